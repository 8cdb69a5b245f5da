import * as z from 'zod';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { report } from '../define/issue';
import { written } from '../define/written';
import { healthcareProvider } from '../healthcare-provider/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { coded } from '../parts/code/coded';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { oneParticipant, participantFields } from '../parts/participant/zib';
import { problemReference, referenceTo } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import type { CareTeam, CareTeamInput } from './types';

/** Codes of http://hl7.org/fhir/care-team-status (STU3). */
export const careTeamStatuses = ['proposed', 'active', 'suspended', 'inactive', 'entered-in-error'] as const;

const inOrder = beginBeforeEnd('startDateTime', 'endDateTime');

const member = checkedObjectOf(
  {
    ...participantFields,
    onBehalfOf: field('17.1.6', 'Zorgaanbieder', healthcareProvider.schema.optional(), {
      name: 'HealthcareProvider',
      ada: false,
      note: 'For which organization a professional is in the team.',
    }),
    startDateTime: unnamed('ZorgTeam', dateTime.optional()),
    endDateTime: unnamed('ZorgTeam', dateTime.optional()),
  },
  (value, ctx) => {
    inOrder(value, ctx);
    oneParticipant(value, ctx);
    if (value.healthProfessional === undefined && value.onBehalfOf !== undefined)
      report(ctx, { zib: 'invalid-value', allowed: 'an organization behind a professional only (STU3 ctm-1)' }, [
        'onBehalfOf',
      ]);
  },
);

const fields = {
  ...basicFields,
  status: field('2944', 'Status', z.enum(careTeamStatuses).optional(), {
    note: "How far the team is, in FHIR's own words. Left out, none is sent; the national search finds `active` only.",
  }),
  name: unnamed('ZorgTeam', text.optional(), { note: 'What the team is called.' }),
  categories: unnamed('ZorgTeam', z.array(coded).optional(), { note: 'What kind of team it is.' }),
  startDateTime: field('0.0.14', 'DatumTijd', dateTime.optional(), {
    name: 'DateTime',
    // In ADA it is when the team was registered.
    ada: false,
    note: 'Since when the team is there.',
  }),
  endDateTime: unnamed('ZorgTeam', dateTime.optional()),
  encounter: unnamed('ZorgTeam', referenceTo('encounters').optional(), { note: 'The contact for which it was made.' }),
  members: field('2945', 'ZorgTeamLid', z.array(member).optional(), { name: 'CareTeamMember' }),
  reasons: unnamed('ZorgTeam', z.array(problemReference).optional(), { note: 'The problems that it is there for.' }),
  responsibleOrganizations: field(
    '2946',
    'VerantwoordelijkeOrganisatie',
    z.array(healthcareProvider.schema).optional(),
    {
      name: 'ResponsibleOrganization',
    },
  ),
  comment: unnamed('ZorgTeam', text.optional()),
};

/**
 * Builds a CareTeam (ZorgTeam of the BgZ, 2762; no zib of 2017), mapped to nl-core-careteam.
 *
 * @example
 * careTeam({
 *   id: 't-1',
 *   status: 'active',
 *   members: [{ healthProfessional: { identificationNumbers: [agb('01234567')], role: 'RESP' } }],
 *   responsibleOrganizations: [{ identificationNumbers: [ura('00001234')], organizationName: 'Ziekenhuis Voorbeeld' }],
 * })
 */
export const careTeam = defineZib(
  { id: '2762', name: 'CareTeam', dutch: 'ZorgTeam' },
  checkedObjectOf(fields, inOrder),
  written<CareTeam, CareTeamInput>(),
);
