import * as z from 'zod';
import { isBefore, momentExists } from '../../../fhir/moment-text';
import { checkedObjectOf, definePart, objectOf, plain, unnamed } from '../../define/field';
import { statedOf } from '../../define/found-words';
import { report } from '../../define/issue';
import { written } from '../../define/written';
import { healthProfessional } from '../../health-professional/zib';
import { healthcareProvider } from '../../healthcare-provider/zib';
import { instant } from '../moment/zib';
import { key } from '../text/zib';
import type { Metadata, MetadataInput, Registration, RegistrationInput } from './types';

/** The code system that some senders have the activity in, where others have DataOperation of HL7 version 3 (BgZ MSZ 2.0, concept 616). */
export const OTHER_SYSTEM = 'urn:oid:2.16.840.1.113883.4.642.3.429';

const ACTOR = 'exactly one of healthProfessional, healthcareProvider';

const actor = checkedObjectOf(
  {
    healthProfessional: unnamed('Zorgverlener', healthProfessional.schema.optional()),
    healthcareProvider: unnamed('Zorgaanbieder', healthcareProvider.schema.optional()),
  },
  (value, ctx) => {
    if ((value.healthProfessional === undefined) !== (value.healthcareProvider === undefined)) return;
    const found = statedOf(value, ['healthProfessional', 'healthcareProvider']);
    report(ctx, { zib: 'invalid-value', allowed: ACTOR, found });
  },
  'one of { healthProfessional }, { healthcareProvider }',
);

/** That a record was made or changed: when, by whom and for whom. Zib 2017 has no concepts for it; BgZ MSZ 2.0 has (594 and what is in it). */
export const registration = definePart(
  { name: 'Registration', note: 'That a record was made or changed: when, by whom and for whom.' },
  objectOf({
    dateTime: unnamed('DatumTijd', instant, {
      note: 'With a time of day: FHIR has an instant here (`Provenance.recorded`), and a time that nobody knows is not made up.',
    }),
    actor: plain(actor, { note: 'Who did it: the professional, or the organization where no person is known.' }),
    onBehalfOf: unnamed('Namens', healthcareProvider.schema.optional(), {
      note: 'The organization for which it was done.',
    }),
    activitySystem: unnamed('Activiteit', z.literal(OTHER_SYSTEM).optional(), {
      note: 'The code system in which FHIR says `CREATE` or `UPDATE`, where that is another than DataOperation of HL7 version 3.',
    }),
    statement: plain(key.optional(), {
      note: "The source's own key of what was registered in one go: the records that have it, with the same moment and actor, share one Provenance. Left out, the record has one of its own.",
    }),
  }),
  written<Registration, RegistrationInput>(),
);

const momentOf = (one: unknown): string | undefined => {
  const { dateTime } = (one ?? {}) as { readonly dateTime?: unknown };
  return typeof dateTime === 'string' && momentExists(dateTime) ? dateTime : undefined;
};

/** The metadata of a record (BgZ MSZ 2.0, `metagegevens`): its first registration and its last modification. */
export const metadata = definePart(
  {
    name: 'Metadata',
    dutch: 'Metagegevens',
    note: 'When and by whom a record was first registered and last modified; at least one of the two.',
  },
  checkedObjectOf(
    {
      firstRegistration: plain(registration.optional(), { note: 'Activity `CREATE`.' }),
      lastModification: plain(registration.optional(), {
        note: 'Activity `UPDATE`; not before the first registration.',
      }),
    },
    (value, ctx) => {
      const names = ['firstRegistration', 'lastModification'];
      if (value.firstRegistration === undefined && value.lastModification === undefined)
        report(ctx, {
          zib: 'missing',
          allowed: 'a firstRegistration or a lastModification',
          found: statedOf(value, names),
        });
      const [from, until] = [momentOf(value.firstRegistration), momentOf(value.lastModification)];
      if (from === undefined || until === undefined || !isBefore(until, from)) return;
      report(
        ctx,
        {
          zib: 'invalid-period',
          allowed: {
            text: '{end} on or after {begin}',
            values: { end: 'lastModification', begin: 'firstRegistration' },
          },
          found: { text: '{until}, before {from}', values: { until, from } },
        },
        ['lastModification', 'dateTime'],
      );
    },
    'the metadata of a record: { firstRegistration, lastModification }',
  ),
  written<Metadata, MetadataInput>(),
);
