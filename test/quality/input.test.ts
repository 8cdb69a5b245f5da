import type { Bundle, FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { resourcesOf, toCollection } from '../../src/index';
import { qualityOf } from '../../src/quality/quality-of';
import { sectionKeys } from '../../src/quality/sections';
import { agb, bgzRecords, code, icd10 } from '../../src/zib';
import { conceptOf, measured, now, patient, surgery } from './support';

describe('what is counted as a record', () => {
  it('counts the request behind a procedure with the procedure', () => {
    const { procedures } = measured({
      procedures: [{ id: 'v', procedureType: surgery, requester: { nameInformation: { unstructuredName: 'Dr. X' } } }],
      procedureRequests: [{ id: 'r', procedureType: surgery, orderStatus: 'requested' }],
    }).sections;
    expect(procedures).toMatchObject({ records: 2, supporting: 1 });
    expect(procedures.leadingCode.records).toBe(2);
  });

  it('counts a resource once, however many pulls bring it', () => {
    const records = bgzRecords({
      patient,
      problems: [{ id: '1', problemName: icd10('I21.9'), problemStatus: 'active' }],
    });
    const bundle = toCollection([records], { now });
    expect(qualityOf([bundle, bundle, ...resourcesOf(records, { now })], { now })).toEqual(qualityOf(bundle, { now }));
    expect(qualityOf(bundle, { now }).total).toMatchObject({ records: 2, supporting: 0 });
  });

  it('counts professionals apart, with their roles', () => {
    const report = measured({
      patient: {
        ...patient,
        generalPractitioners: [
          {
            healthProfessional: {
              identificationNumbers: [agb('01234567')],
              specialty: code('2.16.840.1.113883.2.4.6.7', '0100'),
            },
          },
        ],
      },
    });
    expect(report.sections.parties).toMatchObject({ records: 0, supporting: 2 });
    expect(conceptOf(report, 'NL-CM:17.1.4')).toMatchObject({ expected: 1, filled: 1 });
  });

  it('says how many resources no section measures', () => {
    const other = { resourceType: 'Account', id: 'o' } as FhirResource;
    expect(qualityOf([other], { now })).toMatchObject({ notMeasured: 1, total: { records: 0 } });
  });
});

describe('odd input', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'Bundle'],
    ['a number', 4],
    ['an empty Bundle', { resourceType: 'Bundle' }],
    ['entries of all kinds', { resourceType: 'Bundle', entry: [null, 1, 'x', [], {}, { resource: null }] }],
    ['an entry that is no list', { resourceType: 'Bundle', entry: { resource: 'x' } }],
    ['a resource type that is no text', [{ resourceType: 3 }, { resourceType: null }, [[]]]],
  ])('has no records in %s', (_name, input) => {
    expect(qualityOf(input as Bundle, { now }).total).toEqual(qualityOf([], { now }).total);
  });

  it('measures resources with elements of the wrong kind without throwing', () => {
    const junk = [
      null,
      0,
      true,
      'x',
      '',
      [],
      [[null]],
      {},
      { coding: 'x', text: 3 },
      { extension: [null, { url: 4 }] },
    ];
    const elements = ['code', 'reaction', 'device', 'medicationReference', 'basedOn', 'contained', 'status', 'name'];
    const types = sectionKeys.flatMap(() => ['Patient', 'AllergyIntolerance', 'DeviceUseStatement', 'Procedure']);
    const odd = types.flatMap((resourceType) =>
      elements.flatMap((element) => junk.map((value) => ({ resourceType, [element]: value, [`_${element}`]: value }))),
    );
    const report = qualityOf(odd as unknown as FhirResource[], { now });
    expect(report.total.records).toBe(odd.length);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('survives deep nesting and properties named like those of objects', () => {
    const deep = JSON.parse(`${'{"extension":['.repeat(5000)}{}${']}'.repeat(5000)}`);
    const odd = JSON.parse('{"resourceType":"Condition","id":"__proto__","__proto__":{"code":{"text":"x"}}}');
    const report = qualityOf([{ resourceType: 'Procedure', code: deep }, odd] as unknown as FhirResource[], { now });
    expect(report.sections.diagnoses.leadingCode.absent).toBe(1);
  });

  it('repeats no code that does not exist', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor';
    const resource = { resourceType: 'Condition', code: { extension: [{ url, valueCode: 'Jansen 999990019' }] } };
    const report = qualityOf([resource as unknown as FhirResource], { now });
    expect(conceptOf(report, 'NL-CM:5.1.3').nullFlavors).toEqual({ other: 1 });
  });
});
