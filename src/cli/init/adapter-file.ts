import type { Language } from '../../bgz/define/language';
import { type StatedConcept, statedConcepts, statedZibs, toldCodes } from '../../bgz/stated-concepts';
import { type Column, columnWord, type Filled } from './filled';
import { plan } from './plan';
import type { InitSection } from './project';
import { docstring, imported, literal, property, remark } from './typescript';

/** A property of the record, filled or told of. */
interface Line {
  readonly concept: StatedConcept;
  readonly filled: Filled | undefined;
  /** Names of its columns, where it is filled. */
  readonly columns: readonly string[];
}

const snake = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase();

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** The name of a column: that of its concept, in the language of the project; of what is no concept of its own the property. */
function columnName({ record, id, dutch }: StatedConcept, { name, suffix = '' }: Column, project: Naming): string {
  if (name !== undefined) return columnWord(name, project.language);
  const own = project.language === 'nl' && dutch !== undefined && id !== project.zib ? dutch : lastOf(record);
  const end = columnWord(suffix, project.language);
  const begin = snake(own);
  return begin.endsWith(end) ? begin : begin + end;
}

/** By what columns are named: the language of the project, and the id of the zib itself. */
interface Naming {
  readonly language: Language;
  readonly zib: string | undefined;
}

const known = new Map<InitSection['group'], readonly StatedConcept[]>();

/** The properties of the records of a section, but for its key. Each time they are told the schema of all records is made. */
function propertiesOf(group: InitSection['group']): readonly StatedConcept[] {
  const told =
    known.get(group) ?? statedConcepts(group).filter(({ record }) => !record.includes('.') && record !== 'id');
  known.set(group, told);
  return told;
}

function linesOf({ group }: InitSection, language: Language): readonly Line[] {
  const naming = { language, zib: statedZibs().find((one) => one.group === group)?.id };
  const properties = propertiesOf(group);
  return properties.map((concept) => {
    const filled = plan[group][concept.record];
    return { concept, filled, columns: (filled?.columns ?? []).map((one) => columnName(concept, one, naming)) };
  });
}

const isRequired = ({ cardinality }: StatedConcept): boolean => cardinality.startsWith('1');

/** Codes that are told in a line; `bgz codelists show` has the rest. */
const MOST_CODES = 10;

/** What is to be known of a property, in a line of comment. */
function told(stated: StatedConcept, language: Language): string {
  const { cardinality, id, name, dutch, holds, codelist, note } = stated;
  const codes = toldCodes(stated);
  const concept = id === undefined ? '' : `${language === 'nl' ? dutch : `${name} (${dutch})`}, ${id}: `;
  const more = codes.length > MOST_CODES ? ', …' : '';
  const list =
    codelist === undefined ? '' : `. ${codelist.split(' ')[0]}: ${codes.slice(0, MOST_CODES).join(', ')}${more}`;
  return `${cardinality} ${concept}${holds}${list}${note === undefined ? '' : `. ${note}`}`.replace(/\s+/g, ' ');
}

function typeOf(column: Column, { record }: StatedConcept, inputType: string): string {
  const property = `NonNullable<${inputType}['${record}']>`;
  if (column.type === 'input') return property;
  return column.type === 'item' ? `${property}[number]` : column.type;
}

const words = {
  row: { nl: 'Een rij van uw tabel met', en: 'A row of your table with' },
  replace: {
    nl: 'De kolommen zijn een voorbeeld: zet de uwe ervoor in de plaats, en de compiler zegt wat er hieronder verandert.',
    en: 'The columns are an example: put yours in their place, and the compiler says what changes below.',
  },
  key: {
    nl: 'Uw eigen sleutel van de rij: uniek per patiënt in deze tabel, en bij elke pull dezelfde.',
    en: 'Your own key of the row: unique per patient in this table, and the same at each pull.',
  },
  map: { nl: 'Van een rij naar een record van zib', en: 'From a row to a record of zib' },
  refused: {
    nl: 'Wat de zib eist en de rij niet heeft, weigert de bibliotheek, met deze sleutel erbij.',
    en: 'What the zib requires and the row does not have, the library refuses, naming this key.',
  },
  required: { nl: 'verplicht', en: 'required' },
  rest: { nl: 'Wat de zib verder kent; vul wat u heeft:', en: 'What else the zib has; fill what you have:' },
} as const;

