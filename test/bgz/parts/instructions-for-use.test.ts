import { describe, expect, it } from 'vitest';
import { gstandaardUnit, medicationAgreement, prk, ucum } from '../../../src/zib';
import { issuesOf, lineOf } from '../support';

const unit = gstandaardUnit('245', 'stuk');
const day = { value: 1, unit: 'd' };

const withInstructions = (instructionsForUse: unknown) => ({
  id: 'ma',
  agreementDateTime: '2026-03-01',
  agreedMedicine: { productCodes: [prk('17469')] },
  instructionsForUse,
});
const withStep = (step: unknown) => withInstructions({ dosageInstructions: [step] });
const withSchedule = (administeringSchedule: unknown) => withStep({ administeringSchedule });

describe('InstructionsForUse (Gebruiksinstructie)', () => {
  it.each<[string, unknown]>([
    ['free text', withInstructions({ description: 'zie schema trombosedienst' })],
    ['a fixed dose', withStep({ dose: { nominalValue: 1, unit } })],
    ['half a piece', withStep({ dose: { nominalValue: 0.5, unit } })],
    ['a dose in text, to its precision', withStep({ dose: { nominalValue: '1.50', unit } })],
    ['a very small dose', withStep({ dose: { nominalValue: 5e-7, unit } })],
    ['a dose range', withStep({ dose: { minimumValue: 1, maximumValue: 2, unit } })],
    ['a dose range of one value', withStep({ dose: { minimumValue: '1.50', maximumValue: 1.5, unit } })],
    ['a dose range over ten', withStep({ dose: { minimumValue: '9.5', maximumValue: '10', unit } })],
    ['a dose of at most', withStep({ dose: { maximumValue: 2, unit } })],
    ['a dose in UCUM', withStep({ dose: { nominalValue: 10, unit: ucum(10, 'mL').unit } })],
    ['three times a day', withSchedule({ frequency: { count: { nominalValue: 3 }, per: day } })],
    [
      'one to three times a day',
      withSchedule({ frequency: { count: { minimumValue: 1, maximumValue: 3 }, per: day } }),
    ],
    ['once in two weeks', withSchedule({ frequency: { count: { nominalValue: 1 }, per: { value: 2, unit: 'wk' } } })],
    ['every eight hours', withSchedule({ interval: { value: 8, unit: 'h' } })],
    ['fixed times', withSchedule({ administrationTimes: ['08:00', '20:00:00'] })],
    ['days of the week', withSchedule({ weekDays: ['monday', '307150005'] })],
    ['parts of the day', withSchedule({ partsOfDay: ['morning', 'night'] })],
    ['days of the week with fixed times', withSchedule({ weekDays: ['sunday'], administrationTimes: ['09:00'] })],
    ['as needed by code', withStep({ asNeeded: { condition: '1137' } })],
    ['as needed without criterion', withStep({ asNeeded: {} })],
    ['a maximum per day', withStep({ asNeeded: { maximumDose: { amount: { value: 6, unit }, per: day } } })],
    [
      'an infusion speed',
      withStep({ administeringSpeed: { amount: { nominalValue: 5, unit }, per: { value: 1, unit: 'h' } } }),
    ],
    [
      'a speed range',
      withStep({
        administeringSpeed: { amount: { minimumValue: 2, maximumValue: 4, unit }, per: { value: 1, unit: 'min' } },
      }),
    ],
    ['a duration of administration', withStep({ durationOfAdministration: { value: 30, unit: 'min' } })],
    ['a cyclical schedule', withInstructions({ repeatPeriodCyclicalSchedule: { value: 28, unit: 'd' } })],
    [
      'steps in order',
      withInstructions({
        dosageInstructions: [{ sequenceNumber: 1, doseDuration: { value: 2, unit: 'wk' } }, { sequenceNumber: 2 }],
      }),
    ],
  ])('accepts %s', (_name, input) => {
    expect(issuesOf(medicationAgreement, input)).toEqual([]);
  });

  const STEP = 'instructionsForUse.dosageInstructions[0]';
  const SCHEDULE = `${STEP}.administeringSchedule`;

  it.each<[string, unknown, string, string]>([
    [
      'a range that ends below its start in the twentieth decimal',
      withStep({ dose: { minimumValue: '1.00000000000000000002', maximumValue: '1.00000000000000000001', unit } }),
      `invalid-value ${STEP}.dose.maximumValue NL-CM:9.12.19940`,
      'at or above minimumValue',
    ],
    [
      'a dose of minus nought',
      withStep({ dose: { nominalValue: '-0.0', unit } }),
      `invalid-value ${STEP}.dose.nominalValue NL-CM:9.12.19940`,
      '0 or more',
    ],
    [
      'a dose that is fixed and a range',
      withStep({ dose: { nominalValue: 1, maximumValue: 2, unit } }),
      `invalid-value ${STEP}.dose NL-CM:9.12.19940`,
      'either nominalValue',
    ],
    [
      'a dose without amount',
      withStep({ dose: { unit } }),
      `invalid-value ${STEP}.dose NL-CM:9.12.19940`,
      'either nominalValue',
    ],
    [
      'a dose without unit',
      withStep({ dose: { nominalValue: 1 } }),
      `missing ${STEP}.dose.unit NL-CM:9.12.19940`,
      'coded value',
    ],
    [
      'a range upside down',
      withStep({ dose: { minimumValue: 2, maximumValue: 1, unit } }),
      `invalid-value ${STEP}.dose.maximumValue NL-CM:9.12.19940`,
      'at or above minimumValue',
    ],
    [
      'a negative dose',
      withStep({ dose: { nominalValue: -1, unit } }),
      `invalid-value ${STEP}.dose.nominalValue NL-CM:9.12.19940`,
      '0 or more',
    ],
    [
      'a dose that is no number',
      withStep({ dose: { nominalValue: true, unit } }),
      `wrong-type ${STEP}.dose.nominalValue NL-CM:9.12.19940`,
      'a number',
    ],
    [
      'a dose that is NaN',
      withStep({ dose: { nominalValue: Number.NaN, unit } }),
      `wrong-type ${STEP}.dose.nominalValue NL-CM:9.12.19940`,
      'a number',
    ],
    [
      'two and a half times a day',
      withSchedule({ frequency: { count: { nominalValue: 2.5 }, per: day } }),
      `invalid-value ${SCHEDULE}.frequency.count.nominalValue NL-CM:20.1.4`,
      'a whole number',
    ],
    [
      'a frequency in words',
      withSchedule({ frequency: { count: { nominalValue: 'drie' }, per: day } }),
      `invalid-value ${SCHEDULE}.frequency.count.nominalValue NL-CM:20.1.4`,
      'a number',
    ],
    [
      'a frequency range upside down',
      withSchedule({ frequency: { count: { minimumValue: 3, maximumValue: 1 }, per: day } }),
      `invalid-value ${SCHEDULE}.frequency.count.maximumValue NL-CM:20.1.3`,
      'at or above minimumValue',
    ],
    [
      'a frequency without period',
      withSchedule({ frequency: { count: { nominalValue: 3 } } }),
      `missing ${SCHEDULE}.frequency.per NL-CM:9.12.19949`,
      'a length of time',
    ],
    [
      'a period of nought days',
      withSchedule({ interval: { value: 0, unit: 'd' } }),
      `invalid-value ${SCHEDULE}.interval.value NL-CM:9.12.19950`,
      'a number above 0',
    ],
    [
      'a period in Dutch',
      withSchedule({ interval: { value: 1, unit: 'dag' } }),
      `invalid-value ${SCHEDULE}.interval.unit NL-CM:9.12.19950`,
      'one of s, min, h, d, wk, mo, a',
    ],
    [
      'a frequency and an interval',
      withSchedule({ frequency: { count: { nominalValue: 1 }, per: day }, interval: day }),
      `invalid-value ${SCHEDULE}.interval NL-CM:9.12.19950`,
      'not both',
    ],
    [
      'fixed times and parts of the day',
      withSchedule({ administrationTimes: ['08:00'], partsOfDay: ['morning'] }),
      `invalid-value ${SCHEDULE}.partsOfDay NL-CM:9.12.19953`,
      'not both',
    ],
    [
      'half past 24',
      withSchedule({ administrationTimes: ['24:30'] }),
      `invalid-moment ${SCHEDULE}.administrationTimes[0] NL-CM:9.12.19951`,
      'hh:mm',
    ],
    [
      'a Dutch weekday',
      withSchedule({ weekDays: ['maandag'] }),
      `not-in-codelist ${SCHEDULE}.weekDays[0] NL-CM:9.12.19952`,
      'monday (307145004',
    ],
    [
      'an unknown part of the day',
      withSchedule({ partsOfDay: ['noon'] }),
      `not-in-codelist ${SCHEDULE}.partsOfDay[0] NL-CM:9.12.19953`,
      'afternoon (255213009',
    ],
    [
      'a bare text as criterion',
      withStep({ asNeeded: { condition: 'bij pijn' } }),
      `not-in-codelist ${STEP}.asNeeded.condition NL-CM:9.12.19945`,
      '1028',
    ],
    ['as needed as a yes', withStep({ asNeeded: true }), `wrong-type ${STEP}.asNeeded NL-CM:9.12.22512`, 'an object'],
    [
      'a maximum without period',
      withStep({ asNeeded: { maximumDose: { amount: { value: 6, unit } } } }),
      `missing ${STEP}.asNeeded.maximumDose.per NL-CM:9.12.19946`,
      'a length of time',
    ],
    [
      'a speed without unit of time',
      withStep({ administeringSpeed: { amount: { nominalValue: 5, unit } } }),
      `missing ${STEP}.administeringSpeed.per NL-CM:9.12.19942`,
      'a length of time',
    ],
    [
      'a negative sequence number',
      withStep({ sequenceNumber: -1 }),
      `invalid-value ${STEP}.sequenceNumber NL-CM:9.12.22503`,
      '0 or more',
    ],
    [
      'a route that is no coded value',
      withInstructions({ routeOfAdministration: true }),
      'wrong-type instructionsForUse.routeOfAdministration NL-CM:9.12.19941',
      'coded value',
    ],
    [
      'a description that is no text',
      withInstructions({ description: 5 }),
      'wrong-type instructionsForUse.description NL-CM:9.12.9581',
      'text',
    ],
  ])('refuses %s', (_name, input, line, allowed) => {
    const issues = issuesOf(medicationAgreement, input);
    expect(issues.map(lineOf)).toEqual([line]);
    expect(issues[0]?.allowed).toContain(allowed);
  });
});
