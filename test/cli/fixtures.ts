import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const one of made) rmSync(one, { recursive: true, force: true });
});

/** Makes a folder with files, by path; it goes when the tests of the file are done. */
export function folderWith(files: Readonly<Record<string, string | object>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'bgz-cli-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

/** A Patient that conforms, with a test BSN. */
export const good = {
  resourceType: 'Patient',
  id: 'anna',
  meta: { profile: ['http://fhir.nl/fhir/StructureDefinition/nl-core-patient'] },
  identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990019' }],
  gender: 'female',
  birthDate: '1957-03-12',
};

/** The same Patient with a gender that is none of the list, on line 15 of its file. */
export const broken = { ...good, id: 'bert', gender: 'V' };

/** A Patient with a warning only: it claims a profile that nobody knows. */
export const doubtful = {
  ...good,
  id: 'cora',
  meta: { profile: ['http://epd.example/fhir/StructureDefinition/none'] },
};

/** A resource as a line of NDJSON. */
export const line = (resource: object): string => `${JSON.stringify(resource)}\n`;

/** A FHIR package that asks every Patient for a birth date. */
export const ownPackage = {
  'package.json': { name: 'epd.profiles', version: '1.0.0' },
  'StructureDefinition-epd-patient.json': {
    resourceType: 'StructureDefinition',
    url: 'http://epd.example/fhir/StructureDefinition/epd-patient',
    name: 'EpdPatient',
    version: '1.0.0',
    status: 'active',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Patient', path: 'Patient' },
        { id: 'Patient.birthDate', path: 'Patient.birthDate', min: 1, mustSupport: true },
      ],
    },
  },
  'ValueSet-epd-colours.json': {
    resourceType: 'ValueSet',
    url: 'http://epd.example/fhir/ValueSet/epd-colours',
    name: 'EpdColours',
    status: 'active',
    compose: { include: [{ system: 'http://epd.example/colours', concept: [{ code: 'red', display: 'Rood' }] }] },
  },
};

/** Canonical URL of the profile in that package. */
export const epdPatient = 'http://epd.example/fhir/StructureDefinition/epd-patient';
