import * as z from 'zod';
import type { Referral } from '../../access/model';
import { expected, report } from '../../bgz/define/issue';
import { toIssues } from '../../bgz/define/word-issues';
import { identifier } from '../../bgz/parts/identifier/zib';
import { text } from '../../bgz/parts/text/zib';
import { isBsn } from '../../fhir/bsn';
import { isAbsoluteUri, systemUri } from '../../fhir/naming-systems';
import { queryProblems, referenceProblems } from './check-offer';
import { isReferenceTo, isRoutingText, ROUTING_TEXT, type RoutingType } from './routing';

/** One problem in a referral. Texts repeat nothing of the referral. */
export interface ReferralIssue {
  /** Stable name of the kind of problem: `missing`, `wrong-type`, `unknown-property`, `invalid-identifier`, `invalid-value` … */
  readonly code: string;
  /** Where: `receiver.organization.ura`. */
  readonly at: string;
  readonly found: string;
  readonly allowed: string;
  /** All of it in one sentence. */
  readonly message: string;
}

/** The referral, checked, or every problem in it. */
export type ReferralCheck =
  | { readonly ok: true; readonly referral: Referral }
  | { readonly ok: false; readonly issues: readonly ReferralIssue[] };

const formed = (test: (value: string) => boolean, code: 'invalid-identifier' | 'invalid-value', allowed: string) =>
  z.string(expected(allowed)).superRefine((value, ctx) => {
    if (!test(value)) report(ctx, { zib: code, allowed });
  });

const bsn = formed(isBsn, 'invalid-identifier', 'a BSN: nine digits that pass the 11-test');
const ura = formed((value) => /^\d{8}$/.test(value), 'invalid-identifier', 'a URA: eight digits');
const role = formed((value) => /^\d{2}\.\d{3}$/.test(value), 'invalid-value', 'a UZI role code, for example 01.015');
const uri = formed(isAbsoluteUri, 'invalid-value', 'an absolute URI');

const code = z.strictObject(
  { system: z.string().transform(systemUri).pipe(uri), code: text, display: text.optional() },
  expected('a code: { system, code, display? }'),
);

const organization = z.strictObject(
  { ura, name: text.optional(), identifiers: z.array(identifier).readonly().optional() },
  expected('an organization: { ura, name?, identifiers? }'),
);

/** A service or place behind the front door. */
const routingTarget = (type: RoutingType) =>
  z
    .strictObject(
      {
        reference: formed((value) => isReferenceTo(type, value), 'invalid-value', `${type}/id`).optional(),
        display: text.optional(),
        identifier: z
          .strictObject(
            {
              system: z.string().transform(systemUri).pipe(uri),
              value: formed(isRoutingText, 'invalid-value', ROUTING_TEXT),
              assigner: ura.optional(),
            },
            expected('the number that its organization gave it: { system, value, assigner? }'),
          )
          .optional(),
      },
      expected(`a ${type}: { reference?, display?, identifier? }`),
    )
    .optional();

const offerText = (problems: (value: string) => readonly { readonly found: string; readonly allowed: string }[]) =>
  z.string().superRefine((value, ctx) => {
    for (const problem of problems(value)) report(ctx, { zib: 'invalid-value', ...problem });
  });

const offer = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('query'), query: offerText(queryProblems), section: code.optional() }),
    z.strictObject({ kind: z.literal('resource'), reference: offerText(referenceProblems), section: code.optional() }),
  ],
  expected("an offer of kind 'query' or 'resource'"),
);

const FUTURE = 'an ISO instant with offset, later than now';

const schemaAt = (now: Date) =>
  z.strictObject(
    {
      patient: z.strictObject({ bsn }, expected('a patient: { bsn }')),
      sender: z.strictObject(
        {
          organization,
          practitioner: z.strictObject(
            { identifier, name: text.optional(), role },
            expected('a practitioner: { identifier, role, name? }'),
          ),
          system: identifier.optional(),
        },
        expected('a sender: { organization, practitioner, system? }'),
      ),
      receiver: z.strictObject(
        {
          organization,
          department: routingTarget('HealthcareService'),
          location: routingTarget('Location'),
        },
        expected('a receiver: { organization, department?, location? }'),
      ),
      offers: z.array(offer).min(1, 'at least one offer; leave offers out for the whole BgZ').readonly().optional(),
      reason: code.optional(),
      treatmentRelation: z.literal(
        true,
        expected('true: the sender established that the receiver has or will have a treatment relation'),
      ),
      legalBasis: uri.optional(),
      validUntil: formed(
        (value) => z.iso.datetime({ offset: true }).safeParse(value).success && Date.parse(value) > now.getTime(),
        'invalid-value',
        FUTURE,
      ).optional(),
    },
    expected('a referral: { patient, sender, receiver, treatmentRelation: true, … }'),
  );

const UNKNOWN = {
  found: 'a property a referral does not have',
  allowed: 'a property of a referral, spelled as documented',
};

/**
 * Checks a referral as the EPD gives it and reports all problems at once.
 *
 * @param referral Anything.
 * @param context `now`: what `validUntil` is held against.
 * @returns The referral with OIDs of registers as URIs, or the issues. Never throws, and repeats nothing of the referral.
 * @example
 * const checked = checkReferral(input, { now: new Date() });
 * if (!checked.ok) for (const { message } of checked.issues) console.error(message);
 */
export function checkReferral(referral: unknown, context: { readonly now: Date }): ReferralCheck {
  const result = schemaAt(context.now).safeParse(referral);
  if (result.success) return { ok: true, referral: result.data };
  const issues = toIssues(result.error, referral, []).map((issue): ReferralIssue => {
    const at = issue.path.length === 0 ? '(referral)' : issue.at;
    const { found, allowed } = issue.code === 'unknown-property' ? UNKNOWN : issue;
    return { code: issue.code, at, found, allowed, message: `${at}: found ${found}, allowed is ${allowed}.` };
  });
  return { ok: false, issues };
}
