import type { Coding, Identifier, Organization, Reference, Task, TaskInput } from 'fhir/r3';
import type {
  Code,
  NotificationRecord,
  NotificationState,
  Offer,
  PartyIdentifier,
  ReferralOrganization,
} from '../../access/model';
import { systems, systemUri } from '../../fhir/naming-systems';
import { dutchDateTime } from './moments';
import type { ParameterKind } from './parameters';
import type { PeerProfile } from './peer-profile';
import { type RoutedMessage, routingExtensions } from './routing';
import { type WrittenOffer, writtenIn } from './spelling/offer-spelling';

const codingOf = ({ system, code, display }: Code): Coding => ({
  system,
  code,
  ...(display !== undefined && { display }),
});

const identifierOf = ({ system, value }: PartyIdentifier): Identifier => ({ system, value });

/** The organization's identifiers in the registers this peer wants, in its order and spelling; the URA always goes along. */
function identifiersFor({ ura, identifiers = [] }: ReferralOrganization, peer: PeerProfile): readonly Identifier[] {
  const all: readonly PartyIdentifier[] = [{ system: systems.ura, value: ura }, ...identifiers];
  const wanted = peer.organizationSystems.includes(systems.ura)
    ? peer.organizationSystems
    : [...peer.organizationSystems, systems.ura];
  return wanted.flatMap((system) => {
    const known = all.find((one) => systemUri(one.system) === systemUri(system));
    return known ? [{ system, value: known.value }] : [];
  });
}

/** A reference to an organization; see `PeerProfile.organizationSystems`. */
function organization(
  party: ReferralOrganization,
  peer: PeerProfile,
  id: 'sender' | 'receiver',
): { readonly reference: Reference; readonly contained: readonly Organization[] } {
  const identifiers = identifiersFor(party, peer);
  const [first] = identifiers;
  const name = party.name;
  const more = identifiers.length > 1;
  return {
    reference: {
      ...(more && { reference: `#${id}` }),
      ...(first && { identifier: first }),
      ...(name !== undefined && { display: name }),
    },
    contained: more
      ? [{ resourceType: 'Organization', id, identifier: [...identifiers], ...(name !== undefined && { name }) }]
      : [],
  };
}

/** What every message of a notification says alike: who it is from and for, and which it is. */
function envelope(record: NotificationRecord, peer: PeerProfile) {
  const { sender, receiver } = record.referral;
  const from = organization(sender.organization, peer, 'sender');
  const to = organization(receiver.organization, peer, 'receiver');
  const contained = [...from.contained, ...to.contained];
  return {
    from,
    to,
    contained: contained.length > 0 ? { contained } : {},
    identifier: [{ system: peer.identifierSystem, value: record.identifier }],
    groupIdentifier: { system: peer.identifierSystem, value: record.groupIdentifier },
    // STU3 wants an agent beside onBehalfOf; a system without a number of its own acts as its organization.
    agent: sender.system
      ? { identifier: identifierOf(sender.system) }
      : { identifier: { system: systems.ura, value: sender.organization.ura } },
  };
}

const metaOf = (profile: string | undefined) => (profile === undefined ? {} : { meta: { profile: [profile] } });

const parameter = (kind: ParameterKind, peer: PeerProfile): Coding => ({
  system: peer.parameterSystem,
  code: peer.parameterCodes[kind],
});

function offerInput({ offer, bySection }: WrittenOffer, peer: PeerProfile): TaskInput {
  const generic = parameter(offer.kind, peer);
  const section = offer.section && bySection && peer.sectionCodes !== 'none' ? [codingOf(offer.section)] : [];
  const coding = peer.sectionCodes === 'instead' && section.length > 0 ? section : [generic, ...section];
  return {
    type: { coding },
    ...(offer.kind === 'query' ? { valueString: offer.query } : { valueReference: { reference: offer.reference } }),
  };
}

const offerInputs = (offers: readonly Offer[], peer: PeerProfile): readonly TaskInput[] =>
  writtenIn(offers, peer.offerSpelling ?? {}).map((written) => offerInput(written, peer));

const baseInput = (base: string, peer: PeerProfile): TaskInput => ({
  type: { coding: [parameter('authorizationBase', peer)] },
  valueString: base,
});

function workflowInput(peer: PeerProfile): readonly TaskInput[] {
  const { getWorkflowTask } = peer;
  if (getWorkflowTask === 'omit') return [];
  return [{ type: { coding: [parameter('getWorkflowTask', peer)] }, valueBoolean: getWorkflowTask }];
}

/** Where behind the front door it is for, on the messages that this peer wants it on. */
function routed({ referral }: NotificationRecord, { routing = 'both' }: PeerProfile, message: RoutedMessage) {
  if (routing !== 'both' && routing !== message) return {};
  const extension = routingExtensions(referral.receiver);
  return extension.length > 0 ? { extension } : {};
}

