/** How grave a finding is: with an error something does not arrive, a warning is to be looked at, information is told. */
export type FindingSeverity = 'error' | 'warning' | 'information';

interface Kind {
  readonly severity: FindingSeverity;
  /** What it is called, in both languages. */
  readonly title: Readonly<Record<'nl' | 'en', string>>;
}

/** Every kind of finding of a check, the gravest first; `docs/check.md` tells what to do about each. */
export const findingKinds = {
  'patient-not-found': {
    severity: 'error',
    title: { nl: 'patiënt niet gevonden', en: 'patient not found' },
  },
  'source-failed': {
    severity: 'error',
    title: { nl: 'bron faalt', en: 'source fails' },
  },
  'timed-out': {
    severity: 'error',
    title: { nl: 'bron te laat', en: 'source too late' },
  },
  pages: {
    severity: 'error',
    title: { nl: 'pagina’s kloppen niet', en: 'pages are not right' },
  },
  'not-accepted': {
    severity: 'error',
    title: { nl: 'niet geaccepteerd', en: 'not accepted' },
  },
  'other-patient': {
    severity: 'error',
    title: { nl: 'van een andere patiënt', en: 'of another patient' },
  },
  conflict: {
    severity: 'error',
    title: { nl: 'zelfde id, andere inhoud', en: 'same id, other content' },
  },
  'section-refused': {
    severity: 'error',
    title: { nl: 'rest niet geserveerd', en: 'the rest is not served' },
  },
  'dangling-reference': {
    severity: 'error',
    title: { nl: 'verwijst naar niets', en: 'refers to nothing' },
  },
  'does-not-conform': {
    severity: 'error',
    title: { nl: 'voldoet niet aan het profiel', en: 'does not conform' },
  },
  'not-reached': {
    severity: 'error',
    title: { nl: 'niet gevonden door de landelijke zoekvraag', en: 'not found by the national search' },
  },
  'not-checked': {
    severity: 'error',
    title: { nl: 'niet te controleren', en: 'could not be checked' },
  },
  over: {
    severity: 'warning',
    title: { nl: 'niet opgevraagd vanwege de status', en: 'not asked for because of its status' },
  },
  'not-referred-to': {
    severity: 'warning',
    title: { nl: 'nergens genoemd', en: 'named nowhere' },
  },
  'code-as-text': {
    severity: 'warning',
    title: { nl: 'code zonder stelsel', en: 'code without system' },
  },
  'validator-warning': {
    severity: 'warning',
    title: { nl: 'waarschuwing van de validator', en: 'warning of the validator' },
  },
  plausibility: {
    severity: 'warning',
    title: { nl: 'onwaarschijnlijk', en: 'hardly true' },
  },
  duplicate: {
    severity: 'information',
    title: { nl: 'dubbel gegeven', en: 'given twice' },
  },
  'amount-as-text': {
    severity: 'information',
    title: { nl: 'getal als tekst', en: 'amount as text' },
  },
  mended: {
    severity: 'information',
    title: { nl: 'hersteld', en: 'mended' },
  },
} as const satisfies Record<string, Kind>;

/** Stable name of a kind of finding. */
export type FindingKind = keyof typeof findingKinds;

/** One thing a check found. Holds no value of a record but codes and what a builder says it found. */
export interface CheckFinding {
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  /** Path in the record, where it is known: `reactions[0].severity`. */
  readonly at?: string;
  /** NL-CM id of the concept there. */
  readonly concept?: string;
  /** Stable name behind it: of the builder's issue, the rule of the validator or of plausibility, the mending, the failure. */
  readonly rule?: string;
  /** FHIRPath in the resource the record became, for what the validator found. */
  readonly expression?: string;
  /** One sentence in the language asked for. */
  readonly message: string;
  /** What a source threw: your own error, which may hold anything. Not written as text, CSV or JSON. */
  readonly cause?: unknown;
}

/** Makes a finding; its severity follows from the kind. */
export function finding(kind: FindingKind, message: string, more: Partial<CheckFinding> = {}): CheckFinding {
  const found: CheckFinding = { kind, severity: findingKinds[kind].severity, message };
  for (const [name, value] of Object.entries(more)) if (value !== undefined) Object.assign(found, { [name]: value });
  return found;
}
