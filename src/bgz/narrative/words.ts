import { systems } from '../../fhir/naming-systems';

/**
 * Dutch words of what has no concept of its own in zib 2017, by property. A test names what lacks one; a part that only holds
 * others needs none, as they stand in its place.
 */
export const ownWords: Readonly<Record<string, string>> = {
  appointmentType: 'Soort afspraak',
  author: 'Auteur',
  bodyHeight: 'Lichaamslengte',
  bodyWeight: 'Lichaamsgewicht',
  canceledIndicator: 'Geannuleerd',
  categories: 'Categorie',
  class: 'Categorie',
  comment: 'Toelichting',
  contentType: 'Bestandstype',
  dateTime: 'Datum en tijd',
  description: 'Omschrijving',
  dosageInstructions: 'Dosering',
  emailAddresses: 'E-mailadres',
  encounter: 'Contact',
  end: 'Einde',
  endDateTime: 'Einddatum en tijd',
  facilityType: 'Soort instelling',
  forecastStatus: 'Status van de aanbeveling',
  format: 'Formaat',
  hash: 'Controlegetal (SHA-1)',
  identificationNumber: 'Identificatienummer',
  identifier: 'Identificatienummer',
  indexed: 'Beschikbaar sinds',
  intent: 'Bedoeling',
  language: 'Taal',
  medicationTreatment: 'Medicamenteuze behandeling',
  name: 'Naam',
  patient: 'Patiënt',
  practiceSetting: 'Specialisme',
  primarySource: 'Uit eerste hand',
  procedureCategory: 'Verrichtingcategorie',
  professional: 'Zorgverlener',
  reasons: 'Reden',
  relatedAgreements: 'Gerelateerde afspraken',
  size: 'Grootte in bytes',
  specialty: 'Specialisme',
  start: 'Begin',
  startDateTime: 'Begindatum en tijd',
  status: 'Status',
  statusCategory: 'Categorie',
  telephoneNumbers: 'Telefoon',
  title: 'Titel',
  type: 'Soort',
  vaccinations: 'Vaccinatie',
  value: 'Waarde',
};

/** Titles of what is asked for or planned: the zib that its concepts are of is called as what was done. */
export const titles: Readonly<Record<string, string>> = {
  appointments: 'Afspraak',
  medicalDeviceRequests: 'Aangevraagd hulpmiddel',
  procedureRequests: 'Aangevraagde verrichting',
  vaccinationRecommendations: 'Geplande vaccinatie',
};

/** Words for a property that has a concept together with another, or one that says less than the property does. */
export const insteadOf: Readonly<Record<string, string>> = {
  // zib-MedicalDevice has no concept for the end; it is the DatumTijd of the basic elements.
  '0.0.14 endDate': 'Einddatum',
  '20.5.8 official': 'Officieel adres',
};

/** Properties that say of which kind something is that has been named by its label already: the author, why. */
export const kinds: ReadonlySet<string> = new Set([
  'contactPerson',
  'healthProfessional',
  'healthcareProvider',
  'problem',
]);

/** Properties that are what the thing that holds them is called: where nothing else is told of it, they need no label of their own. */
export const naming: ReadonlySet<string> = new Set([
  'emailAddress',
  'name',
  'organizationName',
  'problemName',
  'productName',
  'productType',
  'telephoneNumber',
  'unstructuredName',
]);

/**
 * Elements of FHIR that change what the rest of a resource means (STU3 isModifier), as sections state them, and what is meant with it. They
 * have to be told (STU3 narrative.html), also where zib 2017 has no concept for them.
 */
export const modifiers: Readonly<Record<string, string>> = {
  status: 'Status',
  clinicalStatus: 'Klinische status',
  docStatus: 'Status van het document',
  verificationStatus: 'Verificatiestatus',
  intent: 'Bedoeling',
  taken: 'Gebruikt',
  notDone: 'Niet uitgevoerd',
  notGiven: 'Niet toegediend',
  doNotPerform: 'Niet uitvoeren',
};

