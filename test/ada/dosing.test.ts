import { describe, expect, it } from 'vitest';
import { agreement, c, instance, issuesOf, NULL_FLAVOR, read, SNOMED, UNITS, v } from './instances';

const unit = c('eenheid', 'ST', UNITS, 'STUK');
const per = (unitName: string, value = '1') => `<tijdseenheid value="${value}" unit="${unitName}"/>`;
const range = (low: string, high: string) => v('min', low) + v('max', high);
const dose = (amount: string) => `<keerdosis><aantal>${amount}</aantal>${unit}</keerdosis>`;
const schedule = (content: string) => `<toedieningsschema>${content}</toedieningsschema>`;
const frequency = (amount: string, time = per('dag')) => `<frequentie><aantal>${amount}</aantal>${time}</frequentie>`;
const dosing = (content: string) => `<dosering>${content}</dosering>`;
const step = (content: string) => `<doseerinstructie>${content}</doseerinstructie>`;

const instructionOf = (content: string) =>
  read(instance(agreement(content))).records.medicationAgreements?.[0]?.instructionsForUse;
const stepOf = (content: string) => instructionOf(step(dosing(content)))?.dosageInstructions?.[0];

const nominal = { count: { nominalValue: 3 }, per: { value: 1, unit: 'd' } };
const NHG = '2.16.840.1.113883.2.4.4.5';

