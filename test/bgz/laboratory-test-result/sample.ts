import { type BgzRecordsInput, bsn, identification, loinc, nullFlavor, snomed, ucum } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

const REGISTER = '2.16.528.1.1007.3.3.1234.7';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  laboratoryTestResults: [
    {
      id: 'lab-1',
      identificationNumbers: [identification(REGISTER, 'LAB-1')],
      subject: bsn('999999990'),
      panelOrBattery: loinc('58410-2', 'Compleet bloedbeeld panel in bloed d.m.v. geautomatiseerde telling'),
      laboratoryTests: [
        {
          id: 'hb',
          identificationNumbers: [identification(REGISTER, 'LAB-1-1')],
          testCode: loinc('718-7', 'Hemoglobine [massa/volume] in bloed'),
          testMethod: snomed('702659008', 'geautomatiseerde telling'),
          testDateTime: '2024-02-04T10:30:00+01:00',
          testResult: { quantity: ucum('9.20', 'mmol/L') },
          testResultStatus: 'preliminary',
          referenceRangeUpperLimit: ucum(10, 'mmol/L'),
          referenceRangeLowerLimit: ucum('7.50', 'mmol/L'),
          resultFlags: ['intermediate', { system: 'http://hl7.org/fhir/v2/0078', code: 'N', display: 'Normal' }],
          resultInterpretation: 'geen bijzonderheden',
        },
        {
          testCode: loinc('11555-0', 'Base excess [mol/volume] in bloed'),
          testResult: { quantity: { ...ucum(-2.5, 'mmol/L'), comparator: '<' } },
          resultFlags: ['low'],
        },
        {
          testCode: loinc('5792-7', 'Glucose [massa/volume] in urine'),
          testResult: { range: { minimumValue: 5, maximumValue: 10, unit: ucum(1, 'mg/dL').unit } },
        },
        { testCode: loinc('5792-7', 'Glucose [massa/volume] in urine'), testResult: { text: 'spoor' } },
      ],
      resultType: 'haematology',
      resultStatus: 'final',
      dateTime: '2024-02-04T11:00:00+01:00',
      specimen: {
        specimenId: identification(REGISTER, 'M-1'),
        specimenNumberExtension: { system: REGISTER, value: '2' },
        specimenMaterial: snomed('119297000', 'bloedmonster'),
        collectedVolume: ucum(8, 'mL'),
        collectionDateTime: '2024-02-04T08:00:00+01:00',
        collectionPeriod: { duration: { value: 24, unit: 'h' } },
        receivedDateTime: '2024-02-04T09:00:00+01:00',
        collectionMethod: snomed('28520004', 'venapunctie'),
        anatomicalLocation: snomed('368208006', 'linker bovenarm'),
        laterality: 'left',
        morphology: snomed('13924000', 'wond'),
        containerType: snomed('702279008', 'EDTA-buis'),
        specimenSource: 'kathetertip',
        comment: 'licht hemolytisch',
      },
      requester: cardiologist,
      relatedResults: [{ id: 'lab-3', display: 'Natrium', relation: 'derived-from' }],
      comment: 'Bloedbeeld',
      author: { healthcareProvider: hospital },
    },
    {
      id: 'lab-2',
      panelOrBattery: nullFlavor('OTH', 'kweek van de wond'),
      status: 'cancelled',
      laboratoryTests: [
        { testCode: loinc('18769-0', 'gevoeligheid'), testResult: { coded: snomed('131196009', 'Sensitief') } },
        {
          testCode: loinc('20507-0', 'RPR titer'),
          testResult: { ratio: { numerator: { value: 1 }, denominator: { value: 128 } } },
        },
        {
          testCode: loinc('2106-3', 'zwangerschapstest'),
          testResult: { boolean: false },
          testResultStatus: 'pending',
        },
        { testCode: loinc('3173-2', 'aPTT'), testResult: { time: '10:30:00' } },
        { testCode: loinc('11368-8', 'begin'), testResult: { dateTime: '2024-02-03' } },
        { testCode: loinc('2951-2', 'duur'), testResult: { period: { start: '2024-02-03', end: '2024-02-04' } } },
      ],
      specimen: {
        specimenNumberExtension: { value: '3' },
        microorganism: snomed('3092008', 'Staphylococcus aureus'),
        specimenMaterial: snomed('119365002', 'wondmonster'),
        collectionPeriod: { startDateTime: '2024-02-03', endDateTime: '2024-02-04' },
      },
    },
    {
      id: 'lab-3',
      laboratoryTests: [
        {
          testCode: loinc('2951-2', 'Natrium [mol/volume] in serum of plasma'),
          testDateTime: '2024-02-05',
          testResult: { quantity: ucum(138, 'mmol/L') },
          status: 'entered-in-error',
        },
      ],
      resultType: 'clinicalChemistry',
    },
  ],
} satisfies Partial<BgzRecordsInput>;
