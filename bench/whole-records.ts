import { type BgzRecords, bgzRecords, laboratoryTestResult, loinc, ucum } from 'bgz-facade/zib';
import { sample } from '../test/bgz/sample';

/** One patient with something of every section of the BgZ. */
export const wholeRecords: BgzRecords = bgzRecords(sample);

/** The BSN of that patient. */
export const wholeBsn =
  wholeRecords.patient.identificationNumbers.find(({ system }) => system.endsWith('/bsn'))?.value ?? '';

/** A laboratory result as most are, one test with its value; the ids ascend with the number. */
export const resultOf = (nth: number) =>
  laboratoryTestResult({
    id: `l-${String(nth).padStart(6, '0')}`,
    laboratoryTests: [
      {
        testCode: loinc('718-7', 'Hemoglobine [massa/volume] in bloed'),
        testDateTime: `${2010 + (nth % 16)}-0${1 + (nth % 9)}-03T10:00:00+01:00`,
        testResult: { quantity: ucum(`${7 + (nth % 4)}.${nth % 10}0`, 'mmol/L') },
        testResultStatus: 'final',
        resultFlags: ['low'],
      },
    ],
    resultType: 'haematology',
    resultStatus: 'final',
  });
