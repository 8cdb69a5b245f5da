import { inEnglish } from '../bgz/narrative/saying';
import type { Json } from '../fhir/json';
import type { Pair, Said } from './model';
import { both, inOne } from './said';
import { words } from './words';

/** Statuses of FHIR by which something does not stand, wherever they are. */
const WITHDRAWN: Readonly<Record<string, Said>> = {
  'entered-in-error': both('ingevoerd als fout', 'entered in error'),
  cancelled: both('geannuleerd', 'cancelled'),
  refuted: both('weerlegd', 'refuted'),
  'not-done': both('niet uitgevoerd', 'not done'),
  rejected: both('afgewezen', 'rejected'),
};

const withdrawnBy = (status: unknown): Said | undefined =>
  typeof status === 'string' && Object.hasOwn(WITHDRAWN, status) ? WITHDRAWN[status] : undefined;

/** Why a resource says of itself that it does not stand; undefined where it stands. */
export function withdrawnOf(json: Json): Said | undefined {
  for (const value of [json.status, json.verificationStatus, json.docStatus]) {
    const why = withdrawnBy(value);
    if (why !== undefined) return why;
  }
  if (json.notDone === true) return WITHDRAWN['not-done'];
  if (json.taken === 'n') return both('niet gebruikt', 'not taken');
  if (json.notGiven === true) return both('niet toegediend', 'not given');
  return json.doNotPerform === true ? both('niet uitvoeren', 'do not perform') : undefined;
}

const ALLERGY_STATUS = inEnglish('allergyStatus');

/** AllergieStatus (NL-CM:8.2.5), the status of a Problem and that of FHIR itself, by the labels that they have in English. */
const CLINICAL: ReadonlySet<string> = new Set([
  ALLERGY_STATUS,
  inEnglish('problemStatus'),
  inEnglish('clinicalStatus'),
]);

/**
 * What is told of a resource whose verification takes its clinical status back. STU3 wants a clinicalStatus with all but an error
 * (`ait-1`, `con-3`), so that one that is refuted is `active` or `inactive` all the same; the zib has one status only, and no word for
 * refuted. It is told as it was sent, with what became of it beside it: nobody may read "active" alone.
 */
export function clinicalStatusBeside(json: Json, pairs: readonly Pair[]): readonly Pair[] {
  const why = withdrawnBy(json.verificationStatus);
  if (why === undefined || json.clinicalStatus === undefined) return pairs;
  return pairs.map((pair) => {
    const { label, value } = pair;
    const name = inOne(label, 'en');
    if (value === undefined || !CLINICAL.has(name)) return pair;
    // In the zib that status itself says of an error that it is one.
    if (name === ALLERGY_STATUS && json.verificationStatus === 'entered-in-error') return pair;
    const beside = (language: 'nl' | 'en') =>
      inOne(words['does-not-stand']({ status: inOne(value, language), why: inOne(why, language) }), language);
    return { label, value: both(beside('nl'), beside('en')) };
  });
}
