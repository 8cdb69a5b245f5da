import { sectionsOfType } from '../../bgz/index';
import type { AuditChecks, AuditEntry, AuditKind, AuditOutcome } from '../entry';

/** Dutch names of what is no section of the BgZ, or not the whole of one. */
const otherData: Readonly<Record<string, string>> = {
  Binary: 'Document',
  Provenance: 'Metagegevens',
  Task: 'Verwijzing',
  AuditEvent: 'Logging',
};

/** The sections of a resource type, in Dutch; the type itself when it is of none. */
export const dataWords = (type: string): string =>
  (Object.hasOwn(otherData, type) ? otherData[type] : undefined) ??
  (sectionsOfType(type)
    .map(({ title }) => title.nl)
    .join(', ') ||
    type);

const outcomes: Readonly<Record<AuditOutcome, string>> = {
  success: 'Geslaagd',
  refused: 'Geweigerd',
  failed: 'Mislukt',
  partial: 'Gedeeltelijk',
};

/** The Dutch words of the reason of an event; undefined for a code that is not known. The rooms that have the codes have the words. */
export type ReasonWords = (code: string, kind: AuditKind) => string | undefined;

/** How it ended, with the reason and what was missing. */
export function outcomeWords({ kind, outcome, reason, missing }: AuditEntry, words: ReasonWords): string {
  const why = [
    reason === undefined ? [] : (words(reason, kind) ?? `code ${reason}`),
    missing === undefined || missing.length === 0 ? [] : `ontbreekt: ${missing.join(', ')}`,
  ].flat();
  return why.length === 0 ? outcomes[outcome] : `${outcomes[outcome]}: ${why.join('; ')}`;
}

const purposes = { TREAT: 'Behandeling', ETREAT: 'Spoedeisende behandeling', BTG: 'Noodprocedure' } as const;

/** Grounds in words, by URI. */
const grounds: Readonly<Record<string, string>> = {
  'urn:bgz-facade:legal-basis:wgbo-referral': 'toestemming verondersteld bij verwijzing (WGBO)',
};

export const groundWords = ({ purpose, policy }: AuditEntry): string =>
  [purpose === undefined ? [] : purposes[purpose], policy === undefined ? [] : (grounds[policy] ?? policy)]
    .flat()
    .join('; ');

const checkNames: readonly (readonly [keyof AuditChecks, string])[] = [
  ['authorization', 'autorisatie'],
  ['treatmentRelation', 'behandelrelatie'],
  ['consent', 'toestemming'],
  ['emergency', 'noodprocedure'],
];

const yesNo = (value: boolean | undefined): string => (value === undefined ? '–' : value ? 'ja' : 'nee');

/** The four checks in words; `–` for one that was not made. */
export const checkWords = (checks: AuditChecks | undefined): string =>
  checks === undefined ? '' : checkNames.map(([name, word]) => `${word} ${yesNo(checks[name])}`).join(', ');

/** Whether access was under the emergency procedure. */
export const isEmergency = ({ checks, purpose }: AuditEntry): boolean =>
  checks?.emergency === true || purpose === 'BTG';
