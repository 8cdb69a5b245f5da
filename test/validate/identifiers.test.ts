import { describe, expect, it } from 'vitest';
import { errorsOf, linesOf, onlyIssue, validator } from './fixtures/support';

const FHIR_NL = 'http://fhir.nl/fhir/NamingSystem';

const practitioner = (system: string, value: string) => ({
  resourceType: 'Practitioner',
  identifier: [{ system, value }],
});

describe('the register of an identifier', () => {
  it.each([
    ['https://fhir.nl/fhir/NamingSystem/bsn', '999911120', `${FHIR_NL}/bsn`],
    [`${FHIR_NL}/bsn/`, '999911120', `${FHIR_NL}/bsn`],
    [`${FHIR_NL}/BSN`, '999911120', `${FHIR_NL}/bsn`],
    [`${FHIR_NL}/agb`, '01001234', `${FHIR_NL}/agb-z`],
    ['http://www.fhir.nl/fhir/namingsystem/ura', '00001234', `${FHIR_NL}/ura`],
    [`${FHIR_NL}/UZI-nr-pers`, '000012345', `${FHIR_NL}/uzi-nr-pers`],
  ])('that is nearly right is told with the right one: %s', async (system, value, meant) => {
    const report = await validator.validate(practitioner(system, value));
    expect(linesOf(report)).toEqual(['warning identifier-system-near Practitioner.identifier[0].system']);
    expect(onlyIssue(report, 'identifier-system-near').message).toContain(`meant is ${meant}.`);
  });

  it('that is nearly right tells the form of its numbers', async () => {
    const report = await validator.validate(practitioner('https://fhir.nl/fhir/NamingSystem/bsn', '1'));
    expect(errorsOf(report)).toEqual(['error identifier-bsn Practitioner.identifier[0].value']);
  });

  it.each(['http://epd.example/bsn', `${FHIR_NL}/bsn-2`, 'urn:oid:1.2.3'])(
    'of one of its own is not: %s',
    async (own) => {
      expect(linesOf(await validator.validate(practitioner(own, '1')))).toEqual([]);
    },
  );
});

describe('the number of an identifier', () => {
  it.each([
    ['BSN', 'identifier-bsn', `${FHIR_NL}/bsn`, '2.16.840.1.113883.2.4.6.3', '999911120', ['999911121', '99991112']],
    ['URA', 'identifier-form', `${FHIR_NL}/ura`, '2.16.528.1.1007.3.3', '00001234', ['1234', '0000123x']],
    ['UZI', 'identifier-form', `${FHIR_NL}/uzi-nr-pers`, '2.16.528.1.1007.3.1', '000012345', ['12345', '0000123456']],
    ['AGB', 'identifier-form', `${FHIR_NL}/agb-z`, '2.16.840.1.113883.2.4.6.1', '01001234', ['1001234', '01-001234']],
    ['BIG', 'identifier-form', `${FHIR_NL}/big`, '2.16.528.1.1007.5.1', '19012345601', ['1901234560']],
    ['UZOVI', 'identifier-form', `${FHIR_NL}/uzovi`, '2.16.840.1.113883.2.4.6.4', '3311', ['331']],
  ])('of %s has the form of its register, by URL and by OID', async (register, rule, url, oid, right, wrong) => {
    for (const system of [url, `urn:oid:${oid}`]) {
      expect(errorsOf(await validator.validate(practitioner(system, right)))).toEqual([]);
      for (const value of wrong) {
        const report = await validator.validate(practitioner(system, value), { language: 'nl' });
        expect(errorsOf(report)).toEqual([`error ${rule} Practitioner.identifier[0].value`]);
        const { message } = onlyIssue(report, rule);
        expect(message).toContain(register);
        expect(JSON.stringify(report)).not.toContain(value);
      }
    }
  });

  it('is looked at in a reference too', async () => {
    const identifier = { system: `${FHIR_NL}/bsn`, value: '123456789' };
    const report = await validator.validate({
      resourceType: 'Flag',
      status: 'active',
      code: { text: 'x' },
      subject: { identifier },
    });
    expect(errorsOf(report)).toEqual(['error identifier-bsn Flag.subject.identifier.value']);
  });

  it('may be left out with its reason, and may have any form in a register of ones own', async () => {
    const reason = { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' };
    const masked = { system: `${FHIR_NL}/bsn`, _value: { extension: [reason] } };
    const own = { system: 'http://epd.example/persons', value: 'P-1' };
    const report = await validator.validate({ resourceType: 'Practitioner', identifier: [masked, own] });
    expect(errorsOf(report)).toEqual([]);
  });
});
