import { randomBytes, randomUUID } from 'node:crypto';
import { createAuthorizationBases } from '../../../access/authorization-base';
import type { Grants } from '../../../access/grants';
import type { NotificationRecord, NotificationState, Offer, ReferralOrganization } from '../../../access/model';
import { isPullable } from '../../../access/policy/grant-state';
import { systems } from '../../../fhir/naming-systems';
import type { PeerProfile } from '../../../referral/task/peer-profile';

/** What is otherwise in a referral than in the usual one. */
export interface ReferralChange {
  readonly group?: string;
  readonly offers?: readonly Offer[];
  readonly bsn?: string;
  readonly receiverUra?: string;
}

/** The referrals that are played, kept for as long as the run takes. */
export interface Referrals {
  /** Makes one. Nothing is sent by it. */
  make(change?: ReferralChange): NotificationRecord;
  get(id: string): NotificationRecord | undefined;
  /** The last one that may be pulled. */
  current(): NotificationRecord | undefined;
  move(id: string, state: NotificationState): NotificationRecord | undefined;
  /** Ends all that may be pulled: what comes later is refused. */
  endAll(): void;
  /** The authorization base that goes along with the notification, or stands in the workflow Task. */
  baseOf(record: NotificationRecord, purpose: 'notification' | 'workflow'): string;
  /** The same for who checks tokens. */
  readonly grants: Grants;
}

/** Who is referred, by and to whom, and what is offered of it. */
export interface UsualReferral {
  readonly bsn: string;
  readonly sender: ReferralOrganization;
  readonly receiver: ReferralOrganization;
  readonly offers: readonly Offer[];
  readonly peer: PeerProfile;
}

const DAYS = 7 * 24 * 60 * 60 * 1000;
const uuid = () => `urn:uuid:${randomUUID()}`;

export function createReferrals(usual: UsualReferral): Referrals {
  const bases = createAuthorizationBases(randomBytes(32));
  const records = new Map<string, NotificationRecord>();
  const tokens = new Map<string, string>();
  const all = () => [...records.values()];

  function make({ group = uuid(), offers = usual.offers, bsn = usual.bsn, receiverUra }: ReferralChange = {}) {
    const id = randomUUID();
    const at = new Date();
    const record: NotificationRecord = {
      id,
      identifier: uuid(),
      groupIdentifier: group,
      state: 'requested',
      referral: {
        patient: { bsn },
        sender: {
          organization: usual.sender,
          practitioner: { identifier: { system: systems.uziPerson, value: '900000009' }, role: '01.015' },
          system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' },
        },
        receiver: { organization: receiverUra === undefined ? usual.receiver : { ura: receiverUra } },
        treatmentRelation: true,
      },
      offers,
      baseHash: bases.current(id, 'notification').hash,
      workflowBaseHash: bases.current(id, 'workflow').hash,
      peer: usual.peer.name,
      createdAt: at.toISOString(),
      changedAt: at.toISOString(),
      validUntil: new Date(at.getTime() + DAYS).toISOString(),
      version: 1,
    };
    records.set(id, record);
    return record;
  }

  function move(id: string, state: NotificationState): NotificationRecord | undefined {
    const known = records.get(id);
    if (known === undefined) return undefined;
    const moved = { ...known, state, changedAt: new Date().toISOString(), version: known.version + 1 };
    records.set(id, moved);
    return moved;
  }

  return {
    make,
    move,
    get: (id) => records.get(id),
    current: () => all().findLast(({ state }) => isPullable(state)),
    endAll: () => {
      for (const { id, state } of all()) if (isPullable(state)) move(id, 'completed');
    },
    baseOf: ({ id }, purpose) => bases.current(id, purpose).base,
    grants: {
      findByAuthorizationBase: async (hash) =>
        all().find(({ baseHash, workflowBaseHash }) => hash === baseHash || hash === workflowBaseHash),
      list: async () => ({ items: all().reverse() }),
      async remember({ issuer, id, fingerprint }) {
        const key = JSON.stringify([issuer, id]);
        const first = tokens.get(key);
        if (first === undefined) tokens.set(key, fingerprint);
        return { fingerprint: first ?? fingerprint, firstUse: first === undefined };
      },
    },
  };
}
