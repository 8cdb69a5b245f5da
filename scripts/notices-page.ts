import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtIn, inPage } from './built-in';
import { bundledCodes, dataOwners, definitionPackages, ownerOf } from './bundled-data';
import { type LockedPackage, lockedPackage, optionalPeers, productionPackages } from './production-packages';

/** Packages of which something is written into our declarations: the types of `fhir/r3` (`dts.resolve` in tsup.config.ts). */
export const writtenIn: readonly string[] = ['@types/fhir'];

const table = (packages: readonly LockedPackage[]): string =>
  [
    '| Package | Version | Licence |',
    '| --- | --- | --- |',
    ...packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`),
  ].join('\n');

/** The line of a licence file that says whose it is. */
function copyrightOf(name: string): string {
  const file = path.resolve(import.meta.dirname, '..', 'node_modules', name, 'LICENSE');
  const [line] = /Copyright .*/.exec(readFileSync(file, 'utf8')) ?? [];
  if (line === undefined) throw new Error(`${file} says no copyright.`);
  return line.trim();
}

const inside = (name: string): string => {
  const { version, license } = lockedPackage(name);
  if (license === 'Apache-2.0')
    return `- ${name} ${version}, ${license}, unchanged. Its terms stand at the end of this page.`;
  if (license === 'ISC') return `- ${name} ${version}, ${license}. Its terms stand at the end of this page.`;
  if (license !== 'MIT') throw new Error(`${name} is ${license}: say in the notices what that asks.`);
  return `- ${name} ${version}, ${license}. ${copyrightOf(name)} The terms are those of the MIT License as they stand in LICENSE.`;
};

/** The terms that have to come along as they stand, of packages that are built in. */
const terms = (name: string): string => `## Terms of ${name}

\`\`\`text
${readFileSync(path.resolve(import.meta.dirname, '..', 'node_modules', name, 'LICENSE'), 'utf8').trim()}
\`\`\``;

/** Codes there are, per owner; systems of which none is there. */
function held(): { readonly codes: ReadonlyMap<string, number>; readonly named: number } {
  const codes = new Map<string, number>();
  let named = 0;
  for (const [system, own] of bundledCodes()) {
    if (own.size === 0) {
      named++;
      continue;
    }
    const owner = ownerOf(system);
    if (owner === undefined)
      throw new Error(`codelists/ has codes of ${system}: say in bundled-data.ts whose they are.`);
    codes.set(owner.what, (codes.get(owner.what) ?? 0) + own.size);
  }
  return { codes, named };
}

function dataSection(): string {
  const { codes, named } = held();
  const rows = dataOwners.map(
    ({ what, owner, terms, asks, url }) =>
      `| ${what} | ${owner} | ${codes.get(what) ?? 0} | ${terms} | ${asks} | <${url}> |`,
  );
  return `## Data inside it

\`profiles/\` and \`codelists/\` state facts of these packages: canonicals, paths, cardinalities, types, bindings, FHIRPath of
invariants; codes with their names. No definitions, comments or other texts of them. Each is under CC0 1.0, which asks nothing; the
codes in them may be somebody else's, see the table.

| Package | Version | Of | Definitions |
| --- | --- | --- | --- |
${definitionPackages()
  .map(({ name, version, definitions }) => {
    const of = name.startsWith('hl7.') ? 'HL7 International' : 'Nictiz';
    return `| ${name} | ${version} | ${of} | ${definitions} |`;
  })
  .join('\n')}

How many codes of each there are in \`codelists/\`; \`profiles/\` and what was built use some of the same.

| Codes | Owner | Here | Terms | What it asks of you | More |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

Of ${named} other code systems the address is here and no code: ATC, ICD-10, ICF, ICPC, DSM, NANDA, NIC, NOC, Omaha, ISO 3166, the UZI
roles, the AGB and UZOVI registers of Vektis, most of the G-Standaard. Codes of those come from your records; who sends them sees to what
their owners ask. An index of SNOMED CT that \`bgz codelists snomed\` makes is made of your own release, under your own licence, and is not
to be passed on with your product.

The notice that the LOINC licence asks for: This material contains content from LOINC (http://loinc.org). LOINC is copyright ©
Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the
license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc.

This page states what was found; it is no legal advice.`;
}

/** The text of `THIRD-PARTY-NOTICES.md`. */
export function noticesPage(): string {
  return `# Third-party notices

Generated from \`package-lock.json\` by \`npm run docs\`; do not edit. Each release carries the same as a CycloneDX document,
\`dist/sbom.cdx.json\` (\`npm run sbom\`).

## Installed with it

What \`npm install bgz-facade\` brings along. npm installs each from its own package, with its licence.

${table(productionPackages)}

## Installed by choice

Optional peers; who needs one installs it, with what it brings along.

${table(optionalPeers.map(lockedPackage))}

## Inside it

Written into the type declarations (\`dist/**/*.d.ts\`); of its comments, which are HL7's, the first line of each:

${writtenIn.map(inside).join('\n')}

Built into what runs (\`dist/**/*.js\`), of each what is used:

${builtIn.map(inside).join('\n')}

Built into the page that \`bgz view\` writes (\`dist/view-page/page.js\`), and so in each page:

${inPage.map(inside).join('\n')}

${dataSection()}

${[...builtIn, ...inPage]
  .filter((name) => lockedPackage(name).license !== 'MIT')
  .map(terms)
  .join('\n\n')}
`;
}
