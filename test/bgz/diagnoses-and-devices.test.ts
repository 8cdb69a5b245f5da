import { describe, expect, it } from 'vitest';
import { agb, dhdDiagnosis, identification, nullFlavor, snomed } from '../../src/zib';
import { mapped, only, specification } from './stu3-support';

const SNOMED = 'http://snomed.info/sct';
type Records = Parameters<typeof mapped>[0];
type Problem = NonNullable<Records['problems']>[number];
type Device = NonNullable<Records['medicalDevices']>[number];

const problem = { id: 'p-1', problemName: snomed('195967001', 'astma'), problemStatus: 'active' } as const;
const map = (given: Partial<Problem>) => only(mapped({ problems: [{ ...problem, ...given }] }), 'Condition');

describe('Problem → zib-Problem', () => {
  it.each([
    ['active', '55561003', 'active', 'Actueel'],
    ['inactive', '73425007', 'inactive', 'Niet actueel'],
  ] as const)('status %s', (problemStatus, code, fhir, term) => {
    expect(map({ problemStatus })).toMatchObject({
      clinicalStatus: fhir,
      _clinicalStatus: specification(SNOMED, code, term),
    });
  });

  it.each([
    ['suspected', 'provisional'],
    ['possible', 'differential'],
    ['confirmed', 'confirmed'],
    ['excluded', 'refuted'],
    ['UNK', 'unknown'],
  ] as const)('verification status %s → %s', (verificationStatus, fhir) => {
    expect(map({ verificationStatus }).verificationStatus).toBe(fhir);
    expect(map({ verificationStatus })._verificationStatus?.extension).toHaveLength(1);
  });

  it('claims both profiles', () => {
    expect(map({}).meta?.profile).toEqual([
      'http://nictiz.nl/fhir/StructureDefinition/zib-Problem',
      'http://nictiz.nl/fhir/StructureDefinition/BgZ-Problem',
    ]);
  });

  it('location with side, and a side alone', () => {
    const side = [
      {
        url: 'http://nictiz.nl/fhir/StructureDefinition/BodySite-Qualifier',
        valueCodeableConcept: { coding: [{ system: SNOMED, code: '7771000', display: 'Links' }] },
      },
    ];
    expect(map({ problemAnatomicalLocation: snomed('25577004', 'oor'), problemLaterality: 'left' }).bodySite).toEqual([
      { coding: [{ system: SNOMED, code: '25577004', display: 'oor' }], extension: side },
    ]);
    expect(map({ problemLaterality: 'left' }).bodySite).toEqual([{ extension: side }]);
  });

  it('type, dates, comment, and each specific name as bgz-SpecificProblemName beside the general one', () => {
    expect(
      map({
        problemType: 'diagnosis',
        problemStartDate: '2009',
        problemEndDate: '2009-06',
        comment: 'mild',
        specificProblemNames: [
          dhdDiagnosis('0000012345', 'astma, allergisch'),
          snomed('233678006', 'astma bij kinderen'),
        ],
      }),
    ).toMatchObject({
      category: [{ coding: [{ code: '282291009', display: 'Diagnose' }] }],
      onsetDateTime: '2009',
      abatementDateTime: '2009-06',
      note: [{ text: 'mild' }],
      code: {
        coding: [{ code: '195967001' }],
        extension: [
          ['0000012345', 'astma, allergisch'],
          ['233678006', 'astma bij kinderen'],
        ].map(([code, display]) => ({
          url: 'http://nictiz.nl/fhir/StructureDefinition/bgz-SpecificProblemName',
          valueCodeableConcept: { coding: [{ code, display }] },
        })),
      },
    });
  });

  it('free text: nullFlavor extension and text, no coding', () => {
    expect(map({ problemName: nullFlavor('OTH', 'astma') }).code).toEqual({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'OTH' }],
      text: 'astma',
    });
  });

  it('the same name twice, with another status, stays two problems', () => {
    const both = mapped({ problems: [problem, { ...problem, id: 'p-2', problemStatus: 'inactive' }] }).filter(
      (one) => one.resourceType === 'Condition',
    );
    expect(both).toHaveLength(2);
  });
});

const device = { id: 'd-1', product: { productType: snomed('14106009', 'pacemaker') } };
const devices = (given: Partial<Device>) => mapped({ problems: [problem], medicalDevices: [{ ...device, ...given }] });

describe('MedicalDevice → zib-MedicalDevice and zib-MedicalDeviceProduct', () => {
  it('the use refers to the product by type and description', () => {
    const resources = devices({
      productDescription: 'tweekamer',
      startDate: '2016-10',
      endDate: '2020',
      comment: 'goed',
    });
    const product = only(resources, 'Device');
    expect(only(resources, 'DeviceUseStatement')).toMatchObject({
      status: 'active',
      device: { reference: `Device/${product.id}`, display: 'pacemaker tweekamer' },
      whenUsed: { start: '2016-10', end: '2020' },
      note: [{ text: 'goed' }],
    });
    expect(product).toMatchObject({
      status: 'active',
      type: { coding: [{ code: '14106009' }] },
      note: [{ text: 'tweekamer' }],
      patient: { display: 'A. Voorbeeld' },
    });
  });

  it('a UDI text is kept whole and taken apart', () => {
    const udi = '(01)08712345678906(17)301200(10)LOT42(21)SN001';
    expect(
      only(devices({ product: { ...device.product, productId: [identification('1.3.160', udi)] } }), 'Device'),
    ).toMatchObject({
      identifier: [
        { system: 'https://www.gs1.org/gtin', value: udi },
        { type: { coding: [{ system: 'http://hl7.org/fhir/identifier-type', code: 'SNO' }] }, value: 'SN001' },
      ],
      udi: { deviceIdentifier: '08712345678906', carrierHRF: udi },
      lotNumber: 'LOT42',
      expirationDate: '2030-12',
    });
  });

  it('another product number is the carrier and nothing more', () => {
    const resource = only(
      devices({ product: { ...device.product, productId: [identification('2.16.840.1.113883.6.40', 'HIBC1')] } }),
      'Device',
    );
    expect(resource.udi).toEqual({ carrierHRF: 'HIBC1' });
    expect(resource.lotNumber).toBeUndefined();
  });

  it('indication, organization and professional by extension', () => {
    const resources = devices({
      indications: [{ id: 'p-1', display: 'astma' }],
      location: { organizationName: 'Ziekenhuis' },
      healthProfessional: {
        identificationNumbers: [agb('03000001')],
        nameInformation: { lastName: { lastName: 'Arts' } },
      },
    });
    const use = only(resources, 'DeviceUseStatement');
    const url = (name: string) => `http://nictiz.nl/fhir/StructureDefinition/zib-MedicalDevice-${name}`;
    expect(use.indication).toEqual([
      {
        extension: [
          {
            url: url('Problem'),
            valueReference: { reference: `Condition/${only(resources, 'Condition').id}`, display: 'astma' },
          },
        ],
      },
    ]);
    expect(use.extension).toEqual([
      {
        url: url('Organization'),
        valueReference: { reference: `Organization/${only(resources, 'Organization').id}`, display: 'Ziekenhuis' },
      },
      {
        url: url('Practitioner'),
        valueReference: {
          extension: [
            {
              url: 'http://nictiz.nl/fhir/StructureDefinition/practitionerrole-reference',
              valueReference: {
                reference: `PractitionerRole/${only(resources, 'PractitionerRole').id}`,
                display: 'Arts',
              },
            },
          ],
          reference: `Practitioner/${only(resources, 'Practitioner').id}`,
          display: 'Arts',
        },
      },
    ]);
  });
});
