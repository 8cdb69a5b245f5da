import type { Code } from '../../access/model';
import { type Bases, bundledBases } from '../../access/peers';
import { systems } from '../../fhir/naming-systems';
import { nictiz as nictizProfile } from '../../fhir/profiles';
import { DID_REGISTER, type ParameterKind, TASK_CODE, TASK_PARAMETER, URI_REGISTER, UUID_REGISTER } from './parameters';
import type { RoutedMessage } from './routing';
import { spellingProblems } from './spelling/check-spelling';
import { medmijSpelling } from './spelling/medmij';
import { nictizSpelling } from './spelling/nictiz';
import type { OfferSpelling } from './spelling/offer-spelling';

/** How long may be pulled after a notification, when the referral does not say. */
export type Validity = { readonly months: number } | { readonly days: number };

/** The choices in which receivers differ: how messages to a peer are written (spec notified-pull §4 to §6 and §12). */
export interface PeerProfile {
  /** What the profile is called; kept with a notification, so that its later messages are written in the same way. */
  readonly name: string;
  /** Whether the notification names the patient by BSN. Nuts forbids it; the BSN then comes with the workflow Task. */
  readonly bsnInTask: boolean;
  /** Task.code of the notification. */
  readonly taskCode: Code;
  /** Code system of Task.input.type. */
  readonly parameterSystem: string;
  /** Codes of Task.input.type. */
  readonly parameterCodes: Readonly<Record<ParameterKind, string>>;
  /** How the LOINC or SNOMED code of the section goes along with a query: beside the generic code, in its place, or not. */
  readonly sectionCodes: 'beside' | 'instead' | 'none';
  /**
   * How whole sections are written; left out, as they were offered (BgZ MSZ 2.0, percent-encoded, with metadata). What is granted is
   * what was offered, and a search that means the same is answered, whichever of the two words a receiver takes.
   */
  readonly offerSpelling?: OfferSpelling;
  /** Where the receiver finds what it may pull. `workflow` needs `getWorkflowTask` and `basedOn`. */
  readonly inputs: 'notification' | 'workflow';
  /** Value of the input get-workflow-task; `omit` for peers that do not know it. */
  readonly getWorkflowTask: boolean | 'omit';
  /** Whether Task.basedOn names the workflow Task. Without it a receiver cannot send its status back. */
  readonly basedOn: boolean;
  /**
   * Registers of organization identifiers, the one the peer wants first. STU3 has one identifier on requester.onBehalfOf
   * and owner: it gets the first that the organization has. The URA goes along always, for a message may cross to another
   * GtK; when it is not that first one, or there are more, all stand on a contained Organization that the reference points
   * to. (The sources are silent on how both are sent; this is our choice.)
   */
  readonly organizationSystems: readonly string[];
  /** Register of Task.identifier and groupIdentifier. */
  readonly identifierSystem: typeof URI_REGISTER | typeof UUID_REGISTER;
  /** `one` authorization base for everything, or `separate` ones for the workflow Task and for the patient data. */
  readonly bases: Bases;
  /** `meta.profile` of the notification; a message that cancels claims none, for no profile of a notification allows its status. */
  readonly profile?: string;
  /** `meta.profile` of the workflow Task. */
  readonly workflowProfile?: string;
  /** Whether that profile fixes the status at `requested`: in another state it is not claimed then. */
  readonly workflowRequestedOnly: boolean;
  /** Task.code of the workflow Task. */
  readonly workflowCode: Code;
  /** Task.identifier of the workflow Task: `own`, or that of the referral (`groupIdentifier`). */
  readonly workflowIdentifier: 'own' | 'group';
  /**
   * Whether the workflow Task, which is read without a user, names the patient by BSN. Without it the reference alone says whom it is
   * about: give `patientReference` to `workflowTasks`.
   */
  readonly bsnInWorkflowTask: boolean;
  /**
   * On which messages the service and place behind the front door stand (TA Routering): `both` when left out. TA Routering shows a use in
   * which there is one Task; where there are two, it leaves open which (spec bgz-msz-profiles §7). A message that cancels has neither.
   */
  readonly routing?: RoutedMessage | 'both' | 'none';
  /** Validity when the referral does not say. */
  readonly validity: Validity;
  /** Whether messages carry an `AORTA-ID` too. */
  readonly aortaIds: boolean;
  /** Form in which messages are sent. */
  readonly mediaType: 'json' | 'xml';
}

const twiin: PeerProfile = {
  name: 'twiin',
  bsnInTask: true,
  taskCode: { system: TASK_CODE, code: 'pull-notification' },
  parameterSystem: TASK_PARAMETER,
  parameterCodes: {
    authorizationBase: 'authorization-base',
    getWorkflowTask: 'get-workflow-task',
    query: 'query-available-resources',
    resource: 'read-available-resource',
  },
  sectionCodes: 'beside',
  inputs: 'notification',
  getWorkflowTask: false,
  basedOn: true,
  organizationSystems: [systems.ura],
  identifierSystem: URI_REGISTER,
  bases: bundledBases.twiin,
  workflowRequestedOnly: false,
  workflowCode: { system: systems.snomed, code: '3457005', display: 'Patient referral' },
  workflowIdentifier: 'own',
  bsnInWorkflowTask: true,
  validity: { months: 12 },
  aortaIds: false,
  mediaType: 'json',
};

