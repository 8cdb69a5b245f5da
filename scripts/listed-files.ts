import { type BgzSection, sections } from '../src/bgz/index';

/**
 * The files of `src/bgz/listed/`: everything that names each zib of the list once more, because types and light doors need it
 * written out. They follow from the list and the names in it, so this may load nothing that depends on them.
 */

/** A section of the list, and what its zib or other records are called where. */
interface Listed {
  readonly key: string;
  readonly kind: BgzSection['kind'];
  /** Whether it is of a zib of 2017, and so in `BgzRecords` or in another record. */
  readonly isZib: boolean;
  /** `BloodPressure`: name of the zib and of its type of records. */
  readonly type: string;
  /** `bloodPressure`: its builder; with `Stu3` its mapping. */
  readonly name: string;
  /** `blood-pressure`: its folder in `src/bgz/`. */
  readonly folder: string;
  /** What a list of its records is, in words. */
  readonly words: string;
}

const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
const small = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const listed: readonly Listed[] = sections.map(({ key, kind, zib, record = zib, title, content }) => ({
  key,
  kind,
  isZib: content === undefined,
  type: record,
  name: small(record),
  folder: kebab(zib),
  words: `${title.en} (${title.nl}), zib ${zib}${kind === 'read' ? ': those of the patient that no other record names' : ''}.`,
}));

/** Those of a zib of 2017. */
const zibs = listed.filter(({ isZib }) => isZib);

const WIDTH = 120;

/** An import or export as the formatter writes it: names that do not fit go on lines of their own. */
function statement(what: string, names: readonly string[], from: string): string {
  const line = `${what} { ${names.join(', ')} } from '${from}';`;
  return line.length <= WIDTH ? line : `${what} {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

/** Imports as the linter sorts them: by path, a folder before another that begins with its name. */
const sorted = (statements: readonly string[]): string[] => {
  const key = (line: string): string => line.slice(line.indexOf(" from '")).replaceAll('/', ' ');
  return [...statements].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

const file = (imports: readonly string[], ...blocks: readonly string[]): string =>
  [
    [
      '// Written by `npm run docs` from the list of sections (src/bgz/index.ts); do not edit.',
      ...(imports.length > 0 ? ['', ...sorted(imports)] : []),
    ].join('\n'),
    ...blocks,
  ]
    .map((block) => `${block}\n`)
    .join('\n');

const entry = ({ key }: Listed, value: string): string => (key === value ? `  ${key},` : `  ${key}: ${value},`);

function zibsFile(): string {
  const own = zibs.filter(({ kind }) => kind !== 'inside');
  const inside = zibs.filter(({ kind }) => kind === 'inside');
  const others = listed.filter(({ isZib }) => !isZib);
  return file(
    listed.map(({ name, folder }) => statement('import', [name], `../${folder}/zib`)),
    [
      '/** The zib of each list in `BgzRecords`, in the order of the BgZ. Source ports carry the same names. */',
      'export const zibGroups = {',
      ...own.map((one) => entry(one, one.name)),
      '} as const;',
    ].join('\n'),
    [
      '/** The zib of each section: those above, and those that other records hold. */',
      'export const zibs = {',
      '  ...zibGroups,',
      ...inside.map((one) => entry(one, one.name)),
      '} as const;',
    ].join('\n'),
    [
      '/** What builds the records of each section: the zibs, and what is of none. */',
      'export const builders = {',
      '  ...zibs,',
      ...others.map((one) => entry(one, one.name)),
      '} as const;',
    ].join('\n'),
  );
}

function mappingsFile(): string {
  return file(
    [
      "import type { Stu3 } from '../define/stu3';",
      ...listed.map(({ name, folder }) => statement('import', [`${name}Stu3`], `../${folder}/stu3`)),
      "import type { RecordIn, RecordKey } from '../zibs';",
    ],
    [
      '/** The records of each section in FHIR, both ways. */',
      'export const mappings: { readonly [K in RecordKey]: Stu3<RecordIn<K>> } = {',
      ...listed.map((one) => entry(one, `${one.name}Stu3`)),
      '};',
    ].join('\n'),
  );
}

function recordsFile(): string {
  const own = zibs.filter(({ kind }) => kind !== 'inside');
  const property = ({ key, type, words }: Listed, suffix: string, orNull: string): string[] => [
    `  /** ${words} */`,
    key === 'patient'
      ? `  readonly patient: ${type}${suffix};`
      : `  readonly ${key}?: readonly ${type}${suffix}[]${orNull};`,
  ];
  return file(
    own.map(({ type, folder }) => statement('import type', [type, `${type}Input`], `../${folder}/types`)),
    [
      '/** All records of one patient. `schema/bgz-records.schema.json` describes the same as JSON Schema. */',
      'export type BgzRecords = {',
      ...own.flatMap((one) => property(one, '', ' | undefined')),
      '};',
    ].join('\n'),
    [
      '/** What is accepted for a BgzRecords. */',
      'export type BgzRecordsInput = {',
      ...own.flatMap((one) => property(one, 'Input', ' | null | undefined')),
      '};',
    ].join('\n'),
  );
}

function doorFile(): string {
  return file(
    [],
    sorted(
      zibs.flatMap(({ name, type, folder }) => [
        statement('export type', [type, `${type}Input`], `../${folder}/types`),
        statement('export', [name], `../${folder}/zib`),
      ]),
    ).join('\n'),
  );
}

/** What depends on the list alone, by path from the root of the repository. */
export function listedFiles(): Readonly<Record<string, string>> {
  return {
    'src/bgz/listed/zibs.ts': zibsFile(),
    'src/bgz/listed/mappings.ts': mappingsFile(),
    'src/bgz/listed/records.ts': recordsFile(),
    'src/bgz/listed/door.ts': doorFile(),
  };
}
