import type { Leavable } from '../assemble/leave-out';
import type { PatientQuery, ReferralContext } from '../assemble/ports';
import type { AuditContext } from '../audit/access-trail';
import type { ChallengeHeaders } from '../http/challenge-headers';
import type { RawParameter } from '../http/parameters';

/** What the vendor's token check answers: for whom the request may be served, or why not. */
export type Authorization =
  | {
      readonly allowed: true;
      /** The patient the authorisation is for, or `'any'` for a party that may ask for every patient. */
      readonly patient: PatientQuery | 'any';
      /**
       * What may be asked, when that is not everything: searches relative to the base (`AllergyIntolerance`,
       * `Procedure?category=…`) and single resources (`DocumentReference/abc`). What is asked is compared per parameter,
       * decoded; a search that finds no more than one of these is covered. Reads are limited to what these show. A frozen list that
       * comes again is understood once.
       */
      readonly only?: readonly string[];
      /** Offered, but not to this user: asking for it is refused all the same, with another reason in the trail. */
      readonly withheld?: readonly string[];
      /**
       * Beside `only`: what the resources served say of sections that this user may not see, and that is taken out of them.
       * `indications`: for which diagnoses something is used, done or asked. `devices`: which a procedure used. A resource
       * that had any carries the security label REDACTED.
       */
      readonly leaveOut?: readonly Leavable[];
      /**
       * Whether a BSN may stand in the answer: false for who may not have it, true for who may although the request does not name the
       * patient. Left out, `bsnInAnswers` of the facade decides, under whose `never` nothing gives one.
       */
      readonly bsnInAnswers?: boolean;
      /** The referral it is for; document sources get it. */
      readonly referral?: ReferralContext;
      /** For the audit trail. */
      readonly trail?: AuditContext;
    }
  | {
      readonly allowed: false;
      /**
       * `unauthenticated`: no valid token (401). `forbidden`: valid, but not for this (403). `unavailable`: it could not be
       * found out (503).
       */
      readonly reason: 'unauthenticated' | 'forbidden' | 'unavailable';
      /** Of `unavailable`: it is known who asks, so that the trail has each such request, and not one and the sum of its like. */
      readonly known?: boolean;
      /** Of a 401. */
      readonly headers?: ChallengeHeaders;
      /** For the audit trail; the caller is not told. */
      readonly trail?: AuditContext;
    };

/** What a request asks for, as the facade understood it: decoded, and whatever path it is mounted under. Go by this, and not by `request.url`. */
export interface AskedFor {
  readonly interaction: 'search' | 'read' | 'update';
  readonly type: string;
  /** Of a read or an update. */
  readonly id?: string;
  /** An operation that answers as a search does: `$lastn`. */
  readonly operation?: string;
}

/** What `authorize` is given beside the request. */
export interface AuthorizeContext {
  /** Aborted when the time for it is over. */
  readonly signal: AbortSignal;
  readonly asked: AskedFor;
  /**
   * The parameters of the request, decoded; of a search by POST those of its body too, which is read when this is first asked,
   * once and within the limits of the facade. Ask for them when it is known who asks, not before.
   *
   * @throws What the facade refuses such a body with (type, size, coding, time). When the request is then forbidden, or this error
   *   is passed on, that refusal is the answer.
   */
  parameters(): Promise<readonly RawParameter[]>;
}
