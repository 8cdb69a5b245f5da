import { isJson } from '../../fhir/json';
import type { CareTeam } from '../../zib';
import { type Codec, each, primitive, type Written } from '../define/codec';
import { compact, maybe } from '../define/elements';
import { readFrom } from '../define/read-from';
import { rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { organization, organizationCodec, readOrganization } from '../healthcare-provider/stu3';
import { conceptCodec } from '../parts/code/codec';
import { identifiersRow } from '../parts/identifier/codec';
import { participant, readParticipant } from '../parts/participant/stu3';
import { subjectRow } from '../parts/party/patient';
import { periodRow, readPeriod } from '../parts/period-of-use/codec';
import { period } from '../parts/period-of-use/stu3';
import { problemReferenceCodec, recordReferenceCodec } from '../parts/references/codec';
import { notesCodec, textCodec } from '../parts/text/codec';
import { careTeamSection } from './section';
import { careTeamStatuses } from './zib';

type Member = NonNullable<CareTeam['members']>[number];

const statusCodec = primitive<NonNullable<CareTeam['status']>>(
  'Code',
  (status) => status,
  (value) => careTeamStatuses.find((known) => known === value),
);

/** The contact for which a team was made; an episode of care has no record and is told as not read. */
const encounterCodec = recordReferenceCodec('Encounter', ({ class: kind }) =>
  isJson(kind) && typeof kind.display === 'string' ? kind.display : undefined,
);

/** Who is in the team, in which role. A member that is a team itself, or of whom only a role is known, is told as not read. */
const memberCodec: Codec<Member> = {
  type: 'BackboneElement',
  places: {
    '': [''],
    healthProfessional: ['member'],
    healthcareProvider: ['member'],
    contactPerson: ['member'],
    patient: ['member'],
    role: ['role'],
    onBehalfOf: ['onBehalfOf'],
    startDateTime: ['period.start'],
    endDateTime: ['period.end'],
  },
  write(member, holder: Written, name, context) {
    const { role, who } = participant(member, context);
    holder[name] = compact({
      role,
      member: who,
      onBehalfOf: maybe(member.onBehalfOf, (one) => organization(one, context)),
      period: period(member.startDateTime, member.endDateTime),
    });
  },
  read(holder, name, context) {
    const node = holder.open(name);
    const party = node && readParticipant(node.open('member'), () => node.open('role'), context);
    if (node === undefined || party === undefined) return undefined;
    const behind = party.healthProfessional && node.open('onBehalfOf');
    const onBehalfOf = behind && readOrganization(behind, context);
    const bounds = node.open('period');
    const { start, end } = (bounds && readPeriod(bounds)) ?? {};
    return readFrom(node, {
      ...party,
      ...(onBehalfOf && { onBehalfOf }),
      ...(start !== undefined && { startDateTime: start }),
      ...(end !== undefined && { endDateTime: end }),
    });
  },
};

const { row } = rowsOf<CareTeam>();

/** CareTeam (2762 of the BgZ) in FHIR: nl-core-careteam. */
export const careTeamStu3 = defineStu3<CareTeam>({
  type: careTeamSection.type,
  profiles: careTeamSection.profiles,
  rows: [
    identifiersRow,
    row('status', 'status', statusCodec),
    row('categories', 'category', each(conceptCodec())),
    row('name', 'name', textCodec),
    subjectRow('subject'),
    row('encounter', 'context', encounterCodec),
    periodRow<CareTeam>('period', 'startDateTime', 'endDateTime'),
    row('members', 'participant', each(memberCodec)),
    row('reasons', 'reasonReference', each(problemReferenceCodec)),
    row('responsibleOrganizations', 'managingOrganization', each(organizationCodec)),
    row('comment', 'note', notesCodec),
  ],
});
