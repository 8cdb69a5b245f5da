import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtIn, inPage } from './built-in';
import { writtenIn } from './notices-page';
import { type LockedPackage, lockedPackage, productionPackages } from './production-packages';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '..', 'package.json'), 'utf8')) as Manifest;

/** Package URL (purl) of an npm package; the @ of a scope is encoded. */
const purl = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** An SPDX identifier, an expression of several, or words of the package's own. */
function licenseOf(license: string) {
  if (/^[A-Za-z0-9.+-]+$/.test(license)) return [{ license: { id: license } }];
  return [/ (?:OR|AND|WITH) /.test(license) ? { expression: license } : { license: { name: license } }];
}

/** The hash of a package as npm holds it to, in hexadecimal. */
function hashesOf(integrity: string) {
  const [algorithm = '', base64 = ''] = integrity.split('-', 2);
  return [{ alg: algorithm.replace(/^sha/, 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') }];
}

const component = ({ name, version, license, integrity }: LockedPackage) => ({
  'bom-ref': purl(name, version),
  type: 'library',
  name,
  version,
  scope: 'required',
  purl: purl(name, version),
  hashes: hashesOf(integrity),
  licenses: licenseOf(license),
});

const refOf = (name: string): string => {
  const found = productionPackages.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is asked for and is no production package of the lockfile.`);
  return purl(name, found.version);
};

/**
 * The software bill of materials of this version (CycloneDX 1.5, JSON): what installing it brings along and what is written
 * into it, with versions, licences and hashes as the lockfile has them. The same for the same lockfile, so without a time.
 */
export function sbom() {
  const own = purl(manifest.name, manifest.version);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        'bom-ref': own,
        type: 'library',
        name: manifest.name,
        version: manifest.version,
        description: manifest.description,
        purl: own,
        licenses: licenseOf(manifest.license),
        components: [...builtIn, ...inPage, ...writtenIn].map((name) => component(lockedPackage(name))),
      },
    },
    components: productionPackages.map(component),
    dependencies: [
      { ref: own, dependsOn: Object.keys(manifest.dependencies).sort().map(refOf) },
      ...productionPackages.map(({ name, version, asks }) => ({
        ref: purl(name, version),
        dependsOn: asks.map(refOf),
      })),
    ],
  };
}