/**
 * The Task that tells a receiver there is something to pull (Twiin-01; spec notified-pull §4). It holds no clinical content.
 * The same record gives the same Task, byte for byte.
 *
 * @param record The notification as stored.
 * @param peer How this receiver wants it.
 * @param base The authorization base that goes along; of the workflow Task only, for peers with separate bases.
 * @example
 * const task = buildNotificationTask(queued, peerProfile('twiin'), base);
 */
export function buildNotificationTask(record: NotificationRecord, peer: PeerProfile, base: string): Task {
  const { from, to, contained, identifier, groupIdentifier, agent } = envelope(record, peer);
  const offers = peer.inputs === 'notification' ? record.offers : [];
  return {
    resourceType: 'Task',
    ...metaOf(peer.profile),
    ...contained,
    ...routed(record, peer, 'notification'),
    identifier,
    ...(peer.basedOn && { basedOn: [{ reference: `Task/${record.id}` }] }),
    groupIdentifier,
    status: 'requested',
    intent: 'proposal',
    code: { coding: [codingOf(peer.taskCode)] },
    ...(peer.bsnInTask && { for: { identifier: { system: systems.bsn, value: record.referral.patient.bsn } } }),
    authoredOn: dutchDateTime(record.createdAt),
    requester: { agent, onBehalfOf: from.reference },
    owner: to.reference,
    restriction: { period: { end: dutchDateTime(record.validUntil) } },
    input: [baseInput(base, peer), ...workflowInput(peer), ...offerInputs(offers, peer)],
  };
}

/**
 * The Task that withdraws a notification (Twiin-02; spec notified-pull §6): recognised by its identifier, without patient,
 * base or inputs.
 */
export function buildCancelTask(record: NotificationRecord, peer: PeerProfile): Task {
  const { from, to, contained, identifier, groupIdentifier, agent } = envelope(record, peer);
  return {
    resourceType: 'Task',
    ...contained,
    identifier,
    groupIdentifier,
    status: 'cancelled',
    intent: 'proposal',
    code: { coding: [codingOf(peer.taskCode)] },
    authoredOn: dutchDateTime(record.createdAt),
    lastModified: dutchDateTime(record.changedAt),
    requester: { agent, onBehalfOf: from.reference },
    owner: to.reference,
  };
}

/** What the states of ours that STU3 does not have mean to a receiver: nothing more to pull. */
const taskStatus = (state: NotificationState): string =>
  state === 'expired' || state === 'superseded' ? 'cancelled' : state;

/** What is only known when the workflow Task is asked for. */
export interface WorkflowTaskOptions {
  /** `Patient/id` under which this server knows the patient. */
  readonly patientReference?: string;
  /** The authorization base for the patient data, for peers with separate bases. */
  readonly base?: string;
}

/**
 * The workflow Task of a referral (Twiin-03; spec notified-pull §5): who refers whom, its state, and what may be pulled. It
 * names the patient by BSN and is for the authorised receiver only. Its id is the id of the notification.
 */
export function buildWorkflowTask(
  record: NotificationRecord,
  peer: PeerProfile,
  options: WorkflowTaskOptions = {},
): Task {
  const { from, to, contained, groupIdentifier } = envelope(record, peer);
  const { patient, sender, reason } = record.referral;
  const { practitioner } = sender;
  const { base, patientReference } = options;
  const status = taskStatus(record.state);
  const whom: Reference = {
    ...(patientReference !== undefined && { reference: patientReference }),
    ...(peer.bsnInWorkflowTask && { identifier: { system: systems.bsn, value: patient.bsn } }),
  };
  const isNamed = Object.keys(whom).length > 0;
  const claimed = isNamed && (status === 'requested' || !peer.workflowRequestedOnly);
  return {
    resourceType: 'Task',
    id: record.id,
    ...metaOf(claimed ? peer.workflowProfile : undefined),
    ...contained,
    ...routed(record, peer, 'workflow'),
    identifier: [
      peer.workflowIdentifier === 'group'
        ? groupIdentifier
        : { system: peer.identifierSystem, value: `urn:uuid:${record.id}` },
    ],
    groupIdentifier,
    status,
    intent: 'order',
    code: { coding: [codingOf(peer.workflowCode)] },
    ...(isNamed && { for: whom }),
    authoredOn: dutchDateTime(record.createdAt),
    lastModified: dutchDateTime(record.changedAt),
    requester: {
      agent: {
        identifier: identifierOf(practitioner.identifier),
        ...(practitioner.name !== undefined && { display: practitioner.name }),
      },
      onBehalfOf: from.reference,
    },
    owner: to.reference,
    ...(reason && { reason: { coding: [codingOf(reason)] } }),
    restriction: { period: { end: dutchDateTime(record.validUntil) } },
    input: [...(base === undefined ? [] : [baseInput(base, peer)]), ...offerInputs(record.offers, peer)],
  };
}
