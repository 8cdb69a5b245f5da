import { describe, expect, it } from 'vitest';
import { codeSystemUri, isValueSetUrl, systems, systemUri } from '../../src/fhir/naming-systems';
import { identifierForm } from '../../src/terminology/identifier-forms';

describe('the numbers of a register', () => {
  it.each([
    ['BSN', systems.bsn, '2.16.840.1.113883.2.4.6.3', '999911120', ['999911121', '99991112', '000000000', '99991112O']],
    ['URA', systems.ura, '2.16.528.1.1007.3.3', '00001234', ['1234', '000012345', '0000123a', ' 0001234']],
    ['AGB', systems.agb, '2.16.840.1.113883.2.4.6.1', '01001234', ['1001234', '010012345', '01-01234']],
    ['UZI', systems.uziPerson, '2.16.528.1.1007.3.1', '000012345', ['12345', '0000123456', '00001234\n']],
    ['UZI', systems.uziSystem, '2.16.528.1.1007.3.2', '000012345', ['12345']],
    ['BIG', systems.big, '2.16.528.1.1007.5.1', '19012345601', ['1901234560', '190123456011']],
    ['UZOVI', systems.uzovi, '2.16.840.1.113883.2.4.6.4', '3311', ['331', '33110']],
  ])('of %s (%s) have its form, by URL and by OID', (name, url, oid, right, wrong) => {
    for (const system of [url, oid, `urn:oid:${oid}`]) {
      const form = identifierForm(systemUri(system));
      expect(form).toMatchObject({ name, digits: right.length });
      expect(form?.fits(right)).toBe(true);
      expect(wrong.filter((value) => form?.fits(value))).toEqual([]);
    }
  });

  it('of any other register have no form that is known', () => {
    expect(identifierForm('http://epd.example/patients')).toBeUndefined();
    expect(identifierForm('toString')).toBeUndefined();
  });
});

describe('the name of a code system', () => {
  it.each([
    ['urn:oid:2.16.840.1.113883.6.96', 'http://snomed.info/sct'],
    ['urn:oid:2.16.840.1.113883.6.1', 'http://loinc.org'],
    ['urn:oid:2.16.840.1.113883.6.8', 'http://unitsofmeasure.org'],
    ['urn:oid:2.16.840.1.113883.5.1008', 'http://hl7.org/fhir/v3/NullFlavor'],
    ['urn:oid:2.16.840.1.113883.2.4.4.1', undefined],
    ['urn:oid:2.16.840.1.113883.2.4.6.3', undefined],
    ['urn:oid:1.3.160', undefined],
    ['http://snomed.info/sct', undefined],
  ])('is not %s but %s', (oid, uri) => {
    expect(codeSystemUri(oid)).toBe(uri);
  });

  it.each([
    ['http://hl7.org/fhir/ValueSet/organization-type', true],
    ['https://epd.example/fhir/ValueSet/x', true],
    ['http://hl7.org/fhir/organization-type', false],
    ['http://epd.example/ValueSet/', false],
    ['http://epd.example/ValueSets/x', false],
    ['urn:oid:1.2.3/ValueSet/x', false],
  ])('%s is the URL of a value set: %s', (url, isOne) => {
    expect(isValueSetUrl(url)).toBe(isOne);
  });
});
