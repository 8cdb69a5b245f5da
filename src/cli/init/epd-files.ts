import type { Language } from '../../bgz/define/language';
import { exampleId, exampleRow } from './adapter-file';
import { EXAMPLE_BSN } from './plan';
import type { InitSection, Project } from './project';
import { imported } from './typescript';

const words = {
  rows: { nl: 'De rijen van elk onderdeel', en: 'The rows of each section' },
  epd: {
    nl: 'Wat de bronnen vragen: alle rijen van een onderdeel van één patiënt. `signal` zegt dat het antwoord niet meer nodig is.',
    en: 'What the sources ask: all rows of a section of one patient. `signal` says that the answer is not needed any more.',
  },
  replace: {
    nl: 'Zet hier uw database in de plaats van het voorbeeld.',
    en: 'Put your database here in place of the example.',
  },
  example: {
    nl: 'Rijen van een verzonnen patiënt, met een test-BSN. De tests lezen ze; vervang ze samen met de kolommen.',
    en: 'Rows of a fictional patient, with a test BSN. The tests read them; replace them together with the columns.',
  },
  bsn: { nl: 'BSN van de verzonnen patiënt: een testnummer.', en: 'BSN of the fictional patient: a test number.' },
  sources: {
    nl: 'De bronnen van de facade, en van `bgz check`. Een onderdeel zonder bron wordt niet aangeboden.',
    en: 'The sources of the facade, and of `bgz check`. A section without a source is not offered.',
  },
  tell: {
    nl: 'Krijgt wat in een kolom niet begrepen is, met de naam van de kolom.',
    en: 'Gets what was not understood in a column, with the name of the column.',
  },
  telling: {
    nl: 'Maakt van een rij het record van een adapter, en schrijft wat daarbij niet gelezen is naar standard error, met de `id` van het record. De waarde zelf staat er nooit in.',
    en: 'Makes of a row the record of an adapter, and writes what was not read to standard error, with the `id` of the record. The value itself is never in it.',
  },
  refused: {
    nl: 'Voor wat de zib eist: ontbreekt het, dan weigert de builder het record en noemt het veld en de sleutel. Daarom mag het hier door.',
    en: 'For what the zib requires: where it is missing the builder refuses the record, naming field and key. That is why it may pass here.',
  },
} as const;

const adapter = ({ file }: InitSection): string => `./adapter/${file}.js`;

function epdFile(sections: readonly InitSection[], language: Language): string {
  return `import type { PatientQuery } from 'bgz-facade';
${sections.map((one) => `import type { ${one.record}Row } from '${adapter(one)}';\n`).join('')}import { exampleEpd } from './example-epd.js';

/** ${words.rows[language]}. */
export interface Rows {
${sections.map(({ group, record, title }) => `  /** ${title[language]}. */\n  readonly ${group}: readonly ${record}Row[];\n`).join('')}}

/** ${words.epd[language]} */
export type Epd = {
  readonly [Section in keyof Rows]: (whose: PatientQuery, signal: AbortSignal) => Promise<Rows[Section]>;
};

/** ${words.replace[language]} */
export const epd: Epd = exampleEpd;
`;
}

function exampleFile(sections: readonly InitSection[], language: Language): string {
  const patient = sections.find(({ group }) => group === 'patient');
  return `import type { PatientQuery } from 'bgz-facade';
${imported('./epd.js', ['type Epd', 'type Rows'])}

/** ${words.bsn[language]} */
export const EXAMPLE_BSN = '${EXAMPLE_BSN}';

/** ${words.example[language]} */
export const exampleRows: Rows = {
${sections.map((one) => `  ${one.group}: [\n    ${exampleRow(one, language)},\n  ],\n`).join('')}};

const isExample = ({ bsn, id }: PatientQuery): boolean => bsn === EXAMPLE_BSN || id === '${patient && exampleId(patient)}';

export const exampleEpd: Epd = {
${sections.map(({ group }) => `  ${group}: async (whose) => (isExample(whose) ? exampleRows.${group} : []),\n`).join('')}};
`;
}

function sourcesFile(sections: readonly InitSection[], language: Language): string {
  return `import type { Sources } from 'bgz-facade';
${sections.map((one) => `import { to${one.record} } from '${adapter(one)}';\n`).join('')}import { epd } from './epd.js';
${imported('./tell.js', ['telling'])}

/** ${words.sources[language]} */
export const sources: Sources = {
${sections
  .map(
    ({ group, record }) =>
      `  ${group}: async ({ patient }, { signal }) =>\n    (await epd.${group}(patient, signal)).map(telling('${group}', to${record})),\n`,
  )
  .join('')}};
`;
}

function tellFile(language: Language): string {
  const unread = language === 'nl' ? 'niet gelezen' : 'not read';
  return `import type { Unread } from 'bgz-facade/legacy';

/** ${words.tell[language]} */
export type Tell = (unread: Unread, column?: string) => void;

/** ${words.telling[language]} */
export const telling =
  <Row, Input extends { readonly id?: unknown }>(section: string, adapter: (row: Row, tell: Tell) => Input) =>
  (row: Row): Input => {
    const told: string[] = [];
    const record = adapter(row, ({ code }, column = '') => told.push(\`\${column}: ${unread} (\${code})\`));
    for (const one of told) console.warn(\`\${section} \${record.id}, \${one}\`);
    return record;
  };

/** ${words.refused[language]} */
export const orRefused = <T>(value: T | undefined): T => value as T;
`;
}

/** What stands between the tables and the adapters, by path. */
export const epdFiles = ({ sections, language }: Project): Readonly<Record<string, string>> => ({
  'src/epd.ts': epdFile(sections, language),
  'src/example-epd.ts': exampleFile(sections, language),
  'src/sources.ts': sourcesFile(sections, language),
  'src/tell.ts': tellFile(language),
});
