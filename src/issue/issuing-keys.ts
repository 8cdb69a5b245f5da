import type { CryptoKey, JWK } from 'jose';
import { MOST_SKEW_S } from '../access/tokens/longest-life';
import { isJson } from '../fhir/json';
import { publicHalf } from '../http/client/oauth/dpop';
import { importKey, type SigningKey, signingKeyRules } from '../http/client/oauth/sign';
import { checkOptions, shapeOf } from '../options/check-options';
import { anyObject, clock as clockRule, listOf, type Rules, required, text } from '../options/rules';
import { LONGEST_TOKEN_S } from './token-life';

/** A key that signs, with the id of its public half. */
export type NamedKey = SigningKey & { readonly keyId: string };

/** The keys that count at a moment. */
export interface KeysAt {
  /** The one that signs now. */
  readonly signing: NamedKey;
  /** Public halves: of the one that signs, of those that will soon, and of those whose tokens may still live. */
  readonly published: readonly JWK[];
}

/** The keys that tokens are signed with. Asked with every token and every question about one. */
export interface IssuingKeys {
  at(now: Date, context: { readonly signal: AbortSignal }): KeysAt | Promise<KeysAt>;
}

/** A key with its time. It is published from when it is given here. */
export interface ScheduledKey extends NamedKey {
  /** The public half, where `key` is a `CryptoKey` that cannot be exported. */
  readonly publicKey?: CryptoKey | JWK;
  /** ISO instant from which it signs, until a later one does. */
  readonly signsFrom: string;
  /** ISO instant from which it is not published any more: what it signed counts no longer. */
  readonly publishedUntil?: string;
}

/** Options of {@link issuingKeys}. */
export interface IssuingKeysOptions {
  /** The clock by which one of the keys has to sign when the schedule is given; by default that of the machine. */
  readonly now?: () => Date;
}

const optionRules: Rules<IssuingKeysOptions> = { now: clockRule };

const instant = {
  allowed: "an ISO instant with offset: '2027-01-01T00:00:00Z'",
  meets: (value: unknown) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
};

const keyRules: Rules<ScheduledKey> = {
  ...signingKeyRules,
  keyId: required(text),
  publicKey: anyObject,
  signsFrom: required(instant),
  publishedUntil: instant,
};

/** So long after a key signed last a token of it may live, by a clock that is behind. */
const AFTERLIFE_MS = (LONGEST_TOKEN_S + MOST_SKEW_S) * 1_000;

const endOf = ({ publishedUntil }: ScheduledKey): number =>
  publishedUntil === undefined ? Number.POSITIVE_INFINITY : Date.parse(publishedUntil);

/** The key that signs at a moment. */
const signerAt = (keys: readonly ScheduledKey[], at: number): ScheduledKey | undefined =>
  [...keys]
    .sort((a, b) => Date.parse(b.signsFrom) - Date.parse(a.signsFrom))
    .find((key) => at < endOf(key) && Date.parse(key.signsFrom) <= at);

/** What is wrong with the order of keys, in words. */
function scheduleProblems(keys: readonly ScheduledKey[], now: Date): readonly string[] {
  const problems: string[] = [];
  if (signerAt(keys, now.getTime()) === undefined)
    problems.push(
      'a key signs already: the `signsFrom` of one of them is not later than now, or every token is refused until then',
    );
  if (new Set(keys.map(({ keyId }) => keyId)).size < keys.length) problems.push('each `keyId` is there once');
  if (new Set(keys.map(({ signsFrom }) => Date.parse(signsFrom))).size < keys.length)
    problems.push('one key at a time begins to sign');
  for (const key of keys) {
    const next = Math.min(
      ...keys.map(({ signsFrom }) => Date.parse(signsFrom)).filter((from) => from > Date.parse(key.signsFrom)),
    );
    if (endOf(key) < Number.POSITIVE_INFINITY && !(endOf(key) >= next + AFTERLIFE_MS))
      problems.push(
        `\`publishedUntil\` of ${key.keyId} is at least ${AFTERLIFE_MS / 1_000} s after another key begins to sign, for its tokens live until then (a key that is no longer safe is left out altogether)`,
      );
  }
  return problems;
}

async function publishedOf({ key, publicKey, keyId, algorithm }: ScheduledKey): Promise<JWK> {
  return { ...(await publicHalf(publicKey ?? key)), kid: keyId, alg: algorithm, use: 'sig' };
}

/**
 * Keys by a schedule that every instance has: all sign with the same one at the same moment. To rotate, add the next key with a `signsFrom`
 * that lies further ahead than others keep a key set (four hours for AORTA), and give the old one its `publishedUntil`: docs/tokens.md. A
 * key that got into other hands is left out of the list; what it signed counts no longer.
 *
 * @throws {TypeError} With everything that is wrong: a key or moment in another form, an id twice, a key whose tokens would outlive it, no key
 * that signs yet.
 * @example
 * const keys = issuingKeys([
 *   { key: current, algorithm: 'PS256', keyId: '2026-11', signsFrom: '2026-11-01T00:00:00Z', publishedUntil: '2027-01-02T00:00:00Z' },
 *   { key: next, algorithm: 'PS256', keyId: '2027-01', signsFrom: '2027-01-01T00:00:00Z' },
 * ]);
 */
export function issuingKeys(schedule: readonly ScheduledKey[], options: IssuingKeysOptions = {}): IssuingKeys {
  checkOptions('issuingKeys', { schedule }, { schedule: required(listOf(shapeOf(keyRules))) });
  checkOptions('issuingKeys', options, optionRules);
  const { now: clock = () => new Date() } = options;
  const wrong = scheduleProblems(schedule, clock());
  if (wrong.length > 0) throw new TypeError(`issuingKeys: ${wrong.join('; ')}.`);
  const keys = [...schedule].sort((a, b) => Date.parse(b.signsFrom) - Date.parse(a.signsFrom));
  const open = new Map<ScheduledKey, Promise<JWK>>();
  const whole = new Map<ScheduledKey, Promise<NamedKey>>();

  const publish = (key: ScheduledKey): Promise<JWK> => {
    const made = open.get(key) ?? publishedOf(key);
    open.set(key, made);
    return made;
  };
  const ready = (key: ScheduledKey): Promise<NamedKey> => {
    const { algorithm, keyId } = key;
    const made = whole.get(key) ?? importKey(key).then((one) => ({ key: one as CryptoKey, algorithm, keyId }));
    whole.set(key, made);
    return made;
  };

  return {
    async at(now) {
      const at = now.getTime();
      const counting = keys.filter((key) => at < endOf(key));
      const signing = signerAt(keys, at);
      if (signing === undefined) throw new Error('No key signs at this moment.');
      return { signing: await ready(signing), published: await Promise.all(counting.map(publish)) };
    },
  };
}

/** The keys of a port, when they are such; else it is not known what would be signed or published. */
export function asKeysAt(given: unknown): KeysAt {
  const { signing, published } = isJson(given) ? given : {};
  const isSet =
    Array.isArray(published) &&
    published.every((key) => isJson(key) && typeof key.kid === 'string' && key.kty !== 'oct' && !('d' in key));
  if (!isJson(signing) || typeof signing.keyId !== 'string' || !isSet)
    throw new TypeError(
      '`keys` gives { signing: { key, algorithm, keyId }, published: public keys, each with `kid` }.',
    );
  if (published.filter(({ kid }) => kid === signing.keyId).length !== 1)
    throw new TypeError('`keys` publishes the key that signs once.');
  return given as unknown as KeysAt;
}
