import type { Language, Severity, Unverified, ValidationReport } from '../issue';

/** Singular and plural of a word that is counted. */
type Counted = readonly [one: string, many: string];

interface Labels {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly counted: Readonly<Record<Severity | 'file' | 'resource' | 'profile' | 'code' | 'reference', Counted>>;
  readonly verdict: Readonly<Record<ValidationReport['verdict'] | 'not-checked', string>>;
  /** Words of the text and XML formats. */
  readonly words: Readonly<
    Record<
      | 'allOk'
      | 'applied'
      | 'line'
      | 'noFiles'
      | 'noResources'
      | 'nothingChecked'
      | 'of'
      | 'overall'
      | 'unverified'
      | 'drafts'
      | 'clean',
      string
    >
  >;
  /** `only`: there is one. */
  readonly unverifiedCodes: (count: string, system: string, only: boolean) => string;
  readonly unverifiedProfile: (canonical: string) => string;
  readonly unverifiedReferences: (count: string) => string;
}

/** The words around the messages of a report; a message itself already is in the language that was asked for. */
export const labels: Readonly<Record<Language, Labels>> = {
  nl: {
    severity: { fatal: 'fataal', error: 'fout', warning: 'let op', information: 'ter info' },
    counted: {
      fatal: ['fatale fout', 'fatale fouten'],
      error: ['fout', 'fouten'],
      warning: ['waarschuwing', 'waarschuwingen'],
      information: ['opmerking', 'opmerkingen'],
      file: ['bestand', 'bestanden'],
      resource: ['resource', 'resources'],
      profile: ['profiel', 'profielen'],
      code: ['code', 'codes'],
      reference: ['verwijzing', 'verwijzingen'],
    },
    verdict: { conforms: 'voldoet', 'does-not-conform': 'voldoet niet', 'not-checked': 'niet gecontroleerd' },
    words: {
      allOk: 'Alles in orde: er is niets op aan te merken.',
      applied: 'toegepast',
      line: 'regel',
      noFiles: 'Er is niets gecontroleerd: er zijn geen bestanden gegeven.',
      noResources: 'geen resources gevonden',
      nothingChecked: 'Er is niets gecontroleerd: er zijn geen resources gevonden.',
      of: 'van',
      overall: 'Oordeel',
      unverified: 'Niet te controleren',
      drafts: 'Toegepaste profielen die nog concept zijn',
      clean: 'zonder bevindingen',
    },
    unverifiedCodes: (count, system, only) =>
      `${count} van ${system}: niet na te gaan of ${only ? 'die bestaat en hier mag' : 'ze bestaan en hier mogen'}`,
    unverifiedProfile: (canonical) => `profiel ${canonical}: niet bekend, niet toegepast`,
    unverifiedReferences: (count) => `${count} naar buiten: het doel is niet gegeven en niet bekeken`,
  },
  en: {
    severity: { fatal: 'fatal', error: 'error', warning: 'warning', information: 'info' },
    counted: {
      fatal: ['fatal error', 'fatal errors'],
      error: ['error', 'errors'],
      warning: ['warning', 'warnings'],
      information: ['remark', 'remarks'],
      file: ['file', 'files'],
      resource: ['resource', 'resources'],
      profile: ['profile', 'profiles'],
      code: ['code', 'codes'],
      reference: ['reference', 'references'],
    },
    verdict: { conforms: 'conforms', 'does-not-conform': 'does not conform', 'not-checked': 'not checked' },
    words: {
      allOk: 'All OK: nothing was found.',
      applied: 'applied',
      line: 'line',
      noFiles: 'Nothing was checked: no files were given.',
      noResources: 'no resources found',
      nothingChecked: 'Nothing was checked: no resources were found.',
      of: 'of',
      overall: 'Verdict',
      unverified: 'Could not be verified',
      drafts: 'Profiles applied that are drafts',
      clean: 'without findings',
    },
    unverifiedCodes: (count, system, only) =>
      `${count} of ${system}: whether ${only ? 'it exists' : 'they exist'} and may be used here`,
    unverifiedProfile: (canonical) => `profile ${canonical}: not known, not applied`,
    unverifiedReferences: (count) => `${count} leading out: the target was not given and not looked at`,
  },
};

/** A number with its noun: `1 fout`, `2 fouten`. */
export function counted(count: number, what: keyof Labels['counted'], language: Language): string {
  const [one, many] = labels[language].counted[what];
  return `${count} ${count === 1 ? one : many}`;
}

/** Errors and warnings as `2 fouten, 1 waarschuwing`; fatal errors and remarks only where there are any. */
export function countsLine(counts: ValidationReport['counts'], language: Language): string {
  const severities: readonly Severity[] = ['fatal', 'error', 'warning', 'information'];
  return severities
    .filter((severity) => counts[severity] > 0 || severity === 'error' || severity === 'warning')
    .map((severity) => counted(counts[severity], severity, language))
    .join(', ');
}

/** What could not be verified, a line each; empty when everything was. */
export function unverifiedLines({ codes, profiles, references }: Unverified, language: Language): string[] {
  const text = labels[language];
  return [
    ...Object.entries(codes)
      .filter(([, count]) => count > 0)
      .map(([system, count]) => text.unverifiedCodes(counted(count, 'code', language), system, count === 1)),
    ...profiles.map(text.unverifiedProfile),
    ...(references > 0 ? [text.unverifiedReferences(counted(references, 'reference', language))] : []),
  ];
}

/** Says that a verdict rests on draft profiles, by their last part and version; undefined when it does not. */
export function draftsLine(drafts: readonly string[], language: Language): string | undefined {
  if (drafts.length === 0) return undefined;
  const names = drafts.map((draft) => draft.replace(/^.*\//, '').replace('|', ' '));
  return `${labels[language].words.drafts}: ${names.join(', ')}`;
}
