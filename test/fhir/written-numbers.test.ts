import type { MedicationRequest } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import { fhirJson } from '../../src/index';
import { gstandaardUnit, medicationAgreement, prk } from '../../src/zib';
import { mapped, only } from '../bgz/stu3-support';

const model = createFhirXmlModel(definitionsOf());
const unit = gstandaardUnit('245', 'stuk');

const agreement = (nominalValue: number | string): MedicationRequest =>
  only(
    mapped({
      medicationAgreements: [
        {
          id: 'm',
          agreementDateTime: '2026-01-02',
          agreedMedicine: { productCodes: [prk('17469', 'IBUPROFEN')] },
          instructionsForUse: { dosageInstructions: [{ dose: { nominalValue, unit } }] },
        },
      ],
    }),
    'MedicationRequest',
  );

const cases: [number | string, string, number][] = [
  ['1.50', '1.50', 1.5],
  ['0', '0', 0],
  ['0.0', '0.0', 0],
  ['0.000000500', '0.000000500', 5e-7],
  [5e-7, '0.0000005', 5e-7],
  [1.25e-10, '0.000000000125', 1.25e-10],
  [1e21, '1000000000000000000000', 1e21],
  [1.5, '1.5', 1.5],
  [3, '3', 3],
  ['12345678901234567890.12', '12345678901234567890.12', Number('12345678901234567890.12')],
];

describe('decimals of a record', () => {
  it.each(cases)('%j is written as %s, in JSON, in XML and in JSON made of that XML', (given, text, plain) => {
    const resource = agreement(given);
    const xml = writeFhirXml(resource, model);
    expect(fhirJson(resource)).toContain(`"doseQuantity":{"value":${text},"unit":"stuk"`);
    expect(xml).toContain(`<value value="${text}"/>`);
    const { value } = readFhirXml(xml, model);
    expect(fhirJson(value as object)).toContain(`"value":${text},`);
    expect(writeFhirXml(value, model)).toBe(xml);
    expect(resource.dosageInstruction?.[0]?.doseQuantity?.value).toBe(plain);
  });

  it('stay plain numbers for everybody else', () => {
    const resource = agreement('1.50');
    expect(JSON.stringify(resource)).toContain('"value":1.5,');
    expect(JSON.parse(fhirJson(resource))).toEqual(JSON.parse(JSON.stringify(resource)));
    expect(Object.keys(resource.dosageInstruction?.[0]?.doseQuantity ?? {})).toEqual([
      'value',
      'unit',
      'system',
      'code',
    ]);
  });

  it('follow the number when somebody changes it', () => {
    const resource = agreement('1.50');
    Object.assign(resource.dosageInstruction?.[0]?.doseQuantity ?? {}, { value: 2 });
    expect(fhirJson(resource)).toContain('"value":2,');
  });

  it('are written with line breaks too', () => {
    expect(fhirJson(agreement('1.50'), { pretty: true })).toContain('\n        "value": 1.50,\n');
  });

  it.each(['1,50', '.5', '5.', '1e3', '+1', '01', '', ' ', 'een', '-1', '9'.repeat(41)])(
    '%j is refused',
    (nominalValue) => {
      const result = medicationAgreement.parse({
        id: 'm',
        agreementDateTime: '2026',
        agreedMedicine: { productName: 'x' },
        instructionsForUse: { dosageInstructions: [{ dose: { nominalValue, unit } }] },
      });
      expect(result.ok ? [] : result.issues.map(({ at }) => at.split('.').slice(0, 3).join('.'))).toEqual([
        'instructionsForUse.dosageInstructions[0].dose',
      ]);
    },
  );
});
