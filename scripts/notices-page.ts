import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LockedPackage, lockedPackage, optionalPeers, productionPackages } from './production-packages';

/** Packages of which something is written into ours: the types of `fhir/r3` (`dts.resolve` in tsup.config.ts). */
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
  if (license !== 'MIT') throw new Error(`${name} is ${license}: say in the notices what that asks.`);
  return `- ${name} ${version}, ${license}. ${copyrightOf(name)} The terms are those of the MIT License as they stand in LICENSE.`;
};

/** The text of `THIRD-PARTY-NOTICES.md`. */
export function noticesPage(): string {
  return `# Third-party notices

Generated from \`package-lock.json\` by \`npm run docs\`; do not edit. Each release carries the same as a CycloneDX document,
\`dist/sbom.cdx.json\` (\`npm run sbom\`).

## Installed with it

What \`npm install bgz-facade\` brings along. None of it is in this package: npm installs each from its own package, with its licence.

${table(productionPackages)}

## Installed by choice

Optional peers; who needs one installs it, with what it brings along.

${table(optionalPeers.map(lockedPackage))}

## Inside it

Written into the type declarations (\`dist/**/*.d.ts\`); no code of others is in what runs.

${writtenIn.map(inside).join('\n')}
`;
}