/** The text of `src/adapter/<section>.ts`: the row of a table, and what of it goes where in the record of the zib. */
export function adapterFile(section: InitSection, language: Language): string {
  const { group, record, title } = section;
  const zib = statedZibs().find((one) => one.group === group);
  const input = `${record}Input`;
  const lines = linesOf(section, language);
  const filled = lines.filter((line): line is Line & { readonly filled: Filled } => line.filled !== undefined);
  const uses = (of: 'legacy' | 'zib' | 'own'): string[] => filled.flatMap((line) => line.filled[of] ?? []);
  const needsRefusal = filled.some((line) => line.filled.maybe && isRequired(line.concept));
  const say = (one: keyof typeof words): string => words[one][language];

  const columns = filled.flatMap(({ concept, filled: { columns: own }, columns: namesOf }) =>
    own.map((column, at) => `  readonly ${namesOf[at]}: ${typeOf(column, concept, input)};`),
  );
  const properties = filled.map(({ concept, filled: one, columns: namesOf }) => {
    const value = one.write(namesOf);
    const safe = one.maybe && isRequired(concept) ? `orRefused(${value})` : value;
    return `${remark(told(concept, language), '    ')}\n${property(concept.record, safe, '    ')}`;
  });
  const rest = lines
    .filter((line) => line.filled === undefined)
    .map(({ concept }) => remark(`${concept.record}: ${told(concept, language)}`, '    '));

  return [
    imported('bgz-facade/legacy', uses('legacy')),
    imported('bgz-facade/zib', [...uses('zib'), `type ${input}`]),
    imported('../tell.js', [...uses('own'), ...(needsRefusal ? ['orRefused'] : []), 'type Tell']),
    '',
    docstring(`${say('row')} ${title[language]}. ${say('replace')}`),
    `export interface ${record}Row {`,
    `  /** ${say('key')} */`,
    '  readonly id: string;',
    ...columns,
    '}',
    '',
    docstring(`${say('map')} ${zib?.name ?? record} (${zib?.dutch ?? record}, ${zib?.id ?? ''}). ${say('refused')}`),
    `export function to${record}(row: ${record}Row, ${usesTell(filled) ? 'tell' : '_tell'}: Tell): ${input} {`,
    '  return {',
    `    id: row.id,`,
    ...properties,
    `    // ${say('rest')}`,
    ...rest,
    '  };',
    '}',
    '',
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

const usesTell = (filled: readonly { readonly filled: Filled }[]): boolean =>
  filled.some((line) => line.filled.legacy?.includes('taken'));

/** The example row of a section, as TypeScript. */
export function exampleRow(section: InitSection, language: Language): string {
  const values = linesOf(section, language).flatMap(({ filled, columns }) =>
    (filled?.columns ?? []).map(({ example }, at) => [columns[at], example] as const),
  );
  return literal({ id: exampleId(section), ...Object.fromEntries(values) }, '    ');
}

export const exampleId = ({ file }: InitSection): string => (file === 'patient' ? '4711' : `${file}-1`);

/** What the builder of a section is given for its example row. */
export function exampleInput(section: InitSection): Record<string, unknown> {
  const values = Object.entries(plan[section.group]).map(([property, { value }]) => [property, value]);
  return { id: exampleId(section), ...Object.fromEntries(values) };
}

/** A required property that a row can leave empty: what is refused then. */
export function refusedWhenEmpty(
  section: InitSection,
  language: Language,
): { readonly property: string; readonly columns: readonly string[] } | undefined {
  const line = linesOf(section, language).find(
    ({ concept, filled }) =>
      filled?.maybe && isRequired(concept) && filled.columns.every(({ type }) => type === 'string'),
  );
  return line && { property: line.concept.record, columns: line.columns };
}
