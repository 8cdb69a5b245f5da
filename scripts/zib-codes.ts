/**
 * The codelists and ConceptMaps of the bundled zib2017 package as modules, so that an editor knows their codes. Needs nothing that
 * is made of them: they can be written before any zib can be loaded.
 */
import { bundledCodelists } from '../src/terminology/codelists/load-codelists';
import type { ConceptMapTable, PackageTables, ValueSetTable } from '../src/terminology/codelists/table';

const PACKAGE = 'nictiz.fhir.nl.stu3.zib2017';

function zibPackage(): PackageTables {
  const found = bundledCodelists().packages.find(({ name }) => name === PACKAGE);
  if (found === undefined) throw new Error(`codelists/ holds no ${PACKAGE}.`);
  return found;
}

const quoted = (text: string): string => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
};

const keyed = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) && key !== 'new' ? key : quoted(key));

/** `AllergieStatusCodelijst-to-allergy-status` as `allergieStatusCodelijstToAllergyStatus`. */
function constantName(name: string): string {
  const [first = '', ...others] = name.split(/[^A-Za-z0-9]+/);
  const start = first.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?=\d|$)|^[A-Z]/, (capitals) => capitals.toLowerCase());
  return start + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** A constant for each, told apart by what `further` says of those that bear the same name. */
function byConstant<T extends { readonly name: string }>(all: readonly T[], further: (one: T) => string) {
  const count = (name: string): number => all.filter((one) => one.name === name).length;
  const named = all.map((one): [string, T] => [
    constantName(one.name) + (count(one.name) > 1 ? further(one) : ''),
    one,
  ]);
  const twice = named.find(([name], at) => named.findIndex(([other]) => other === name) !== at);
  if (twice !== undefined) throw new Error(`Two lists or maps would both be ${twice[0]}.`);
  return named.sort(([a], [b]) => (a < b ? -1 : 1));
}

interface List {
  readonly name: string;
  readonly oid: string;
  /** Per code system the codes with their terms. */
  readonly codes: readonly (readonly [system: string, terms: readonly (readonly [code: string, term: string])[]])[];
}

/** A value set whose codes are all named; undefined for one that takes whole systems or parts of them. */
function listOf({ url, name, include, exclude }: ValueSetTable): List | undefined {
  if (name === undefined || exclude.length > 0) return undefined;
  const codes = include.flatMap(({ system, concepts, filters, valueSets }): List['codes'] => {
    if (system === undefined || concepts === undefined || filters !== undefined || valueSets !== undefined) return [];
    // The Dutch term of a codelist of the zibs; without one, what it shows is Dutch.
    return [[system, concepts.map(({ code, display, nl }) => [code, nl?.[0] ?? display ?? code])]];
  });
  const oid = /\/([\d.]+)--\d+$/.exec(url)?.[1];
  return codes.length === include.length && oid !== undefined ? { name, oid, codes } : undefined;
}

/** `2.16.840.1.113883.2.4.3.11.60.40.2.13.3.1` is list 13.3.1. */
const numberOf = (oid: string): string => oid.split('.').slice(-3).join('_');

const lines = (indent: number, all: readonly string[]): string =>
  all.map((line) => `${' '.repeat(indent)}${line}\n`).join('');

function listText(constant: string, { name, oid, codes }: List): string {
  const systems = codes.map(
    ([system, terms]) =>
      `    ${quoted(system)}: {\n${lines(
        6,
        terms.map(([code, term]) => `${keyed(code)}: ${quoted(term)},`),
      )}    },\n`,
  );
  return `export const ${constant} = {
  name: ${quoted(name)},
  oid: ${quoted(oid)},
  codes: {
${systems.join('')}  },
} as const satisfies Codelist;
`;
}

const head = (what: string) => `/*
 * ${what} of ${PACKAGE}, as \`codelists/\` has them. Written by \`npm run docs\`; do not edit.
 * What is used differently is stated where it is used.
 */
`;

/** The module of the codelists whose codes are all named, under the names they have in the package. */
export function codelistsModule(): string {
  const { valueSets } = zibPackage();
  const lists = [...valueSets.keys()].flatMap((url) => {
    const table = valueSets.get(url);
    return (table && listOf(table)) ?? [];
  });
  return [
    `${head('Codelists')}import type { Codelist } from '../codelist';\n`,
    ...byConstant(lists, ({ oid }) => numberOf(oid)).map(([constant, list]) => listText(constant, list)),
  ].join('\n');
}

function mapText(constant: string, { name = '', groups }: ConceptMapTable): string {
  const parts = groups.map(({ source, target, rows }) => {
    const written = rows.map(
      ([code, to, equivalence]) => `[${quoted(code)}, ${to === null ? 'null' : quoted(to)}, ${quoted(equivalence)}]`,
    );
    return [
      '    {\n',
      ...(source === undefined ? [] : [`      source: ${quoted(source)},\n`]),
      ...(target === undefined ? [] : [`      target: ${quoted(target)},\n`]),
      // One row alone stands in line, as the formatter has it.
      written.length === 1
        ? `      rows: [${written[0]}],\n`
        : `      rows: [\n${lines(
            8,
            written.map((row) => `${row},`),
          )}      ],\n`,
      '    },\n',
    ].join('');
  });
  return `export const ${constant} = {
  name: ${quoted(name)},
  groups: [
${parts.join('')}  ],
} as const satisfies ConceptMap;
`;
}

/** The module of the ConceptMaps. */
export function conceptMapsModule(): string {
  const { conceptMaps } = zibPackage();
  const maps = [...conceptMaps.keys()].flatMap((url) => {
    const table = conceptMaps.get(url);
    return table?.name === undefined ? [] : [{ ...table, name: table.name }];
  });
  return [
    `${head('ConceptMaps')}import type { ConceptMap } from '../concept-map';\n`,
    ...byConstant(maps, () => '').map(([constant, map]) => mapText(constant, map)),
  ].join('\n');
}

/** The modules by path from the root of the repository. */
export function zibCodesFiles(): Readonly<Record<string, string>> {
  return {
    'src/terminology/zib2017/codelists.ts': codelistsModule(),
    'src/terminology/zib2017/concept-maps.ts': conceptMapsModule(),
  };
}
