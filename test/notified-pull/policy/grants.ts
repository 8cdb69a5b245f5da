import { randomUUID } from 'node:crypto';
import {
  createAuthorizationBases,
  createGrantStore,
  embeddedDatabase,
  type GrantStore,
  type NotificationRecord,
  type NotificationState,
  type Referral,
} from '../../../src/notified-pull';
import { recordOf, referral } from '../task/support';
import { AUDIENCE, ISSUER, type Signer, signer } from '../tokens/support';

export const RECEIVER = '00002222';
export const bases = createAuthorizationBases('a secret of the tests, 32 bytes and more');

export interface Granted {
  readonly record: NotificationRecord;
  /** The base in the notification. */
  readonly base: string;
  /** The one in the workflow Task. */
  readonly workflowBase: string;
}

/** A store with grants in it, and somebody who signs tokens for them. */
export interface Grants {
  readonly store: GrantStore;
  readonly signer: Signer;
  readonly tokens: { readonly issuer: string; readonly audience: string; readonly jwks: { keys: Signer['jwk'][] } };
  add(change?: Partial<NotificationRecord>, referralChange?: Partial<Referral>): Promise<Granted>;
  /** Brings a grant into a state, whatever the rules say. */
  set(record: NotificationRecord, state: NotificationState): Promise<NotificationRecord>;
}

export async function grants(): Promise<Grants> {
  const store = await createGrantStore(await embeddedDatabase());
  const key = await signer('as');
  return {
    store,
    signer: key,
    tokens: { issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [key.jwk] } },
    async add(change = {}, referralChange = {}) {
      const id = randomUUID();
      const [notification, workflow] = [bases.current(id, 'notification'), bases.current(id, 'workflow')];
      const record = recordOf({
        id,
        identifier: `urn:uuid:${randomUUID()}`,
        groupIdentifier: `urn:uuid:${randomUUID()}`,
        baseHash: notification.hash,
        workflowBaseHash: workflow.hash,
        referral: { ...referral, ...referralChange },
        ...change,
      });
      const message = {
        id: randomUUID(),
        notificationId: id,
        kind: 'notify',
        state: 'queued',
        attempts: 0,
        notBefore: record.createdAt,
        createdAt: record.createdAt,
      } as const;
      await store.create(record, message);
      return { record, base: notification.base, workflowBase: workflow.base };
    },
    async set(record, state) {
      const now = await store.get(record.id);
      const changed =
        now && (await store.change({ id: now.id, version: now.version, state, changedAt: record.changedAt }));
      if (!changed) throw new Error('the grant is not there');
      return changed;
    },
  };
}