/** The bundled peer profiles, as far as public sources tell. */
export const peerProfiles = {
  /** Twiin 1.4, input codes of that version. */
  twiin,
  /**
   * Nictiz's BgZ-NotificationTask and BgZ-WorkflowTask 2.0-beta.1, drafts, to the letter: one section code an input, with the search that
   * the profile fixes for it.
   */
  nictiz: {
    ...twiin,
    name: 'nictiz',
    bases: bundledBases.nictiz,
    sectionCodes: 'instead',
    offerSpelling: nictizSpelling,
    profile: nictizProfile('BgZ-NotificationTask'),
    workflowProfile: nictizProfile('BgZ-WorkflowTask'),
    workflowRequestedOnly: true,
    workflowCode: { system: TASK_CODE, code: 'pull-notification' },
    workflowIdentifier: 'group',
    bsnInWorkflowTask: false,
  },
  /** Nuts bgz-referral 1.00: no BSN in the notification, everything in the workflow Task, two bases, DIDs, 14 days. */
  nuts: {
    ...twiin,
    name: 'nuts',
    bsnInTask: false,
    sectionCodes: 'instead',
    inputs: 'workflow',
    getWorkflowTask: true,
    organizationSystems: [DID_REGISTER, systems.ura],
    identifierSystem: UUID_REGISTER,
    bases: bundledBases.nuts,
    workflowProfile: 'http://nictiz.nl/fhir/StructureDefinition/BgZ-verwijzing-Task',
    validity: { days: 14 },
  },
  /** LSP 0.7 (AORTA): its own code systems, no workflow Task. Single resources do not survive there: offer queries. */
  aorta: {
    ...twiin,
    name: 'aorta',
    bases: bundledBases.aorta,
    taskCode: { system: 'http://vzvz.nl/fhir/CodeSystem/aorta-taskcode', code: 'notified_pull' },
    parameterSystem: 'http://vzvz.nl/fhir/CodeSystem/TaskParameterType',
    parameterCodes: { ...twiin.parameterCodes, authorizationBase: 'consent_token', query: 'query_string' },
    aortaIds: true,
    sectionCodes: 'none',
    getWorkflowTask: 'omit',
    basedOn: false,
  },
  /** VIPLive: organizations by AGB, written as an OID. */
  viplive: {
    ...twiin,
    name: 'viplive',
    bases: bundledBases.viplive,
    organizationSystems: ['urn:oid:2.16.840.1.113883.2.4.6.1', systems.ura],
  },
} as const satisfies Readonly<Record<keyof typeof bundledBases, PeerProfile>>;

/** The bundled spellings of what is offered, for `offerSpelling`. */
export const offerSpellings = {
  /** Nictiz's draft Task profiles, as peer `nictiz` writes. */
  nictiz: nictizSpelling,
  /** MedMij BgZ 3.0, for who compares searches literally with those (the public policy of the Nuts Knooppunt). */
  medmij: medmijSpelling,
} as const satisfies Readonly<Record<string, OfferSpelling>>;

/** Name of a bundled profile. */
export type PeerName = keyof typeof peerProfiles;

const contradictions: readonly { readonly holds: (peer: PeerProfile) => boolean; readonly message: string }[] = [
  {
    holds: (peer) => peer.inputs === 'workflow' && peer.getWorkflowTask !== true,
    message: "inputs 'workflow' needs getWorkflowTask true: the receiver would not know what to pull",
  },
  {
    holds: (peer) => peer.getWorkflowTask === true && !peer.basedOn,
    message: 'getWorkflowTask true needs basedOn true: the receiver would not know which Task to get',
  },
  {
    holds: (peer) => peer.bases === 'separate' && peer.inputs !== 'workflow',
    message: "bases 'separate' needs inputs 'workflow': the second base travels in the workflow Task",
  },
  {
    holds: (peer) => peer.organizationSystems.length === 0,
    message: 'organizationSystems needs at least one register',
  },
  {
    holds: ({ routing = 'both' }) => !['both', 'notification', 'workflow', 'none'].includes(routing),
    message: "routing is one of 'both', 'notification', 'workflow', 'none'",
  },
  {
    holds: ({ validity }) => !(('months' in validity ? validity.months : validity.days) > 0),
    message: 'validity needs a number of months or days above 0',
  },
];

/**
 * Checks a peer profile, however it was made.
 *
 * @throws TypeError When its choices contradict each other or cannot be written; the message names all of them.
 */
export function checkPeer(peer: PeerProfile): void {
  const found = [
    ...contradictions.filter(({ holds }) => holds(peer)).map(({ message }) => message),
    ...spellingProblems(peer.offerSpelling ?? {}),
  ];
  if (found.length > 0) throw new TypeError(`Peer profile: ${found.join('; ')}.`);
}

/**
 * A peer profile: a bundled one, with what this peer does otherwise.
 *
 * @param name Bundled profile to start from.
 * @param choices What differs; give it a `name` of its own when both are in use.
 * @throws TypeError When the choices contradict each other; the message names all contradictions.
 * @example
 * const peer = peerProfile('twiin', { bsnInTask: false, mediaType: 'xml' });
 */
export function peerProfile(name: PeerName, choices: Partial<PeerProfile> = {}): PeerProfile {
  if (!Object.hasOwn(peerProfiles, name)) {
    throw new TypeError(`A peer profile is one of ${Object.keys(peerProfiles).join(', ')}.`);
  }
  const peer: PeerProfile = { ...peerProfiles[name], ...choices };
  checkPeer(peer);
  return peer;
}
