import type { ReferralOrganization } from '../../access/model';
import type { TokenCheck } from '../../access/tokens/token-check';
import type { LoopbackOptions } from '../../http/client/safe-address';
import { shapeOf } from '../../options/check-options';
import {
  address,
  anyObject,
  callable,
  either,
  flag,
  listOf,
  milliseconds,
  oneOf,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../../options/rules';
import { type BgzSection, bgzSections } from '../../referral/task/offers';
import type { PeerName, PeerProfile } from '../../referral/task/peer-profile';
import { peerProfiles } from '../../referral/task/peer-profile';
import type { BgzRecords } from '../../zib';
import type { ScriptResult } from '../run/result';
import { type ScenarioName, scenarioNames } from './scenario-names';

/**
 * How the sending side checks the token of who pulls. `token`: it is this one. `tokens`: by the rules of Notified Pull, as a sender
 * that is built with this library does (organization, user, role, authorization base). `any-token`: any bearer token will do.
 * `none`: none is asked. The last two are for test data only.
 */
export type PullCheck =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'tokens'; readonly tokens: TokenCheck; readonly requireUser?: boolean }
  | { readonly kind: 'any-token' }
  | { readonly kind: 'none' };

/** What a test bench of one's own tells of the receiver, beside what is seen from outside. */
export interface ReceiverProbe {
  /** Resolves when the receiver has nothing under way. With it no time is waited for what does not come. */
  readonly idle?: () => Promise<unknown>;
  /** What the receiver made of a notification (`Task.identifier`), where it does not tell by the workflow Task. */
  readonly outcome?: (identifier: string) => ReceiverOutcome | undefined | Promise<ReceiverOutcome | undefined>;
}

/** What a receiver took the data of a notification for. */
export type ReceiverOutcome = 'complete' | 'incomplete' | 'refused';

/** Where the sending side can be reached. */
export interface SendingAddress {
  /** Its FHIR base, which the receiver must know as that of the sender's URA. */
  readonly base: string;
  /** Another server, to which the sender leads where it should not be followed; undefined when it cannot be reached from outside. */
  readonly other: string | undefined;
}

/** Which receiver is played against, and how. */
export interface QualifyReceiverOptions extends LoopbackOptions {
  /** FHIR base of the receiver: notifications go to `[base]/Task`. */
  readonly base: string;
  /** The organization that receives: its URA, and what identifiers its dialect wants beside it. */
  readonly receiver: ReferralOrganization;
  /** The organization that sends. Default: URA 00009999, "Proefziekenhuis". */
  readonly sender?: ReferralOrganization;
  /** In which dialect the messages are written. Default `twiin`. */
  readonly peer?: PeerName | PeerProfile;
  /** The token for the receiver's end point, or what gets one. Left out, none is sent. */
  readonly token?: string | (() => string | Promise<string>);
  readonly pull: PullCheck;
  /** Whose data is sent. Default: a patient made up for this, with a BSN for tests. */
  readonly records?: BgzRecords;
  /** Which sections are offered, as `bgzOffers` names them. Default: all that this product serves. */
  readonly sections?: readonly BgzSection[];
  /** Where the sending side listens. Default: a free port of 127.0.0.1. */
  readonly listen?: { readonly host?: string; readonly port?: number };
  /** FHIR base of the sending side as the receiver reaches it, where that is by a tunnel or proxy. */
  readonly publicUrl?: string;
  /** The same of the other server: then it is reached from outside as well. It listens on the next port when `listen.port` is given. */
  readonly otherUrl?: string;
  /** Plays these only. */
  readonly only?: readonly ScenarioName[];
  readonly probe?: ReceiverProbe;
  /** Sends in place of Node's own `fetch`. */
  readonly fetch?: typeof fetch;
  /** Milliseconds an answer to a message may take. Default 30 000. */
  readonly timeoutMs?: number;
  /** Milliseconds the receiver may take to begin to pull. Default 30 000; longer where a user starts it. */
  readonly waitMs?: number;
  /** Milliseconds without a request after which a pull counts as over; longer than the receiver waits before it tries again. Default 5 000. */
  readonly quietMs?: number;
  /** Milliseconds an answer that comes by a byte at a time is kept up. Default 60 000. */
  readonly patienceMs?: number;
  /** How much is sent of what has no end, and how often a refused request may be asked. */
  readonly most?: {
    /** Bytes of an answer. Default 128 MiB. */
    readonly bytes?: number;
    /** Bytes that a packed answer comes to. Default 1 GiB. */
    readonly unfolded?: number;
    /** Pages of a search. Default 300. */
    readonly pages?: number;
    /** Times that a refused request may be asked. Default 5. */
    readonly tries?: number;
  };
  /** Told where the sending side listens, before anything is sent: the receiver's directory must know it. */
  readonly onListening?: (address: SendingAddress) => unknown;
  /** Told of a scenario when it begins: where a user starts the pull, now is the time. */
  readonly onScenario?: (scenario: ScenarioName) => unknown;
  /** Told of each scenario when it was played. */
  readonly onScript?: (result: ScriptResult) => void;
}

const organization = told('an organization: { ura: eight digits, name?, identifiers? }', {
  allowed: '',
  meets: (value) => /^\d{8}$/.test(String((value as { ura?: unknown } | null)?.ura)),
});

const pullCheck = secret({
  allowed: "{ kind: 'token', token }, { kind: 'tokens', tokens }, { kind: 'any-token' } or { kind: 'none' }",
  meets: (value) => {
    const { kind, token, tokens } = (value ?? {}) as Partial<Record<'kind' | 'token' | 'tokens', unknown>>;
    if (kind === 'token') return typeof token === 'string' && token !== '';
    return kind === 'tokens' ? typeof tokens === 'function' : kind === 'any-token' || kind === 'none';
  },
});

/** An address without a name and password, which reports would show. */
const plainAddress = {
  allowed: `${address.allowed}, with no name and password in it`,
  meets: (value: unknown) => address.meets(value) && new URL(String(value)).username === '',
};

export const receiverRules: Rules<QualifyReceiverOptions> = {
  base: required(plainAddress),
  receiver: required(organization),
  sender: organization,
  peer: either(oneOf(...Object.keys(peerProfiles)), anyObject),
  token: secret(either(text, callable)),
  pull: required(pullCheck),
  records: anyObject,
  sections: listOf(oneOf(...bgzSections)),
  listen: shapeOf<NonNullable<QualifyReceiverOptions['listen']>>({ host: text, port: whole(0, 65_535) }),
  publicUrl: plainAddress,
  otherUrl: plainAddress,
  only: listOf(oneOf(...scenarioNames)),
  probe: shapeOf<ReceiverProbe>({ idle: callable, outcome: callable }),
  fetch: callable,
  allowLoopbackHttp: flag,
  timeoutMs: milliseconds,
  waitMs: milliseconds,
  quietMs: milliseconds,
  patienceMs: milliseconds,
  most: shapeOf<NonNullable<QualifyReceiverOptions['most']>>({
    bytes: whole(1),
    unfolded: whole(1),
    pages: whole(2),
    tries: whole(1),
  }),
  onListening: callable,
  onScenario: callable,
  onScript: callable,
};
