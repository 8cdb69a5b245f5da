import { lateraliteitCodelijst } from '../../../terminology/zib2017/codelists';
import { checkedObjectOf, definePart, field, objectOf, plain } from '../../define/field';
import { report } from '../../define/issue';
import { written } from '../../define/written';
import { amount } from '../any-value/zib';
import { sides } from '../body-site/zib';
import { coded } from '../code/coded';
import { codedLike } from '../code/from-codelist';
import { identifier, register } from '../identifier/zib';
import { beginBeforeEnd, dateTime } from '../moment/zib';
import { duration } from '../quantity/zib';
import { key, text } from '../text/zib';
import type { Specimen, SpecimenInput } from './types';

const inOrder = beginBeforeEnd('startDateTime', 'endDateTime');

const collectionPeriod = checkedObjectOf(
  {
    startDateTime: plain(dateTime.optional(), { ada: 'begin_datum_tijd' }),
    endDateTime: plain(dateTime.optional(), { ada: 'eind_datum_tijd' }),
    duration: plain(duration.optional(), { ada: 'tijds_duur' }),
  },
  (value, ctx) => {
    const { startDateTime: start, endDateTime: end, duration: length } = value;
    if (start === undefined && end === undefined && length === undefined)
      report(ctx, { zib: 'missing', allowed: 'startDateTime, endDateTime and/or duration' });
    // In FHIR a begin with a duration is how both are told apart from a period.
    if (length !== undefined && start !== undefined && end === undefined)
      report(
        ctx,
        { zib: 'invalid-value', allowed: 'the begin as collectionDateTime of the specimen, where there is a duration' },
        ['startDateTime'],
      );
    inOrder(value, ctx);
  },
);

const fields = {
  specimenId: field('13.1.15', 'Monsternummer', identifier.optional()),
  specimenNumberExtension: field(
    '13.1.20',
    'Monstervolgnummer',
    objectOf(
      { system: plain(register.optional()), value: plain(key) },
      'a number { system, value } or { value }',
    ).optional(),
    {
      ada: { path: 'monstervolgnummer', form: 'number-of-any-register' },
      note: 'Of the tube or container, where what was collected is in several of them.',
    },
  ),
  specimenMaterial: field('13.1.16', 'Monstermateriaal', coded.optional(), { note: 'SNOMED CT.' }),
  microorganism: field('13.1.22', 'Microorganisme', coded.optional(), {
    note: 'SNOMED CT. What was isolated from the material, where that is what was tested.',
  }),
  collectedVolume: field('13.1.23', 'Verzamelvolume', amount.optional()),
  collectionDateTime: field('13.1.17', 'AfnameDatumTijd', dateTime.optional(), {
    note: 'Beside it only the duration of a collectionPeriod, of which it is then the begin.',
  }),
  collectionPeriod: field('13.1.24', 'Verzamelperiode', collectionPeriod.optional(), {
    ada: { path: 'verzamelperiode', form: 'period-or-duration' },
  }),
  receivedDateTime: field('13.1.25', 'AannameDatumTijd', dateTime.optional()),
  collectionMethod: field('13.1.18', 'Afnameprocedure', coded.optional(), { note: 'SNOMED CT.' }),
  anatomicalLocation: field('13.1.26', 'AnatomischeLocatie', coded.optional(), { note: 'SNOMED CT.' }),
  laterality: field('13.1.27', 'Lateraliteit', codedLike(lateraliteitCodelijst, sides).optional()),
  morphology: field('13.1.28', 'Morfologie', coded.optional(), { note: 'SNOMED CT.' }),
  containerType: field('13.1.21', 'Containertype', coded.optional(), { note: 'SNOMED CT.' }),
  specimenSource: field('13.1.29', 'BronMonster', text.optional(), {
    note: 'What it was taken from, where that is not the patient: the tip of a catheter.',
  }),
  comment: field('13.1.19', 'Toelichting', text.optional()),
};

/** Specimen (Monster, NL-CM:13.1.2): what was taken, how and when. */
export const specimen = definePart(
  {
    id: '13.1.2',
    name: 'Specimen',
    dutch: 'Monster',
    note: 'What was taken from the patient for tests, how and when.',
  },
  checkedObjectOf(fields, (value, ctx) => {
    if (Object.values(value).every((one) => one === undefined))
      report(ctx, { zib: 'missing', allowed: 'something that is known of the specimen' });
    const { startDateTime, endDateTime } = value.collectionPeriod ?? {};
    if (value.collectionDateTime !== undefined && (startDateTime ?? endDateTime) !== undefined)
      report(
        ctx,
        {
          zib: 'invalid-value',
          allowed: 'either collectionDateTime, with the duration of a collectionPeriod, or the bounds of one',
        },
        ['collectionDateTime'],
      );
  }),
  written<Specimen, SpecimenInput>(),
);
