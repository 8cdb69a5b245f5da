import { type BgzRecordsInput, gstandaardRoute, identification, nhgTable25, nullFlavor, ucum } from '../../../src/zib';
import { cardiologist, ibuprofen, piece } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  medicationAgreements: [
    {
      id: 'agreement-1',
      agreementDateTime: '2026-03-01T10:00:00Z',
      periodOfUse: { startDateTime: '2026-03-01', endDateTime: '2026-03-31' },
      prescriber: cardiologist,
      agreedMedicine: ibuprofen,
      instructionsForUse: {
        description: '3x daags 1 à 2 stuks',
        routeOfAdministration: gstandaardRoute('9', 'Oraal'),
        additionalInstructions: [nhgTable25('1006', 'bij het eten')],
        repeatPeriodCyclicalSchedule: { value: 28, unit: 'd' },
        dosageInstructions: [
          {
            sequenceNumber: 1,
            doseDuration: { value: 2, unit: 'wk' },
            dose: { minimumValue: 1, maximumValue: 2, unit: piece },
            administeringSchedule: {
              frequency: { count: { minimumValue: 2, maximumValue: 3 }, per: { value: 1, unit: 'd' } },
              weekDays: ['monday', 'friday'],
              administrationTimes: ['08:00', '12:00:00'],
            },
            asNeeded: {
              condition: nullFlavor('OTH', 'bij reizen'),
              maximumDose: { amount: { value: 6, unit: piece }, per: { value: 1, unit: 'd' } },
            },
          },
          {
            sequenceNumber: 2,
            dose: { nominalValue: 1, unit: piece },
            administeringSchedule: { interval: { value: 8, unit: 'h' }, partsOfDay: ['morning'] },
            administeringSpeed: { amount: { nominalValue: 5, unit: ucum(1, 'mL').unit }, per: { value: 1, unit: 'h' } },
            durationOfAdministration: { value: 30, unit: 'min' },
          },
          {
            sequenceNumber: 3,
            administeringSchedule: { frequency: { count: { nominalValue: 1 }, per: { value: 2, unit: 'wk' } } },
          },
        ],
      },
      reasonForAgreement: '266709005',
      prescriptionReasons: [{ id: 'problem-1', display: 'bradycardie' }],
      additionalInformation: ['1'],
      stopType: 'definitive',
      canceledIndicator: true,
      relatedAgreements: [{ identification: identification('2.16.528.1.1007.3.3.1234.3', 'MA-0') }],
      medicationTreatment: identification('2.16.528.1.1007.3.3.1234.4', 'MBH-1'),
      bodyHeight: { value: ucum(170, 'cm'), dateTime: '2026-02-01' },
      bodyWeight: { value: ucum(70.5, 'kg') },
      comment: 'kuur',
    },
  ],
} satisfies Partial<BgzRecordsInput>;
