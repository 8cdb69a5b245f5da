import type { Language } from '../validate/issue';
import type { CodeFigures } from './quality-report';

interface Labels {
  readonly title: (date: string) => string;
  readonly total: string;
  /** Column heads of the overview: a row per section. */
  readonly overview: readonly string[];
  /** Column heads of a section: a row per concept. */
  readonly concepts: readonly string[];
  readonly records: readonly [one: string, many: string];
  readonly supporting: (count: number) => string;
  readonly none: string;
  readonly code: string;
  readonly kinds: Readonly<Record<Exclude<keyof CodeFigures, 'records' | 'preferred'>, string>>;
  readonly of: string;
  readonly reasons: string;
  readonly unreadable: string;
  readonly plausibility: string;
  readonly unreached: (count: number) => string;
  readonly overdue: (count: number) => string;
  readonly notMeasured: (count: number) => string;
  readonly legend: readonly string[];
}

/** The words of the text report. */
export const labels: Readonly<Record<Language, Labels>> = {
  nl: {
    title: (date) => `Registratiekwaliteit van de BgZ, peildatum ${date}`,
    total: 'Totaal',
    overview: [
      'Onderdeel',
      'Records',
      'Voorkeurscode',
      'Verplicht',
      'Optioneel',
      'Vrije tekst',
      'Vage datum',
      'Toekomst',
    ],
    concepts: ['Concept', 'NL-CM', 'Gevuld', 'Met reden', 'Ontbreekt', 'Vrije tekst', 'Vage datum', 'Toekomst'],
    records: ['record', 'records'],
    supporting: (count) => `en ${count} bijbehorende ${count === 1 ? 'resource' : 'resources'}`,
    none: 'Geen records.',
    code: 'Hoofdcode',
    kinds: {
      snomed: 'SNOMED CT',
      gStandaard: 'G-Standaard',
      otherSystem: 'ander codestelsel',
      textOnly: 'alleen vrije tekst',
      absent: 'niets',
      notGiven: 'in een resource die er niet bij zat',
    },
    of: 'van',
    reasons: 'Redenen waarom een waarde er niet is',
    unreadable: 'Geen leesbare datum',
    plausibility: 'Onwaarschijnlijk',
    unreached: (count) => `Niet gevonden door een landelijke zoekvraag: ${count} ${count === 1 ? 'record' : 'records'}`,
    overdue: (count) =>
      `Nog open terwijl de datum voorbij is, zonder geregistreerde afloop: ${count} ${count === 1 ? 'record' : 'records'}`,
    notMeasured: (count) => `Niet gemeten, want van een andere soort: ${count} resources.`,
    legend: [
      'Voorkeurscode: records waarvan de hoofdcode SNOMED CT is, bij medicatie G-Standaard.',
      'Verplicht, Optioneel: gevulde concepten (in de tabellen per onderdeel: *, en de overige).',
      'Met reden: alleen een nullFlavor of data-absent-reason. Vrije tekst: woorden waar een code hoort.',
      'Vage datum: alleen jaar, of jaar en maand. Toekomst: datum na de peildatum van iets dat al gebeurd is.',
      'Dit overzicht zegt niet of de gegevens aan de profielen voldoen; dat doet bgz validate.',
    ],
  },
  en: {
    title: (date) => `Registration quality of the BgZ, as of ${date}`,
    total: 'Total',
    overview: ['Section', 'Records', 'Preferred code', 'Required', 'Optional', 'Free text', 'Vague date', 'Future'],
    concepts: ['Concept', 'NL-CM', 'Filled', 'With reason', 'Missing', 'Free text', 'Vague date', 'Future'],
    records: ['record', 'records'],
    supporting: (count) => `and ${count} ${count === 1 ? 'resource that belongs' : 'resources that belong'} to them`,
    none: 'No records.',
    code: 'Leading code',
    kinds: {
      snomed: 'SNOMED CT',
      gStandaard: 'G-Standaard',
      otherSystem: 'another code system',
      textOnly: 'free text only',
      absent: 'nothing',
      notGiven: 'in a resource that was not given',
    },
    of: 'of',
    reasons: 'Reasons given for a value that is not there',
    unreadable: 'No readable date',
    plausibility: 'Hardly true',
    unreached: (count) => `Found by no national search: ${count} ${count === 1 ? 'record' : 'records'}`,
    overdue: (count) =>
      `Still open although the date is over, no ending registered: ${count} ${count === 1 ? 'record' : 'records'}`,
    notMeasured: (count) => `Not measured, being of other types: ${count} resources.`,
    legend: [
      'Preferred code: records whose leading code is SNOMED CT, for medication the G-Standaard.',
      'Required, Optional: concepts that are filled (in the tables per section: *, and the others).',
      'With reason: only a nullFlavor or data-absent-reason. Free text: words where a code belongs.',
      'Vague date: only a year, or a year and month. Future: a date ahead for what has already happened.',
      'This does not say whether the data conforms to the profiles; bgz validate does.',
    ],
  },
};
