import type { Language } from '../../bgz/define/language';
import type { Said, SectionState, ViewPoint } from '../model';

const all = {
  title: { nl: 'Basisgegevensset Zorg', en: 'Patient summary (BgZ)' },
  skip: { nl: 'Naar de inhoud', en: 'Skip to content' },
  views: { nl: 'Weergave', en: 'View' },
  doctor: { nl: 'Arts', en: 'Doctor' },
  testers: { nl: 'Tester', en: 'Tester' },
  trail: { nl: 'Berichten', en: 'Messages' },
  trailTitle: { nl: 'Verloop van een verwijzing', en: 'Trail of a referral' },
  trailDrawn: {
    nl: 'Berichten in volgorde; alles staat ook in de tabel',
    en: 'Messages in order; all of it is in the table too',
  },
  trailFirst: {
    nl: 'Getekend zijn de eerste 200; de tabel heeft ze alle.',
    en: 'The first 200 are drawn; the table has all.',
  },
  trailNone: {
    nl: 'In deze logging staat niets van deze verwijzing.',
    en: 'There is nothing of this referral in this trail.',
  },
  trailSeveral: { nl: 'Dit zijn verwijzingen die niets verbindt:', en: 'These are referrals that nothing links:' },
  trailUnread: { nl: 'Regels die niet te lezen waren:', en: 'Lines that could not be read:' },
  trailOthers: { nl: 'Regels die over iets anders gaan:', en: 'Lines about something else:' },
  notification: { nl: 'Notificatie', en: 'Notification' },
  group: { nl: 'Verwijzing', en: 'Referral' },
  sender: { nl: 'Verwijzer', en: 'Sender' },
  receiver: { nl: 'Ontvanger', en: 'Receiver' },
  keeper: { nl: 'Beheer van de logging', en: 'Keeper of the trail' },
  from: { nl: 'Van', en: 'From' },
  to: { nl: 'Naar', en: 'To' },
  who: { nl: 'Wie', en: 'Who' },
  outcome: { nl: 'Afloop', en: 'Outcome' },
  why: { nl: 'Reden', en: 'Reason' },
  toldBy: { nl: 'Logging', en: 'Trail' },
  success: { nl: 'geslaagd', en: 'succeeded' },
  refused: { nl: 'geweigerd', en: 'refused' },
  failed: { nl: 'mislukt', en: 'failed' },
  partial: { nl: 'gedeeltelijk', en: 'in part' },
  times: { nl: 'keer', en: 'times' },
  resources: { nl: 'resources', en: 'resources' },
  permit: { nl: 'policy: toegestaan', en: 'policy: permitted' },
  deny: { nl: 'policy: geweigerd', en: 'policy: denied' },
  correlation: { nl: 'Correlatie', en: 'Correlation' },
  language: { nl: 'Taal', en: 'Language' },
  colours: { nl: 'Kleuren', en: 'Colours' },
  light: { nl: 'Licht', en: 'Light' },
  dark: { nl: 'Donker', en: 'Dark' },
  system: { nl: 'Automatisch', en: 'Automatic' },
  print: { nl: 'Afdrukken', en: 'Print' },
  contents: { nl: 'Inhoud', en: 'Contents' },
  born: { nl: 'Geboren', en: 'Born' },
  years: { nl: 'jaar', en: 'years' },
  gender: { nl: 'Geslacht', en: 'Gender' },
  bsn: { nl: 'BSN', en: 'BSN' },
  died: { nl: 'Overleden', en: 'Deceased' },
  noPatient: { nl: 'Geen patiënt gegeven', en: 'No patient given' },
  noName: { nl: 'Naam niet gegeven', en: 'No name given' },
  patient: { nl: 'Patiënt', en: 'Patient' },
  made: { nl: 'Gemaakt voor', en: 'Made for' },
  notComplete: { nl: 'Niet volledig', en: 'Not complete' },
  notices: { nl: 'Wat ontbreekt of niet gelezen is', en: 'What is missing or was not read' },
  notOfferedOne: {
    nl: 'De verzender heeft een onderdeel niet; of er iets van is, is niet bekend',
    en: 'The sender does not have a section; whether there is anything of it is not known',
  },
  notOfferedMore: {
    nl: 'De verzender heeft onderdelen niet; of er iets van is, is niet bekend',
    en: 'The sender does not have some sections; whether there is anything of them is not known',
  },
  quoted: { nl: 'Woorden van de verzender', en: 'Words of the sender' },
  about: { nl: 'Over', en: 'About' },
  error: { nl: 'fout', en: 'error' },
  fatal: { nl: 'fout', en: 'error' },
  warning: { nl: 'waarschuwing', en: 'warning' },
  information: { nl: 'ter informatie', en: 'for information' },
  errors: { nl: 'Fouten', en: 'Errors' },
  warnings: { nl: 'Waarschuwingen', en: 'Warnings' },
  informations: { nl: 'Ter informatie', en: 'For information' },
  details: { nl: 'Bron en bevindingen', en: 'Source and findings' },
  all: { nl: 'Alles van deze uitslag', en: 'All of this result' },
  findings: { nl: 'Bevindingen van de validatie', en: 'Findings of the validation' },
  noFindings: { nl: 'Geen bevindingen.', en: 'No findings.' },
  notRead: { nl: 'Niet in een record gelezen', en: 'Not read into a record' },
  record: { nl: 'Record', en: 'Record' },
  noRecord: { nl: 'Geen eigen record.', en: 'No record of its own.' },
  fhir: { nl: 'FHIR', en: 'FHIR' },
  show: { nl: 'tonen', en: 'show' },
  place: { nl: 'Plaats', en: 'Place' },
  unreached: { nl: 'Door geen landelijke zoekvraag gevonden', en: 'Found by no national search' },
  asks: { nl: 'gevraagd', en: 'asked' },
  has: { nl: 'gevonden', en: 'found' },
  none: { nl: 'geen', en: 'none' },
  withdrawn: { nl: 'Geldt niet', en: 'Does not stand' },
  results: { nl: 'Metingen en uitslagen', en: 'Measurements and results' },
  date: { nl: 'Datum', en: 'Date' },
  value: { nl: 'Waarde', en: 'Value' },
  unit: { nl: 'Eenheid', en: 'Unit' },
  reference: { nl: 'Referentie', en: 'Reference' },
  remark: { nl: 'Opmerking', en: 'Remark' },
  more: { nl: 'Meer', en: 'More' },
  last: { nl: 'laatste', en: 'latest' },
  values: { nl: 'waarden', en: 'values' },
  plot: { nl: 'Grafiek', en: 'Plot' },
  plotTold: { nl: 'dezelfde waarden staan in de tabel', en: 'the same values are in the table' },
  ofPanel: { nl: 'datum van het onderzoek', en: 'date of the panel' },
  below: { nl: 'onder referentie', en: 'below reference' },
  above: { nl: 'boven referentie', en: 'above reference' },
  timeline: { nl: 'Tijdlijn', en: 'Time line' },
  timelineTold: {
    nl: 'Wat een datum heeft, per onderdeel; dezelfde gegevens staan hieronder als lijst.',
    en: 'What has a date, by section; the same is below as a list.',
  },
  asList: { nl: 'Als lijst', en: 'As a list' },
  what: { nl: 'Wat', en: 'What' },
  section: { nl: 'Onderdeel', en: 'Section' },
  other: { nl: 'Overig', en: 'Other' },
  otherTold: {
    nl: 'Gegeven, en van geen onderdeel van de BgZ.',
    en: 'Given, and of no section of the BgZ.',
  },
  apart: { nl: 'Niet van deze patiënt', en: 'Not of this patient' },
  apartTold: {
    nl: 'Van een andere patiënt, of niet te zeggen van wie. Het staat in geen onderdeel hierboven.',
    en: 'Of another patient, or it cannot be told whose. It stands in no section above.',
  },
  noDate: { nl: 'zonder datum', en: 'without date' },
  validation: { nl: 'Validatie per onderdeel', en: 'Validation by section' },
  notValidated: { nl: 'Niet gevalideerd.', en: 'Not validated.' },
  conforms: {
    nl: 'Voldoet aan FHIR, de profielen en de codelijsten',
    en: 'Conforms to FHIR, the profiles and the codelists',
  },
  doesNot: { nl: 'Voldoet niet', en: 'Does not conform' },
  items: { nl: 'Gegevens', en: 'Items' },
  state: { nl: 'Volledigheid', en: 'Completeness' },
  empty: { nl: 'Onderdelen zonder gegevens', en: 'Sections without data' },
  whole: { nl: 'Over het geheel', en: 'About the whole' },
  quality: { nl: 'Registratiekwaliteit', en: 'Registration quality' },
  qualityTold: {
    nl: 'Deel van wat er kan zijn; tussen haakjes de aantallen.',
    en: 'Share of what there may be; counts in brackets.',
  },
  required: { nl: 'Verplicht gevuld', en: 'Required filled' },
  optional: { nl: 'Optioneel gevuld', en: 'Optional filled' },
  preferred: { nl: 'Voorkeurscode', en: 'Preferred code' },
  coded: { nl: 'Gecodeerd', en: 'Coded' },
  exact: { nl: 'Volledige datum', en: 'Exact date' },
  records: { nl: 'Records', en: 'Records' },
  concepts: { nl: 'Per concept', en: 'By concept' },
  concept: { nl: 'Concept', en: 'Concept' },
  filled: { nl: 'Gevuld', en: 'Filled' },
  reason: { nl: 'Met reden', en: 'With reason' },
  missing: { nl: 'Ontbreekt', en: 'Missing' },
  total: { nl: 'Totaal', en: 'Total' },
  timing: { nl: 'Duur van het ophalen', en: 'Timing of the pull' },
  request: { nl: 'Verzoek', en: 'Request' },
  bytes: { nl: 'Bytes', en: 'Bytes' },
  nothingUnreached: {
    nl: 'Alles wordt door een landelijke zoekvraag gevonden of komt met iets anders mee.',
    en: 'All is found by a national search or comes along with something else.',
  },
  everythingRead: { nl: 'Alles is in records gelezen.', en: 'All was read into records.' },
  fromRecords: { nl: 'Uit records van de bibliotheek', en: 'From records of the library' },
  fromFhir: { nl: 'Uit FHIR', en: 'From FHIR' },
  personal: { nl: 'Deze pagina bevat persoonsgegevens.', en: 'This page holds personal data.' },
  broken: { nl: 'De gegevens van deze pagina zijn niet te lezen.', en: 'The data of this page cannot be read.' },
  rule: { nl: 'Regel', en: 'Rule' },
  message: { nl: 'Bevinding', en: 'Finding' },
  item: { nl: 'Gegeven', en: 'Item' },
} as const satisfies Readonly<Record<string, { readonly nl: string; readonly en: string }>>;

