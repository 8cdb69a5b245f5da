import type { TokenResult } from '../../../src/notified-pull';
import { type OfferName, type Question, sectionOf } from './questions';

/** A grant as the model knows it. */
export interface ModelGrant {
  readonly id: string;
  readonly group: string;
  readonly bsn: string;
  readonly receiver: string;
  readonly offers: readonly OfferName[];
  readonly validUntil: number;
  state: string;
}

/** A token as it is played: what it says, and what is wrong with it as a token. */
export interface ModelToken {
  readonly flaw?: Extract<TokenResult, { ok: false }>['reason'];
  readonly receiver?: string;
  readonly role?: string;
  readonly user: boolean;
  /** The grant whose base is played back; `unknown` for a base of nobody, undefined for none. */
  readonly grant?: ModelGrant | 'unknown';
}

/** Which patient a question names, and in what way. */
export interface Named {
  readonly bsn?: string;
}

/** Who may see what, said again in the simplest way: a table of roles and a few ifs. */
const everything = [
  ...['patient', 'payer', 'directives', 'functionalStatus', 'socialHistory', 'substanceUse', 'nutrition', 'alerts'],
  ...['allergies', 'diagnoses', 'devices', 'vaccinations', 'vitals', 'results', 'procedures', 'medication'],
  ...['encounters', 'plannedCare', 'careTeam', 'documents'],
];
const sectionsOfRole: Readonly<Record<string, readonly string[]>> = {
  '01.010': everything,
  '17.000': [
    ...['patient', 'payer', 'substanceUse', 'alerts', 'allergies', 'diagnoses', 'vaccinations', 'vitals', 'results'],
    'medication',
  ],
  '04.000': [
    ...['patient', 'directives', 'functionalStatus', 'socialHistory', 'alerts', 'allergies', 'diagnoses', 'devices'],
    ...['vitals', 'procedures', 'plannedCare'],
  ],
  '30.000': everything.filter((section) => !['payer', 'documents'].includes(section)),
  '83.000': ['patient', 'payer', 'allergies', 'medication'],
  '99.000': [],
  '55.000': [],
};
export const roles: readonly string[] = Object.keys(sectionsOfRole);

/** Who may not see diagnoses does not see them as the reasons of something else. */
export const mayReadReasons = ({ role }: ModelToken): boolean =>
  sectionsOfRole[role ?? '']?.includes('diagnoses') === true;

/** What of a grant a role may have. */
export const offersTo = ({ offers }: Pick<ModelGrant, 'offers'>, { role }: ModelToken): readonly OfferName[] =>
  offers.filter((offer) => (sectionsOfRole[role ?? ''] ?? []).includes(sectionOf[offer]));

const pullable = new Set(['requested', 'received', 'accepted', 'in-progress', 'on-hold']);

/**
 * What a request must be answered with.
 *
 * @param owner BSN of whose resource a read names.
 */
export function expectedStatus(
  question: Question,
  token: ModelToken | undefined,
  named: Named,
  owner: string | undefined,
  now: number,
): number {
  if (question.unserved) return 404;
  if (token === undefined || token.flaw) return token?.flaw === 'token-unverifiable' ? 503 : 401;
  if (token.receiver === undefined || !token.user || token.role === undefined) return 403;
  const sections = sectionsOfRole[token.role] ?? [];
  if (sections.length === 0) return 403;
  const { grant } = token;
  if (grant === undefined || grant === 'unknown') return 403;
  if (!pullable.has(grant.state) || now >= grant.validUntil || grant.receiver !== token.receiver) return 403;
  const offers = offersTo(grant, token);
  if (offers.length === 0) return 403;
  if (named.bsn !== undefined && named.bsn !== grant.bsn) return 403;
  const needed = question.with === undefined || offers.includes(question.with);
  const covered = needed && question.by.some((offer) => offers.includes(offer));
  if (question.read === undefined) return covered ? 200 : 403;
  return covered && owner === grant.bsn ? 200 : 404;
}
