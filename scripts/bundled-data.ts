import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** What of others is in the package as data, whose it is and what who uses it has to see to. */
export interface DataOwner {
  readonly what: string;
  readonly owner: string;
  /** Code systems: whole addresses, or beginnings that end with `*`. */
  readonly systems: readonly string[];
  readonly terms: string;
  /** What a vendor has to arrange or show. */
  readonly asks: string;
  readonly url: string;
}

const NICTIZ_ROOT = 'urn:oid:2.16.840.1.113883.2.4.3.11.*';

/** Owners of the codes in `codelists/`; a system that none of them has ends the making of the notices. */
export const dataOwners: readonly DataOwner[] = [
  {
    what: 'HL7 FHIR, v2 and v3 code systems',
    owner: 'HL7 International',
    systems: ['http://hl7.org/fhir*', 'http://www.hl7.org/fhir*'],
    terms: 'Published with FHIR STU3 3.0.2, which is in the public domain (CC0 1.0)',
    asks: 'Nothing for the content. HL7 and FHIR are trademarks: say that you use FHIR, not that HL7 approves of you',
    url: 'http://hl7.org/fhir/STU3/license.html',
  },
  {
    what: 'Codes of the zibs themselves',
    owner: 'Nictiz',
    systems: [NICTIZ_ROOT, 'http://nictiz.nl/fhir/NamingSystem/*', 'http://fhir.nl/fhir/NamingSystem/*'],
    terms:
      'Published in the packages named above, CC0 1.0. Some list the answers of instruments of others (MUST, SNAQ, STRONGkids, FLACC, COMFORT)',
    asks: 'Nothing for the codes; the instruments are their makers’, so ask those before you build one',
    url: 'https://zibs.nl',
  },
  {
    what: 'SNOMED CT',
    owner: 'SNOMED International (IHTSDO)',
    systems: ['http://snomed.info/sct'],
    terms:
      'Only for who holds an Affiliate License, free of charge for use in the Netherlands, which is a member country',
    asks: 'An Affiliate License of your own, and of each organization that uses the codes in your product: through the Dutch National Release Center (Nictiz), in the Member Licensing and Distribution Service. Use outside member countries may cost',
    url: 'https://mlds.ihtsdotools.org',
  },
  {
    what: 'LOINC',
    owner: 'Regenstrief Institute, Inc. and the LOINC Committee',
    systems: ['http://loinc.org'],
    terms: 'Free of charge under the LOINC licence; codes are not to be changed, nor to become another standard',
    asks: 'The notice below, where your product or its documents name their sources',
    url: 'https://loinc.org/license',
  },
  {
    what: 'UCUM',
    owner: 'Regenstrief Institute, Inc. and the UCUM Organization',
    systems: ['http://unitsofmeasure.org'],
    terms: 'Free of charge under the UCUM licence; unit codes are not to be changed',
    asks: 'Name the owner, as is done here',
    url: 'https://ucum.org/license',
  },
  {
    what: 'DICOM terms (DCM, PS3.16)',
    owner: 'National Electrical Manufacturers Association (NEMA)',
    systems: ['http://dicom.nema.org/*'],
    terms: 'Codes and terms as FHIR STU3 states them; the standard is copyright of NEMA and free to read',
    asks: 'Name the owner, as is done here',
    url: 'https://www.dicomstandard.org',
  },
  {
    what: 'IHE format codes',
    owner: 'IHE International',
    systems: ['urn:oid:1.3.6.1.4.1.19376.1.2.3'],
    terms: 'As FHIR STU3 states them; the Technical Frameworks are copyright of IHE and free to use',
    asks: 'Nothing',
    url: 'https://www.ihe.net/Technical_Frameworks/',
  },
  {
    what: 'Signature types (E1762-95)',
    owner: 'ASTM International',
    systems: ['urn:iso-astm:E1762-95:2013'],
    terms: 'As FHIR STU3 states them; the standard itself is sold by ASTM',
    asks: 'Nothing for the codes',
    url: 'https://www.astm.org',
  },
  {
    what: 'NHG tables 14, 25 and 45',
    owner: 'Nederlands Huisartsen Genootschap (NHG)',
    systems: ['https://referentiemodel.nhg.org/*'],
    terms: 'The codes that zib codelists enumerate, as Nictiz publishes them; the tables are copyright of NHG',
    asks: 'The terms of NHG for its tables when you use more of them than is here',
    url: 'https://referentiemodel.nhg.org',
  },
  {
    what: 'G-Standaard',
    owner: 'Z-Index B.V.',
    systems: ['urn:oid:2.16.840.1.113883.2.4.4.*'],
    terms: 'The few codes that zib codelists enumerate, as Nictiz publishes them; nothing of its products',
    asks: 'A licence of Z-Index to have G-Standaard content (PRK, GPK, HPK, ZI) in your product',
    url: 'https://www.z-index.nl',
  },
  {
    what: 'US states',
    owner: 'United States Postal Service',
    systems: ['https://www.usps.com/'],
    terms: 'As FHIR STU3 states them',
    asks: 'Nothing',
    url: 'https://www.usps.com',
  },
  {
    what: 'Language tags (BCP 47), media types (BCP 13), URIs (RFC 3986)',
    owner: 'IETF Trust',
    systems: ['urn:ietf:bcp:47', 'urn:ietf:bcp:13', 'urn:ietf:rfc:3986'],
    terms: 'As FHIR STU3 states them; the registries are free to use',
    asks: 'Nothing',
    url: 'https://www.iana.org/protocols',
  },
  {
    what: 'Flags of list items',
    owner: 'Australian Digital Health Agency',
    systems: ['urn:oid:1.2.36.1.2001.1001.101.104.16592'],
    terms: 'As FHIR STU3 states them',
    asks: 'Nothing',
    url: 'http://hl7.org/fhir/STU3/valueset-list-item-flag.html',
  },
  {
    what: 'Status of templates',
    owner: 'ART-DECOR Open Tools',
    systems: ['urn:oid:2.16.840.1.113883.3.1937.98.5.8'],
    terms: 'As Nictiz publishes them',
    asks: 'Nothing',
    url: 'https://art-decor.org',
  },
];