describe('ADA dosing: every form of a dosage', () => {
  it.each([
    [
      'a fixed dose',
      dose(v('vaste_waarde', '2')),
      { dose: { nominalValue: 2, unit: { code: 'ST', display: 'STUK' } } },
    ],
    ['a dose between two amounts', dose(range('0.5', '1')), { dose: { minimumValue: 0.5, maximumValue: 1 } }],
    ['a frequency', schedule(frequency(v('vaste_waarde', '3'))), { administeringSchedule: { frequency: nominal } }],
    [
      'a frequency between two numbers',
      schedule(frequency(range('1', '3'), per('week', '2'))),
      {
        administeringSchedule: {
          frequency: { count: { minimumValue: 1, maximumValue: 3 }, per: { value: 2, unit: 'wk' } },
        },
      },
    ],
    [
      'an interval',
      schedule('<interval value="6" unit="uur"/>'),
      { administeringSchedule: { interval: { value: 6, unit: 'h' } } },
    ],
    [
      'clock times, of which the date means nothing',
      schedule(
        v('toedientijd', '1970-01-01T08:00:00', 'datatype="datetime"') +
          v('toedientijd', 'T{20:30}') +
          v('toedientijd', '23:15:00'),
      ),
      { administeringSchedule: { administrationTimes: ['08:00:00', '20:30', '23:15:00'] } },
    ],
    [
      'days of the week',
      schedule(c('weekdag', '307145004', SNOMED, 'maandag') + c('weekdag', '307149005', SNOMED, 'donderdag')),
      { administeringSchedule: { weekDays: [{ code: '307145004' }, { code: '307149005' }] } },
    ],
    [
      'a part of the day',
      schedule(c('dagdeel', '3157002', SNOMED, "'s avonds")),
      { administeringSchedule: { partsOfDay: [{ code: '3157002' }] } },
    ],
    [
      'a condition by code',
      `<zo_nodig>${c('criterium', '1028', NHG, 'bij pijn')}</zo_nodig>`,
      { asNeeded: { condition: { code: '1028' } } },
    ],
    [
      'a condition by code, one element deeper',
      `<zo_nodig><criterium>${c('code', '1137', NHG, 'zo nodig')}</criterium></zo_nodig>`,
      { asNeeded: { condition: { code: '1137', display: 'zo nodig' } } },
    ],
    [
      'a condition in words',
      `<zo_nodig><criterium>${c('code', 'OTH', NULL_FLAVOR, 'Overig')}${v('omschrijving', 'bij hooikoorts')}</criterium></zo_nodig>`,
      { asNeeded: { condition: { nullFlavor: 'OTH', display: 'Overig', originalText: 'bij hooikoorts' } } },
    ],
    [
      'a maximum dose',
      `<zo_nodig><maximale_dosering>${v('aantal', '6')}${unit}${per('dag')}</maximale_dosering></zo_nodig>`,
      { asNeeded: { maximumDose: { amount: { value: 6, unit: { code: 'ST' } }, per: { value: 1, unit: 'd' } } } },
    ],
    [
      'an infusion speed',
      `<toedieningssnelheid><waarde>${v('vaste_waarde', '25')}</waarde>${c('eenheid', 'ml', UNITS, 'ml')}${per('uur')}</toedieningssnelheid>`,
      { administeringSpeed: { amount: { nominalValue: 25, unit: { code: 'ml' } }, per: { value: 1, unit: 'h' } } },
    ],
    [
      'an infusion speed between two amounts',
      `<toedieningssnelheid><waarde>${range('10', '20')}</waarde>${c('eenheid', 'ml', UNITS, 'ml')}${per('minuut')}</toedieningssnelheid>`,
      { administeringSpeed: { amount: { minimumValue: 10, maximumValue: 20 }, per: { unit: 'min' } } },
    ],
    [
      'how long one administration takes',
      '<toedieningsduur value="30" unit="minuut"/>',
      { durationOfAdministration: { value: 30, unit: 'min' } },
    ],
  ])('%s', (_what, content, expected) => {
    expect(stepOf(content)).toMatchObject(expected);
  });

  it('reads the steps in order, each with its number and length', () => {
    const steps = [1, 2].map((n) =>
      step(
        `${v('volgnummer', `${n}`)}<doseerduur value="${n}" unit="week"/>${dosing(dose(v('vaste_waarde', `${n}`)))}`,
      ),
    );
    expect(instructionOf(steps.join(''))?.dosageInstructions).toMatchObject([
      { sequenceNumber: 1, doseDuration: { value: 1, unit: 'wk' }, dose: { nominalValue: 1 } },
      { sequenceNumber: 2, doseDuration: { value: 2, unit: 'wk' }, dose: { nominalValue: 2 } },
    ]);
  });

  it('gives a step with several doses as many instructions of the same number', () => {
    const content = v('volgnummer', '1') + dosing(dose(v('vaste_waarde', '1'))) + dosing(dose(v('vaste_waarde', '2')));
    expect(instructionOf(step(content))?.dosageInstructions).toMatchObject([
      { sequenceNumber: 1, dose: { nominalValue: 1 } },
      { sequenceNumber: 1, dose: { nominalValue: 2 } },
    ]);
  });

  it('reads what holds for the whole instruction', () => {
    const content = `${v('omschrijving', '21 dagen 1 per dag')}${c('toedieningsweg', '9', '2.16.840.1.113883.2.4.4.9', 'Oraal')}
      ${c('aanvullende_instructie', 'OTH', NULL_FLAVOR, 'Overig', 'originalText="bij het eten"')}${c('aanvullende_instructie', '1', NHG, 'x')}
      <herhaalperiode_cyclisch_schema value="28" unit="dag"/>`;
    expect(instructionOf(content)).toMatchObject({
      description: '21 dagen 1 per dag',
      routeOfAdministration: { code: '9' },
      additionalInstructions: [{ nullFlavor: 'OTH', originalText: 'bij het eten' }, { code: '1' }],
      repeatPeriodCyclicalSchedule: { value: 28, unit: 'd' },
    });
  });

  it.each([
    ['seconde', 's'],
    ['minuten', 'min'],
    ['uur', 'h'],
    ['uren', 'h'],
    ['h', 'h'],
    ['hour', 'h'],
    ['dag', 'd'],
    ['Dagen', 'd'],
    ['week', 'wk'],
    ['weken', 'wk'],
    ['maand', 'mo'],
    ['mo', 'mo'],
    ['jaar', 'a'],
    ['a', 'a'],
  ])('reads the time unit %s as %s', (name, ucum) => {
    expect(stepOf(`<toedieningsduur value="2" unit="${name}"/>`)).toEqual({
      durationOfAdministration: { value: 2, unit: ucum },
    });
  });

  it.each([
    ['a time unit that is not one', '<toedieningsduur value="2" unit="eeuw"/>', 'toedieningsduur'],
    ['a number that is not one', dose(v('vaste_waarde', 'twee')), 'keerdosis/aantal/vaste_waarde'],
    ['a range the wrong way round', dose(range('3', '1')), 'keerdosis/aantal/max'],
    [
      'a frequency and an interval',
      schedule(`${frequency(v('vaste_waarde', '1'))}<interval value="6" unit="uur"/>`),
      'toedieningsschema/interval',
    ],
    ['a clock time that does not exist', schedule(v('toedientijd', 'T{25:00}')), 'toedieningsschema/toedientijd'],
    ['a value on the element around it', `<keerdosis><aantal value="2"/>${unit}</keerdosis>`, 'keerdosis/aantal'],
  ])('reports %s', (_what, content, where) => {
    const path = `adaxml/data/sturen/medicatie/medicatieafspraak/gebruiksinstructie/doseerinstructie/dosering/${where}`;
    expect(issuesOf(instance(agreement(step(dosing(content)))))).toContainEqual(expect.objectContaining({ path }));
  });
});