export type TextKey = keyof typeof all;

/** The words of the page itself. */
export const texts: Readonly<Record<TextKey, { readonly nl: string; readonly en: string }>> = all;

/** What a section says that shows nothing, or not all. */
export const states: Readonly<Record<SectionState, { readonly nl: string; readonly en: string }>> = {
  given: { nl: 'gegeven', en: 'given' },
  'none-known': { nl: 'geen bekend', en: 'none known' },
  'none-found': { nl: 'gevraagd, niets gevonden', en: 'asked for, none found' },
  'not-offered': {
    nl: 'niet aangeboden: of er iets is, is hier niet bekend',
    en: 'not offered: whether there is anything is not known here',
  },
  incomplete: { nl: 'niet volledig', en: 'not complete' },
  'not-given': {
    nl: 'niet in deze gegevens: of er iets is, is hier niet bekend',
    en: 'not in this data: whether there is anything is not known here',
  },
};

/** Why a value is in no plot. */
export const unplotted: Readonly<
  Record<NonNullable<ViewPoint['notPlotted']>, { readonly nl: string; readonly en: string }>
> = {
  'no-number': { nl: 'geen getal, niet in de grafiek', en: 'no number, not in the plot' },
  bound: { nl: 'begrenzing, niet in de grafiek', en: 'a bound, not in the plot' },
  'vague-date': { nl: 'vage of geen datum, niet in de grafiek', en: 'vague or no date, not in the plot' },
  withdrawn: { nl: 'geldt niet, niet in de grafiek', en: 'does not stand, not in the plot' },
};

/** Signs that turn the direction of what follows: shown as what they are, so that no number is read backwards. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text as it may be shown. */
export const visible = (text: string): string =>
  text.replace(TURNS, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);

/** A text in a language. */
export const inLanguage = (said: Said, language: Language): string =>
  visible(typeof said === 'string' ? said : said[language]);
