import type { KeyProofs } from '../access/tokens/possession/key-proofs';
import { fingerprintOf, rememberedUntil } from '../access/tokens/replay';
import type { AccessTrail } from '../audit/access-trail';
import type { Inbound } from '../http/inbound';
import type { ClientVerifiers } from './client-verifiers';
import { asKeysAt, type KeysAt } from './issuing-keys';
import { unavailable } from './oauth-refusal';
import type { IssueSettings } from './options';

/** A request on its way. */
export interface IssueCall {
  readonly request: Inbound;
  readonly settings: IssueSettings;
  readonly trail: AccessTrail;
  readonly verifiers: ClientVerifiers;
  readonly proofs: KeyProofs;
  /** When it began. */
  readonly at: Date;
}

type WithSettings = Pick<IssueCall, 'settings' | 'at'>;

/** Asks the store; what it does not tell lets nobody in. */
export async function stored<T>({ settings }: Pick<IssueCall, 'settings'>, step: () => Promise<T>): Promise<T> {
  try {
    return await settings.waitFor('store', step);
  } catch (err) {
    settings.logger.error({ event: 'grant-store-failed', err }, 'the grant store could not be asked');
    throw unavailable('store-unavailable');
  }
}

/** The keys that count now. */
export async function keysOf({ settings, at }: WithSettings): Promise<KeysAt> {
  try {
    return asKeysAt(await settings.waitFor('keys', (signal) => settings.keys.at(at, { signal })));
  } catch (err) {
    settings.logger.error({ event: 'keys-unavailable', err }, 'the keys that tokens are signed with could not be had');
    throw unavailable('keys-unavailable');
  }
}

/** Whether an assertion comes for the first time. */
export async function isFirstUse(
  call: IssueCall,
  assertion: { readonly issuer: string; readonly id: string; readonly text: string; readonly expiresAt: string },
): Promise<boolean> {
  const { issuer, id, text, expiresAt } = assertion;
  const seen = await stored(call, () =>
    call.settings.store.remember({
      issuer: `assertion ${issuer}`,
      id,
      fingerprint: fingerprintOf(text),
      expiresAt: rememberedUntil(expiresAt),
    }),
  );
  return seen.firstUse;
}