const matches = (pattern: string, system: string): boolean =>
  pattern.endsWith('*') ? system.startsWith(pattern.slice(0, -1)) : system === pattern;

/** Whose a code system is; undefined when no row says. The most exact row decides. */
export function ownerOf(system: string): DataOwner | undefined {
  const lengthIn = ({ systems }: DataOwner) =>
    Math.max(-1, ...systems.filter((pattern) => matches(pattern, system)).map(({ length }) => length));
  const [best] = [...dataOwners].sort((a, b) => lengthIn(b) - lengthIn(a));
  return best !== undefined && lengthIn(best) >= 0 ? best : undefined;
}

type Line = unknown[] | { url?: string; include?: { system?: string }; group?: { source?: string } };

const filesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ndjson'))
    .sort();

/** Code systems that the bundled codelists speak of, each with the codes of it that are there. */
export function bundledCodes(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of filesIn('codelists')) {
    let system: string | undefined;
    for (const text of readFileSync(path.join(root, 'codelists', name), 'utf8')
      .trimEnd()
      .split('\n')) {
      const line = JSON.parse(text) as Line;
      if (Array.isArray(line)) {
        if (system === undefined) throw new Error(`codelists/${name} has a code of no system.`);
        found.get(system)?.add(String(line[0]));
        continue;
      }
      if (line.url !== undefined) system = name.endsWith('code-systems.ndjson') ? line.url : undefined;
      system = line.include?.system ?? line.group?.source ?? system;
      if (system !== undefined && !found.has(system)) found.set(system, new Set());
    }
  }
  return found;
}

/** A package of definitions that profiles were taken from. */
export interface DefinitionPackage {
  readonly name: string;
  readonly version: string;
  readonly definitions: number;
}

export function definitionPackages(): readonly DefinitionPackage[] {
  return readdirSync(path.join(root, 'profiles')).map((folder) => {
    const text = readFileSync(path.join(root, 'profiles', folder, 'index.json'), 'utf8');
    const { package: name, version, definitions } = JSON.parse(text);
    return { name, version, definitions };
  });
}
