import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createValidator, FhirPackageError, readFhirPackage } from '../../../src/validate';
import { type Files, manifest, packageFolder, tarOf } from './support';

const { path, writeFolder, writeTgz } = packageFolder();

const URL = 'http://x.example/StructureDefinition/own-patient';
const BASE = 'http://hl7.org/fhir/StructureDefinition';
const XML = 'xmlns="http://hl7.org/fhir"';

const profile = `<?xml version="1.0" encoding="UTF-8"?>
<StructureDefinition ${XML}>
  <id value="own-patient"/>
  <contained><ValueSet>
    <id value="kinds"/>
    <status value="active"/>
    <compose><include>
      <system value="urn:kinds"/>
      <concept><code value="a"/><display value="één"/></concept>
    </include></compose>
  </ValueSet></contained>
  <url value="${URL}"/>
  <name value="OwnPatient"/>
  <status value="active"/>
  <fhirVersion value="3.0.1"/>
  <kind value="resource"/>
  <abstract value="false"/>
  <type value="Patient"/>
  <baseDefinition value="${BASE}/Patient"/>
  <derivation value="constraint"/>
  <differential>
    <element id="Patient.birthDate"><path value="Patient.birthDate"/><min value="1"/></element>
    <element id="Patient.maritalStatus">
      <path value="Patient.maritalStatus"/>
      <binding><strength value="required"/><valueSetReference><reference value="#kinds"/></valueSetReference></binding>
    </element>
  </differential>
</StructureDefinition>`;

const list = `<ValueSet ${XML}><url value="http://x.example/list"/><status value="active"/></ValueSet>`;
const search = `<SearchParameter ${XML}><url value="http://x.example/search"/></SearchParameter>`;

/** As Nictiz keeps its sources: folders by kind, with examples beside them. */
const files: Files = {
  'package.json': manifest,
  'Profiles - own/own-patient.xml': profile,
  'ValueSets/list.xml': list,
  'SearchParameters/search.xml': search,
  'Examples/patient.xml': `<Patient ${XML}/>`,
  'readme.md': '# own',
  'build.xml': '<project name="own"/>',
};

const inPackage = (content: Files): Files =>
  Object.fromEntries(Object.entries(content).map(([name, text]) => [`package/${name}`, text]));

const patient = (code: string, more: object = {}) => ({
  resourceType: 'Patient',
  meta: { profile: [URL] },
  maritalStatus: { coding: [{ system: 'urn:kinds', code }] },
  ...more,
});

describe('a package with definitions in XML', () => {
  it.each([
    ['folder', () => writeFolder('folder', files)],
    ['.tgz', () => writeTgz('package.tgz', inPackage(files))],
    [
      '.tar',
      () => {
        writeFileSync(path('package.tar'), tarOf(inPackage(files)));
        return path('package.tar');
      },
    ],
  ])('is read from a %s, and what it holds beside definitions is said', (_, make) => {
    const read = readFhirPackage(make());
    expect(read.resources.map(({ resourceType, url }) => [resourceType, url])).toEqual([
      ['StructureDefinition', URL],
      ['SearchParameter', 'http://x.example/search'],
      ['ValueSet', 'http://x.example/list'],
    ]);
    expect(read.notLoaded).toEqual([
      '1 SearchParameter',
      '1 in folders Examples/',
      '1 md without a resource',
      '1 xml without a resource',
    ]);
  });

  it('is used by the validator, the value set within a profile too', async () => {
    const validator = createValidator({ packages: [writeFolder('used', files)] });
    expect(validator.notLoaded).toContain('example.package#1.2.3: 1 SearchParameter');
    const rules = async (resource: object) => (await validator.validate(resource)).issues.map(({ rule }) => rule);
    expect(await rules(patient('a', { birthDate: '1970' }))).toEqual([]);
    expect(await rules(patient('b'))).toEqual(['binding-required', 'cardinality-min', 'code-unverifiable']);
  });

  it('says what in a definition is no FHIR XML, and reads the rest', () => {
    const odd = profile.replace('<status', '<stand value="x"/><status');
    const { notLoaded, resources } = readFhirPackage(writeFolder('odd', { 'package.json': manifest, 'a/b.xml': odd }));
    expect(resources).toHaveLength(1);
    expect(notLoaded).toEqual([
      'a/b.xml: 1 × something that FHIR XML does not allow (line 6: element (name not shown) is not known in element "ValueSet")',
    ]);
  });

  it.each([
    ['that is cut off', profile.slice(0, 500), /a\/b\.xml holds no FHIR XML \(line \d+: /],
    [
      'in another character set than it says',
      profile.replace('UTF-8', 'UTF-16'),
      /a\/b\.xml is not in a character set/,
    ],
  ])('with a file %s is refused by its name', (_, text, message) => {
    const given = writeFolder('broken', { 'package.json': manifest, 'a/b.xml': text });
    expect(() => readFhirPackage(given)).toThrow(FhirPackageError);
    expect(() => readFhirPackage(given)).toThrow(message);
  });

  it('of another FHIR version gives no profiles, and says so', () => {
    const r4 = profile.replace('3.0.1', '4.0.1');
    const validator = createValidator({ packages: [writeFolder('r4', { 'package.json': manifest, 'a.xml': r4 })] });
    expect(validator.refused).toEqual([`${URL}: it is for FHIR 4.0.1, not for STU3`]);
  });
});
