import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAda } from '../../src/ada';
import { read } from './instances';

const folder = path.resolve(import.meta.dirname, '../../../shared/qualification/test/ada');
const file = (patient: string) => path.join(folder, `BgZ-msz-tst-pat${patient}-SLB.xml`);
const text = (patient: string) => readFileSync(file(patient), 'utf8');

describe.skipIf(!existsSync(folder))('Nictiz test patients (skipped when ../shared/qualification is absent)', () => {
  it('reads patient C', () => {
    const { records } = read(text('C'));
    expect(records.patient).toMatchObject({
      id: 'bgz-msz-patC',
      identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999901370' }],
      nameInformation: { lastName: { prefix: 'de', lastName: 'Herder' } },
      contactPersons: [{ id: 'bgz-msz-patC-contactperson1' }],
    });
    expect(records.payers).toMatchObject([
      { id: 'betaler-1', endDateTime: '2026-08-31', insuranceType: { code: 'B' } },
    ]);
    expect(records.problems?.map((one) => one.problemStatus?.code)).toEqual(['73425007', '55561003']);
    expect(records.allergyIntolerances).toMatchObject([{ reactions: [{ symptoms: [{ code: '126485001' }] }] }]);
    expect(records.medicationAgreements).toMatchObject([
      {
        agreementDateTime: '2026-01-16',
        prescriber: { role: { code: 'RESP' } },
        agreedMedicine: { productCodes: [{}, {}] },
      },
    ]);
    expect(records.administrationAgreements).toMatchObject([
      { supplier: { organizationName: 'Ziekenhuis het Witte Hart' } },
    ]);
    expect(records.medicationUses).toMatchObject([
      { useIndicator: false, asAgreedIndicator: false, author: { patient: true } },
    ]);
    expect(records.procedures).toMatchObject([{ procedureCategory: { code: '387713003' } }]);
    expect(records.procedureRequests).toBeUndefined();
    expect(records.healthProfessionals).toBeUndefined();
  });

  it('reads patient D', () => {
    const { records } = read(text('D'));
    const { patient } = records;
    expect(patient.nameInformation).toMatchObject({
      nameUsage: { code: 'NL3' },
      lastNamePartner: { lastName: 'Çelik' },
    });
    expect(patient.addressInformation?.map((one) => one.addressType?.code)).toEqual(['PHYS', 'TMP', 'WP']);
    expect(patient.addressInformation?.[1]).toMatchObject({
      houseNumberIndication: 'to',
      country: { code: '6030', version: '2025-11-04T00:00:00' },
    });
    expect(patient.generalPractitioners).toMatchObject([
      { healthProfessional: { healthcareProvider: { organizationType: { code: 'Z3' } } } },
      { healthProfessional: { id: 'bgz-msz-patD-healthProf5' } },
    ]);
    expect(patient).toMatchObject({ maritalStatus: { code: 'M' }, deathIndicator: true, dateOfDeath: '2018-07-01' });
    expect(records.allergyIntolerances?.[0]?.reactions).toHaveLength(2);
    expect(records.medicalDevices?.[0]).toMatchObject({
      product: { productId: [{ system: 'urn:oid:2.16.840.1.113883.6.40', value: 'TESTPVC999900' }] },
      indications: [
        { id: 'bgz-msz-patD-problem3', display: 'pulmonalisklepinsufficiëntie' },
        { id: 'bgz-msz-patD-problem1', display: 'tetralogie van Fallot' },
      ],
    });
    expect(records.procedures?.[1]?.medicalDevices).toEqual([
      { id: 'bgz-msz-patD-medDevice1', display: 'Pulmonary valve bioprosthesis (physical object) klep' },
      { id: 'bgz-msz-patD-medDevice4', display: 'plug van collageen voor sluiten van arteria femoralis' },
    ]);
    expect(records.medicationAgreements?.[0]?.instructionsForUse?.dosageInstructions).toMatchObject([
      {
        sequenceNumber: 1,
        dose: { minimumValue: 0, maximumValue: 1, unit: { code: 'ST' } },
        administeringSchedule: { frequency: { count: { nominalValue: 3 }, per: { value: 1, unit: 'd' } } },
      },
    ]);
    expect(records.laboratoryTestResults).toMatchObject([
      { id: 'bgz-msz-patD-labresult1', requester: { id: 'bgz-msz-patD-healthProf4' } },
      { id: 'bgz-msz-patD-labresult2', comment: 'Geen drager van MRSA' },
    ]);
    expect(records.careTeams).toMatchObject([
      { status: 'active', responsibleOrganizations: [{ organizationName: 'Ziekenhuis\u00a0de Grondtoon' }] },
    ]);
  });

  it.each(['C', 'D'])('reads every block of patient %s', (patient) => {
    const { records } = read(text(patient));
    // The marital status is a part of the patient, whose id it does not need.
    const blocks = [...text(patient).matchAll(/<(?!burgerlijke_staat)\w+ id="(bgz-[^"]+)"/g)].map(([, id]) => id);
    expect(blocks.length).toBeGreaterThan(10);
    const kept = JSON.stringify(records);
    const gone = blocks.filter((id) => !kept.includes(`"${id}"`));
    expect(gone).toEqual([]);
  });

  it('moves only the relative dates with T', () => {
    const [early, late] = ['2026-03-01', '2026-04-01'].map((now) => read(text('C'), now).records);
    expect(early?.medicationAgreements?.[0]?.agreementDateTime).toBe('2026-01-16');
    expect(late?.medicationAgreements?.[0]?.agreementDateTime).toBe('2026-02-16');
    expect(early?.patient.dateOfBirth).toBe(late?.patient.dateOfBirth);
  });

  it('gives an issue for every element that is renamed', () => {
    const xml = text('D').replaceAll('probleem_status', 'probleem_toestand');
    const result = readAda(xml, { now: '2026-03-01' });
    expect(result.ok ? [] : result.issues.filter((one) => one.code === 'unknown-element')).toHaveLength(4);
  });
});
