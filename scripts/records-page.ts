import { mendings } from '../src/zib';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const rows = Object.entries(mendings).map(
  ([what, { found, becomes, example }]) => `| \`${what}\` | ${cell(found)} | ${cell(becomes)} | ${cell(example)} |`,
);

/** docs/records.md: what a record may be written like. */
export function recordsPage(): string {
  return `# Records as they come

Generated from the table in \`src/zib/parts/mended.ts\` by \`npm run docs\`; do not edit.

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
- The system of a code is only ever told by its form where the value sets of the concept leave one system: \`country\` (ISO 3166-1 in
  two letters, the GBA table in four digits), \`nationalities\`, \`specialty\` (UZI role \`NN.NNN\`, AGB specialism in four digits),
  \`departmentSpecialty\`, languages and their levels, SNOMED CT by its check digit where only SNOMED CT is allowed, ATC among
  products, and the tables of the G-Standaard for form and route. GPK, PRK, HPK and ZI numbers look alike and are never guessed.
- In an ADA instance an element without any content is absent without mention, as ADA writes it.
`;
}
