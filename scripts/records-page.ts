import { mendings } from '../src/zib';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const rows = Object.entries(mendings).map(
  ([what, { found, becomes, example }]) => `| \`${what}\` | ${cell(found)} | ${cell(becomes)} | ${cell(example)} |`,
);

/** docs/records.md: what a record may be written like. */
export function recordsPage(): string {
  return `# Records as they come

Generated from the table in \`src/bgz/define/mended.ts\` by \`npm run docs\`; do not edit.

A source seldom has its data in the form of a record. What can mean one thing only is mended; everything else is refused, with
all problems at once, each with the record's own id, where it is, what was found and what is allowed. The table holds for
the builders, \`parse\`, \`bgzRecords\`, JSON, sources and ADA instances alike. Nothing is mended in silence: \`parse\` gives
\`mended\`, a list of \`{ path, at, what }\` with an entry for every place, and \`readAda\` gives the same with element and line, also of an instance it refuses.
A record that a builder made remembers its entries; \`parse\` tells them when it is given that record.

| what | Found | Becomes | Example |
| --- | --- | --- | --- |
${rows.join('\n')}

- Text that a person wrote stays exactly as it is inside; only blanks around it go.
- A required value that becomes absent is \`missing\`. A property the zib does not have is refused, also when it is \`null\`.
- Bare text where a codelist stands is a code or short name of that list, or refused. A codelist that allows no other codes
  also refuses an object with a code it does not have.
- A number with a fraction, beyond 2^53 - 1 or (for a code) below zero, a \`Date\` that holds no moment, and a \`nullFlavor\` where no
  coded value stands are refused.
- The system of a code is only ever told by its form, by this table and nothing else (\`src/bgz/parts/code/systems-by-form.ts\`): \`country\`
  (the 249 codes of ISO 3166-1 in two letters; the GBA table in four digits; \`XX\` or \`UK\` is text), \`nationalities\` (GBA, four
  digits), \`communicationLanguage\` (\`nl\`, \`nl-NL\`), \`listening\`, \`speaking\` and \`reading\` (E, G, F, P), \`specialty\` (UZI role
  \`NN.NNN\`, AGB specialism in four digits), \`departmentSpecialty\` (AGB), \`pharmaceuticalForm\` and \`routeOfAdministration\` (tables of
  the G-Standaard), \`additionalInstructions\` (NHG table 25), ATC by its letters in \`productCodes\` and \`ingredientCode\`, and SNOMED CT
  by its check digit where the zib takes nothing else: routes of exposure, anatomical locations, the type, method and category
  of a procedure, the type of a device.
- A concept that takes numbers of several systems is never guessed: \`causativeAgent\` and \`specificSubstance\` (SNOMED CT, HPK, SNK, SSK,
  thesaurus 122), \`productCodes\` and \`ingredientCode\` (GPK, PRK, HPK, ZI, GTIN …), \`problemName\`. By their length, half a column
  would become SNOMED CT and the other half text; so all of it is text. Say the system: \`snomed('256349002')\`.
- In TypeScript a bare code or name in place of a coded value is typed in registrations of people and organizations only:
  \`country\`, \`nationalities\`, \`communicationLanguage\`, \`specialty\` and \`departmentSpecialty\`. Elsewhere the type of a
  builder asks for an object with a system, or for a code of the codelist, so that a diagnosis does not become text unseen;
  there a bare name is taken at run time only, by \`parse\`, which takes \`unknown\`, and by sources and JSON.
- In an ADA instance an element without any content is absent without mention, as ADA writes it.
`;
}
