import type { Project } from './project';

/** The README of a project that was written: what is where, and what to do next. */
export function readme({ name, sections, language }: Project): string {
  const rows = sections.map(
    ({ title, group, file, record }) =>
      `| ${title[language]} | \`${group}\` | \`src/adapter/${file}.ts\` | \`${record}Row\` |`,
  );
  return (language === 'nl' ? dutch : english)(name, rows.join('\n'));
}

const dutch = (name: string, rows: string): string => `# ${name}

Maakt de rijen van uw EPD tot de BgZ in FHIR STU3, met [bgz-facade](https://www.npmjs.com/package/bgz-facade). Geschreven door \`bgz init\`; vanaf nu is
het van u.

\`\`\`sh
npm install
npm test          # elke adapter op zijn voorbeeldrij, en de facade in zijn geheel
npm run check     # wat een ontvanger van uw bronnen zou krijgen, record voor record
BGZ_DEMO_TOKEN=probeer npm start
curl -H 'authorization: Bearer probeer' http://127.0.0.1:8080/fhir/Patient
\`\`\`

De tests draaien op \`node:test\`: het zit in Node, en een adapter heeft niets nodig dat meer kan.

## De onderdelen

| onderdeel | groep | adapter | rij |
| --- | --- | --- | --- |
${rows}

## Wat nu

1. **De kolommen.** Zet in elke adapter de kolommen van uw tabel in de plaats van die van het voorbeeld. De compiler noemt elke regel die dan niet meer klopt,
   en elk veld dat de zib eist. Boven elk veld staat zijn kardinaliteit, zijn begrip en zijn codelijst; meer: \`npx bgz concepts <groep>\`,
   \`npx bgz codelists show <lijst>\`.
2. **Uw codes.** Waar een rij de codes van een codelijst heeft (\`NonNullable<…Input['…']>\`) en uw tabel andere: maak er een tabel van, zoals
   \`const statussen: Record<string, ProblemInput['problemStatus']> = { A: 'active' }\`, en geef wat er niet in staat niet door.
3. **Oude velden.** \`readMoment\`, \`readDosage\` en de andere lezers van \`bgz-facade/legacy\` raden nooit. Wat zij niet begrijpen staat op standard error; stuur
   \`telling\` in \`src/tell.ts\` naar uw eigen log. Wat zij lezen staat in \`node_modules/bgz-facade/docs/legacy.md\`.
4. **De database.** Zet in \`src/epd.ts\` uw vragen in de plaats van \`exampleEpd\`, met patiënten van een testomgeving in \`patients.txt\`, en draai \`npm run check\`.
5. **Wie wat mag.** Vul \`src/authorize.ts\` in. Tot dan krijgt niemand iets.
6. **Live.** \`BGZ_ID_SECRET\` uit een geheimenkluis, en de rest van \`node_modules/bgz-facade/docs/vendor-checklist.md\`.
`;

const english = (name: string, rows: string): string => `# ${name}

Makes the rows of your EHR the BgZ in FHIR STU3, with [bgz-facade](https://www.npmjs.com/package/bgz-facade). Written by \`bgz init\`; from now on it is
yours.

\`\`\`sh
npm install
npm test          # each adapter on its example row, and the facade as a whole
npm run check     # what a receiver would get of your sources, record by record
BGZ_DEMO_TOKEN=try npm start
curl -H 'authorization: Bearer try' http://127.0.0.1:8080/fhir/Patient
\`\`\`

The tests run on \`node:test\`: it is in Node, and an adapter needs nothing that can do more.

## The sections

| section | group | adapter | row |
| --- | --- | --- | --- |
${rows}

## What next

1. **The columns.** In each adapter, put the columns of your table in place of those of the example. The compiler names each line that is not right any
   more, and each field that the zib requires. Above each field stand its cardinality, its concept and its codelist; more: \`npx bgz concepts <group>\`,
   \`npx bgz codelists show <list>\`.
2. **Your codes.** Where a row has the codes of a codelist (\`NonNullable<…Input['…']>\`) and your table has others: make a table of them, such as
   \`const statuses: Record<string, ProblemInput['problemStatus']> = { A: 'active' }\`, and do not pass on what it does not have.
3. **Old fields.** \`readMoment\`, \`readDosage\` and the other readers of \`bgz-facade/legacy\` never guess. What they do not understand is on standard error;
   send \`telling\` in \`src/tell.ts\` to a log of your own. What they read is in \`node_modules/bgz-facade/docs/legacy.md\`.
4. **The database.** In \`src/epd.ts\`, put your queries in place of \`exampleEpd\`, with patients of a test environment in \`patients.txt\`, and run \`npm run check\`.
5. **Who may what.** Fill in \`src/authorize.ts\`. Until then nobody gets anything.
6. **Live.** \`BGZ_ID_SECRET\` from a secret store, and the rest of \`node_modules/bgz-facade/docs/vendor-checklist.md\`.
`;
