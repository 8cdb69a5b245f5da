import { child } from '../element';
import { code, duration, number, text, timeOfDay, wholeNumber } from '../leaves';
import { type Draft, leaveOut } from '../reading';
import { append, type Field, group, many, one, part, type Reader, readChildren, type Table } from '../table';

/** A fixed number, or a lowest and highest one. `prefix` names the part of the record that holds them. */
const range = (prefix = ''): Field =>
  group({
    vaste_waarde: one(`${prefix}nominalValue`, number),
    min: one(`${prefix}minimumValue`, number),
    max: one(`${prefix}maximumValue`, number),
  });

/** Criterium: a code, in place or one element deeper; there the words beside a NullFlavor stand in `omschrijving`. */
const condition: Reader = (element, reading) => {
  const description = child(element, 'omschrijving');
  if (child(element, 'code') === undefined && description === undefined) return code(element, reading);
  const draft: Draft = {};
  readChildren(element, { code: one('code', code), omschrijving: one('words', text) }, draft, reading);
  if (description === undefined || draft.words === undefined) return draft.code;
  const coded = (draft.code ?? {}) as Draft;
  if (coded.originalText === undefined) return { ...coded, originalText: draft.words };
  if (coded.originalText !== draft.words) leaveOut(reading, description, 'the code has words of its own');
  return coded;
};

/** Dosering: one amount and when it is taken. */
const dosing: Table = {
  keerdosis: one('dose', part({ aantal: range(), eenheid: one('unit', code) })),
  toedieningsschema: one(
    'administeringSchedule',
    part({
      frequentie: one('frequency', part({ aantal: range('count.'), tijdseenheid: one('per', duration) })),
      interval: one('interval', duration),
      toedientijd: many('administrationTimes', timeOfDay),
      weekdag: many('weekDays', code),
      dagdeel: many('partsOfDay', code),
    }),
  ),
  zo_nodig: one(
    'asNeeded',
    part({
      criterium: one('condition', condition),
      maximale_dosering: group({
        aantal: one('maximumDose.amount.value', number),
        eenheid: one('maximumDose.amount.unit', code),
        tijdseenheid: one('maximumDose.per', duration),
      }),
    }),
  ),
  toedieningssnelheid: one(
    'administeringSpeed',
    part({ waarde: range('amount.'), eenheid: one('amount.unit', code), tijdseenheid: one('per', duration) }),
  ),
  toedieningsduur: one('durationOfAdministration', duration),
};

/** Doseerinstructie: a step of the instruction. A step with several doseringen gives as many, with the same number. */
const steps: Field = (element, draft, reading) => {
  const doses = element.children.filter((inner) => inner.name === 'dosering');
  for (const current of doses.length > 0 ? doses : [undefined]) {
    const step = part({
      volgnummer: one('sequenceNumber', wholeNumber),
      doseerduur: one('doseDuration', duration),
      dosering: (dose, target) => {
        if (dose === current) readChildren(dose, dosing, target, reading);
      },
    })(element, reading);
    if (step !== undefined) append(draft, 'dosageInstructions', step, element, reading);
  }
};

/** InstructionsForUse (gebruiksinstructie). */
export const instructionsForUse = part({
  omschrijving: one('description', text),
  toedieningsweg: one('routeOfAdministration', code),
  aanvullende_instructie: many('additionalInstructions', code),
  doseerinstructie: steps,
  herhaalperiode_cyclisch_schema: one('repeatPeriodCyclicalSchedule', duration),
});
