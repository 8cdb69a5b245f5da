import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../../src/fhir/xml/write-fhir-xml';
import { model } from './support';

const shared = resolve(import.meta.dirname, '../../../../shared');
/** Folder, number of resources, and digest of their XML: how it is made may change, not a byte of it. */
const packages = [
  ['hl7.fhir.r3.core-3.0.2/package', 2378, '06d1b4109ba499f5'],
  ['nictiz.fhir.nl.stu3.zib2017-2.2.18/package', 525, '04f6198c75ac5bc5'],
  ['nictiz.fhir.nl.stu3.zib2017-2.2.18/package/examples', 208, '0bf5fdb19210fb46'],
] as const;
const fixtures = join(shared, 'qualification/test/fhir');

const jsonFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => /^[A-Za-z].*\.json$/.test(name) && name !== 'package.json')
    .sort();

describe.skipIf(!existsSync(join(shared, 'packages')))('published resources (skipped when ../shared is absent)', () => {
  it.each(packages)('of %s: all %i go to XML and back unchanged', (name, count, digest) => {
    const written = createHash('sha256');
    const folder = join(shared, 'packages', name);
    const files = jsonFiles(folder);
    expect(files).toHaveLength(count);
    for (const file of files) {
      const resource: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const xml = writeFhirXml(resource, model);
      written.update(xml);
      const { value, faults } = readFhirXml(xml, model);
      expect(faults, file).toEqual([]);
      expect(value, file).toStrictEqual(resource);
    }
    expect(written.digest('hex').slice(0, 16)).toBe(digest);
  });
});

describe.skipIf(!existsSync(fixtures))('the national test set in XML (skipped when ../shared is absent)', () => {
  const read = (file: string) => {
    const text = readFileSync(join(fixtures, file), 'utf8').replace(/\$\{DATE,[^}]*\}/g, '2026-11-24');
    return readFhirXml(text, model);
  };
  // Nictiz gives ProcedureRequest.performer twice here, where STU3 allows one.
  const REPEATED = 'zib-ProcedureRequest-msz-c333410e-6b2a-11ec-0000-2.xml';

  it('is read, and goes to XML and back unchanged', () => {
    const files = readdirSync(fixtures).filter((file) => file.endsWith('.xml') && file !== REPEATED);
    expect(files).toHaveLength(107);
    for (const file of files) {
      const { value, faults } = read(file);
      expect(faults, file).toEqual([]);
      const xml = writeFhirXml(value, model);
      const again = readFhirXml(xml, model);
      expect(again, file).toMatchObject({ faults: [], value });
      expect(writeFhirXml(again.value, model), file).toBe(xml);
    }
  });

  it('holds one resource with an element given twice, and both are kept', () => {
    const { value, faults } = read(REPEATED);
    expect(faults).toMatchObject([
      {
        rule: 'xml-structure',
        parameters: { reason: { en: 'element "performer" is repeated but may occur once' } },
        path: ['performer'],
        line: 90,
      },
    ]);
    expect(value).toMatchObject({ resourceType: 'ProcedureRequest', performer: [{}, {}] });
  });
});
