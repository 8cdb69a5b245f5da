import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { qualityOf } from '../../src/quality/quality-of';
import { atc, code, hpk, nullFlavor, prk, snomed } from '../../src/zib';
import { measured, now, resources } from './support';

describe('leading codes', () => {
  it('tells SNOMED CT, G-Standaard, other systems, text and nothing apart', () => {
    const { allergies } = measured({
      allergyIntolerances: [
        { id: '1', causativeAgent: snomed('764146007', 'penicilline') },
        { id: '2', causativeAgent: hpk('2919087', 'IBUPROFEN') },
        { id: '3', causativeAgent: { ...hpk('2919087'), translations: [snomed('764146007')] } },
        { id: '4', causativeAgent: code('urn:oid:1.2.3', 'X') },
        { id: '5', causativeAgent: nullFlavor('OTH', 'bruine pleisters') },
        { id: '6', causativeAgent: nullFlavor('UNK') },
      ],
    }).sections;
    expect(allergies.leadingCode).toEqual({
      records: 6,
      preferred: 2,
      snomed: 2,
      gStandaard: 1,
      otherSystem: 1,
      textOnly: 1,
      absent: 1,
      notGiven: 0,
    });
  });

  it('prefers the G-Standaard for medication, in all three building blocks', () => {
    const { medication } = measured({
      medicationUses: [
        {
          id: 'u',
          registrationDateTime: '2026-01-02',
          useIndicator: true,
          productUsed: { productName: 'drankje van de drogist' },
        },
      ],
      medicationAgreements: [
        { id: 'm', agreementDateTime: '2026-01-02', agreedMedicine: { productCodes: [atc('A10BA02'), prk('17469')] } },
      ],
      administrationAgreements: [{ id: 'a', medicine: { productCodes: [atc('A10BA02')] } }],
    }).sections;
    expect(medication.records).toBe(3);
    expect(medication.supporting).toBe(3);
    expect(medication.leadingCode).toMatchObject({
      records: 3,
      preferred: 1,
      gStandaard: 1,
      otherSystem: 1,
      textOnly: 1,
    });
  });

  it('finds the product of a device, and says so when it was not given', () => {
    const all = resources({
      medicalDevices: [{ id: 'd', product: { productType: snomed('183125006', 'hoortoestel') } }],
    });
    expect(qualityOf(all, { now }).sections.devices.leadingCode).toMatchObject({ records: 1, preferred: 1, snomed: 1 });
    const without = qualityOf(
      all.filter(({ resourceType }) => resourceType !== 'Device'),
      { now },
    );
    expect(without.sections.devices.leadingCode).toMatchObject({ records: 1, preferred: 0, notGiven: 1 });
    expect(without.sections.devices.required).toEqual({ expected: 1, missing: 0 });
  });

  it('finds contained and inline medication, and references by full URL', () => {
    const codings = { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.4.10', code: '1' }] };
    const medication = { resourceType: 'Medication', id: 'm', code: codings };
    const statement = (parts: object) => ({ resourceType: 'MedicationStatement', ...parts });
    const bundle = {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        { resource: statement({ medicationCodeableConcept: codings }) },
        { resource: statement({ contained: [medication], medicationReference: { reference: '#m' } }) },
        { resource: statement({ medicationReference: { reference: 'urn:uuid:1' } }) },
        { fullUrl: 'urn:uuid:1', resource: medication },
        { resource: statement({ medicationReference: { reference: 'https://epd.example/Medication/m/_history/1' } }) },
        { resource: statement({ medicationReference: { reference: 'Medication/elders' } }) },
        { resource: statement({}) },
      ],
    } as unknown as Bundle;
    expect(qualityOf(bundle, { now }).sections.medication.leadingCode).toMatchObject({
      records: 6,
      gStandaard: 4,
      notGiven: 1,
      absent: 1,
    });
  });
});
