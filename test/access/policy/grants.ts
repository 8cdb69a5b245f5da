import { randomUUID } from 'node:crypto';
import type { Authorization } from '../../../src/facade/authorization';
import {
  type AuthorizePullOptions,
  authorizeNotifiedPull,
  createAuthorizationBases,
  createGrantStore,
  type GrantStore,
  jwtTokens,
  type NotificationRecord,
  type NotificationState,
  type Referral,
} from '../../../src/notified-pull';
import { recordOf, referral } from '../../referral/task/support';
import { emptyEmbedded } from '../../sql/databases';
import { AUDIENCE, ISSUER, NOW, type Signer, signer } from '../tokens/support';

/** The end of the period of the grants. */
export const END = new Date('2027-06-24T10:00:00.000Z');
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
  /** A token of the receiver, with a base. */
  tokenFor(base: string | undefined, claims?: object, now?: Date): Promise<string>;
  authorizeWith(options?: Partial<AuthorizePullOptions>): ReturnType<typeof authorizeNotifiedPull>;
  /** Brings a grant into a state, whatever the rules say. */
  set(record: NotificationRecord, state: NotificationState): Promise<NotificationRecord>;
}

export const request = (token: string | undefined, path = 'AllergyIntolerance') =>
  new Request(`https://epd.example/fhir/${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

export const shown = (answer: Authorization) =>
  answer.allowed ? 'allowed' : `${answer.trail?.reason}: ${answer.reason}`;

/** The claim that names a user in a role. */
export const user = (role?: string) => ({ user: { id: '900001234', role } });

/** Stands for a service that fails. */
export const down = async (): Promise<never> => {
  throw new Error('connection refused');
};

export async function grants(): Promise<Grants> {
  const store = await createGrantStore(await emptyEmbedded());
  const key = await signer('as');
  const tokens = { issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [key.jwk] } };
  return {
    store,
    signer: key,
    tokens,
    tokenFor(base, claims = {}, now = NOW) {
      const iat = Math.floor(now.getTime() / 1000);
      return key.sign({ authorization_base: base, jti: randomUUID(), iat, exp: iat + 300, ...claims });
    },
    authorizeWith: (options = {}) =>
      authorizeNotifiedPull({ store, tokens: jwtTokens(tokens), now: () => NOW, ...options }),
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