/** Codes that records and resources take from FHIR itself, in Dutch. What is no word of FHIR is told as it is. */
export const codes: Readonly<Record<string, string>> = {
  aborted: 'afgebroken',
  accepted: 'geaccepteerd',
  active: 'actief',
  amended: 'aangevuld',
  arrived: 'aangekomen',
  booked: 'gepland',
  by: 'bij',
  cancelled: 'geannuleerd',
  completed: 'afgerond',
  confirmed: 'bevestigd',
  corrected: 'gecorrigeerd',
  current: 'actueel',
  declined: 'afgewezen',
  'derived-from': 'afgeleid van',
  differential: 'mogelijk',
  draft: 'concept',
  'entered-in-error': 'ingevoerd als fout',
  final: 'definitief',
  finished: 'afgerond',
  fulfilled: 'afgerond',
  'has-member': 'onderdeel',
  inactive: 'niet actief',
  'in-progress': 'in uitvoering',
  intended: 'voorgenomen',
  'interfered-by': 'verstoord door',
  n: 'nee',
  na: 'niet van toepassing',
  noshow: 'niet verschenen',
  'not-done': 'niet uitgevoerd',
  'on-hold': 'onderbroken',
  onleave: 'met verlof',
  option: 'optie',
  order: 'opdracht',
  pending: 'in afwachting',
  patient: 'patiënt',
  plan: 'plan',
  planned: 'gepland',
  preliminary: 'voorlopig',
  preparation: 'in voorbereiding',
  proposal: 'voorstel',
  proposed: 'voorgesteld',
  provisional: 'voorlopig',
  'qualified-by': 'nader bepaald door',
  recurrence: 'teruggekeerd',
  refuted: 'weerlegd',
  registered: 'geregistreerd',
  rejected: 'afgewezen',
  relapse: 'teruggekeerd',
  remission: 'in remissie',
  replaces: 'vervangt',
  requested: 'aangevraagd',
  resolved: 'verholpen',
  'sequel-to': 'vervolg op',
  stopped: 'gestopt',
  superseded: 'vervangen',
  suspended: 'onderbroken',
  to: 'tegenover',
  triaged: 'getrieerd',
  unconfirmed: 'niet bevestigd',
  unk: 'onbekend',
  unknown: 'onbekend',
  waitlist: 'op wachtlijst',
  y: 'ja',
};

/** Whether a code of FHIR has a Dutch word. */
export const isInWords = (code: string): boolean => Object.hasOwn(codes, code);

/** A code of FHIR in Dutch. */
export const codeInWords = (code: string): string => (isInWords(code) ? (codes[code] ?? code) : code);

/** Registers of numbers, by the name that people know them by. */
export const registers: ReadonlyMap<string, string> = new Map([
  [systems.agb, 'AGB'],
  [systems.big, 'BIG'],
  [systems.ura, 'URA'],
  [systems.uziPerson, 'UZI'],
  [systems.uziSystem, 'UZI-systeem'],
  [systems.uzovi, 'UZOVI'],
  [systems.gtin, 'GTIN'],
  [systems.hibc, 'HIBC'],
]);

const isAcronym = (word: string): boolean => word.length > 1 && word === word.toUpperCase();

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that are no part of a compound, wherever they stand: adjectives, prepositions, verbs. */
const byItself = words(
  'Aanvullende Additionele Afgesproken Afwijkende Anatomische Burgerlijke Cyclisch Diastolisch Diastolische Functionele ' +
    'Gemiddelde Gerelateerde Geverifieerd Gewenste Juridische Kritiek Laatste Maximale Medisch Mentale Nominale Specifieke ' +
    'Systolische Verantwoordelijke Veroorzakende Bij En Met Of Toegestaan Van Volgens Zijn Zo Nodig Wijzigen Stoppen ' +
    'Begrijpen Spreken Lezen Partner Overlijden Years',
);

/** What is named after these is a word of its own: the reason of a use is `Reden gebruik`. */
const opening = words('Bron Datum Mate Reden Soort Wijze');

/** Two words of a name as Dutch writes them: a compound is one word, with a hyphen where vowels would run together. */
function joined(left: string, right: string): string {
  if (isAcronym(right) || isAcronym(left)) return '-';
  if (byItself.has(left) || byItself.has(right) || opening.has(left)) return ' ';
  return /[aeiou]$/.test(left) && /^[AEIOU]/.test(right) ? '-' : '';
}

/** A Dutch concept name in words: `MateVanKritiekZijn` is `Mate van kritiek zijn`, `BeginDatumTijd` is `Begindatum en tijd`. */
export function inWords(name: string): string {
  const [first = '', ...others] = name.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|[_ ]/u);
  let [written, before] = [first, first];
  for (const word of others) {
    const isTime = before === 'Datum' && word === 'Tijd';
    written += isTime ? ' en tijd' : joined(before, word) + (isAcronym(word) ? word : word.toLowerCase());
    before = word;
  }
  return written;
}
