import type { RecordName } from '../assemble/failures';
import type { SourceFailure } from '../assemble/ports';
import { SourceMisuse } from '../assemble/run-source';
import type { Miss } from '../assemble/unreached';
import type { ZibIssue } from '../bgz/define/issue';
import type { Mended, MendedKind } from '../bgz/define/mended';
import { shownCode } from '../terminology/shown-code';
import type { PageFault } from './page-walk';

type Language = 'nl' | 'en';

interface Words {
  readonly notFound: string;
  readonly noRecord: string;
  readonly otherPatient: string;
  readonly conflict: string;
  readonly problemConflict: string;
  readonly patientConflict: string;
  readonly duplicate: string;
  readonly ended: (records: number) => string;
  readonly threw: string;
  readonly misuse: string;
  readonly timedOut: (ms: number) => string;
  readonly aborted: string;
  readonly tooMany: (most: number) => string;
  readonly notChecked: string;
  readonly refused: string;
  readonly refersToNone: (list: string) => string;
  readonly refersToRefused: (list: string) => string;
  readonly notReferredTo: string;
  readonly leftBehind: (list: string) => string;
  readonly patientRefused: (records: number) => string;
  readonly sectionRefused: Readonly<
    Record<'invalidRecords' | 'completeness' | 'validate', (records: number) => string>
  >;
  readonly amountAsText: string;
  readonly unsystemed: (code: string | undefined, arrives: boolean) => string;
  readonly has: (parameter: string, codes: string) => string;
  readonly hasNone: (parameter: string) => string;
  readonly asks: (codes: string) => string;
  readonly or: string;
  readonly pages: Readonly<Record<Exclude<PageFault['what'], 'unordered' | 'endless' | 'failed'>, string>>;
  readonly unordered: (before: string) => string;
  readonly endless: (given: number, whole: number | undefined) => string;
  readonly partFailed: string;
}

const overig = (records: number): string =>
  records === 1 ? '1 record dat zelf goed is komt niet aan' : `${records} records die zelf goed zijn komen niet aan`;
const others = (records: number): string =>
  records === 1
    ? '1 record that is right itself does not arrive'
    : `${records} records that are right themselves do not arrive`;

/** The sentences of a check; what builders, validator and plausibility say has words of its own. */
const words: Readonly<Record<Language, Words>> = {
  nl: {
    notFound: 'geen bron geeft een patiënt met dit BSN of deze id, dus er wordt niets uitgewisseld.',
    noRecord: 'er zijn gegevens van deze patiënt en geen patiëntrecord, dus er wordt niets uitgewisseld.',
    otherPatient: 'noemt een andere patiënt als onderwerp, en wordt daarom niet uitgewisseld.',
    conflict:
      'een eerder record van deze groep heeft dezelfde id en andere inhoud; alleen dat eerdere blijft. Geef elk record een eigen id, uniek per zib en patiënt over alle bronnen.',
    problemConflict:
      'een probleem in dit record heeft de id van een ander probleem, in de lijst of in een eerder record; dit record wordt niet uitgewisseld. Geef elk probleem een eigen id, of verwijs met { id, display } naar het bedoelde.',
    patientConflict: 'een eerder patiëntrecord heeft een andere inhoud; alleen dat eerdere blijft.',
    duplicate: 'is al eerder gegeven met dezelfde inhoud, en wordt één keer uitgewisseld.',
    ended: (records) => ` na ${records} ${records === 1 ? 'record' : 'records'}; wat er nog kwam is niet bekend`,
    threw: 'de bron gooit een fout',
    misuse: 'de bron geeft iets anders dan een Iterable, een AsyncIterable of een Promise daarvan.',
    timedOut: (ms) => `de bron geeft geen volledig antwoord binnen ${ms} ms.`,
    aborted: 'de controle is afgebroken voordat de bron klaar was.',
    tooMany: (most) => `de bron geeft meer dan ${most} records.`,
    notChecked: 'bij het omzetten of controleren ging iets onverwachts mis; meld dit als een fout van bgz-facade.',
    refused: 'de adapter heeft dit record zelf afgewezen, zonder te zeggen waarom.',
    refersToNone: (list) =>
      `geen record heeft deze id; verwacht wordt de id van een record in ${list}. Geef dat record mee, of laat de verwijzing weg.`,
    refersToRefused: (list) =>
      `het record in ${list} met deze id is niet geaccepteerd, dus de verwijzing wijst naar niets. Herstel dat record.`,
    notReferredTo:
      'geen record dat uitgewisseld wordt verwijst hiernaar, dus geen zoekvraag en geen verwijzing brengt een ontvanger hier. Een record dat deze zorgverlener of organisatie noemt, houdt die zelf volledig in.',
    leftBehind: (list) =>
      `een deel hiervan wordt een resource van ${list}, en die groep heeft geen bron: geen zoekvraag geeft dat deel. Geef ${list} een bron, ook als die zelf niets heeft.`,
    patientRefused: (records) =>
      `zonder een goed patiëntrecord wordt van deze patiënt niets uitgewisseld: ${overig(records)}. Herstel wat er met het patiëntrecord is.`,
    sectionRefused: {
      invalidRecords: (records) =>
        `met invalidRecords 'fail' wordt de hele sectie geweigerd: ${overig(records)}. Herstel het foute record, of kies 'report'.`,
      completeness: (records) =>
        `met completeness 'fail' wordt de hele sectie geweigerd: ${overig(records)}. Herstel de bron, of kies 'partial'.`,
      validate: (records) =>
        `met validate 'enforce' en invalidRecords 'fail' gaat geen antwoord uit waarin een record niet voldoet: ${overig(records)}. Herstel het foute record, of kies invalidRecords 'report'.`,
    },
    amountAsText:
      'een getal als tekst: niemand kan ermee rekenen, en in geen trend is het te zien. Geef quantity met value en unit, en bij een grens comparator; readResult van bgz-facade/legacy maakt dat ervan.',
    unsystemed: (code, arrives) => {
      const fate = arrives ? 'zij gaat als tekst mee' : 'als dit record wel aankomt, is zij daarin alleen tekst';
      return code === undefined
        ? `een naam of code zonder stelsel; ${fate}. Geef de code met het stelsel.`
        : `de code ${code} heeft geen stelsel; ${fate}. Geef het stelsel erbij.`;
    },
    has: (parameter, codes) => `${parameter} is ${codes}`,
    hasNone: (parameter) => `er is geen ${parameter}`,
    asks: (codes) => `de landelijke zoekvraag vraagt ${codes}`,
    or: ' of ',
    pages: {
      'no-id':
        'een pagina geeft een record zonder id, en pagina’s zijn geordend op id: een zoekvraag met _count faalt hier. Geef elk record een id.',
      overlap:
        'is al op een eerdere plaats gegeven: een zoekvraag met _count faalt hier. Geef alleen records waarvan de id na page.after komt.',
      missing:
        'staat op geen enkele pagina, en komt dus niet aan bij wie met _count zoekt. De pagina’s samen zijn alle records.',
      beyond: 'staat op een pagina, en niet tussen alle records zonder page. De pagina’s samen zijn alle records.',
      differs: 'heeft op een pagina een andere inhoud dan tussen alle records.',
      'ids-missing': 'wordt niet gegeven als er met ids om gevraagd wordt.',
      'ids-differ': 'heeft een andere inhoud als er met ids om gevraagd wordt.',
    },
    unordered: (before) =>
      `staat op een pagina na ${before}, en pagina’s lopen op naar de bytes van de id (in SQL: ORDER BY id COLLATE "C"): een zoekvraag met _count faalt hier.`,
    endless: (given, whole) =>
      `na ${given} records${whole === undefined ? '' : ` (alle records zijn er ${whole})`} komt er nog steeds een pagina. Geef niets meer als na page.after geen record komt.`,
    partFailed: 'bij het vragen om een deel: ',
  },
  en: {
    notFound: 'no source gives a patient with this BSN or id, so nothing is exchanged.',
    noRecord: 'there are records of this patient and no patient record, so nothing is exchanged.',
    otherPatient: 'names another patient as its subject, and is not exchanged for that reason.',
    conflict:
      'an earlier record of this group has the same id and other content; only that earlier one stays. Give each record an id of its own, unique per zib and patient over all sources.',
    problemConflict:
      'a problem in this record has the id of another problem, in the list or in an earlier record; this record is not exchanged. Give each problem an id of its own, or point to the one meant by { id, display }.',
    patientConflict: 'an earlier patient record has other content; only that earlier one stays.',
    duplicate: 'was given before with the same content, and is exchanged once.',
    ended: (records) =>
      ` after ${records} ${records === 1 ? 'record' : 'records'}; what would have followed is not known`,
    threw: 'the source throws an error',
    misuse: 'the source gives something else than an Iterable, an AsyncIterable or a Promise of one.',
    timedOut: (ms) => `the source gives no complete answer within ${ms} ms.`,
    aborted: 'the check was aborted before the source was done.',
    tooMany: (most) => `the source gives more than ${most} records.`,
    notChecked: 'something unexpected went wrong while mapping or checking; report it as a fault of bgz-facade.',
    refused: 'the adapter refused this record itself, without saying why.',
    refersToNone: (list) =>
      `no record has this id; expected is the id of a record in ${list}. Give that record too, or leave the reference out.`,
    refersToRefused: (list) =>
      `the record in ${list} with this id is not accepted, so the reference points to nothing. Mend that record.`,
    notReferredTo:
      'no record that is exchanged refers to it, so no search and no reference leads a receiver here. A record that names this professional or organization holds it whole.',
    leftBehind: (list) =>
      `a part of it becomes a resource of ${list}, and that group has no source: no search gives that part. Give ${list} a source, even one that has nothing of its own.`,
    patientRefused: (records) =>
      `without a sound patient record nothing of this patient is exchanged: ${others(records)}. Mend what is wrong with the patient record.`,
    sectionRefused: {
      invalidRecords: (records) =>
        `with invalidRecords 'fail' the whole section is refused: ${others(records)}. Mend the record, or choose 'report'.`,
      completeness: (records) =>
        `with completeness 'fail' the whole section is refused: ${others(records)}. Mend the source, or choose 'partial'.`,
      validate: (records) =>
        `with validate 'enforce' and invalidRecords 'fail' no answer leaves in which a record does not conform: ${others(records)}. Mend the record, or choose invalidRecords 'report'.`,
    },
    amountAsText:
      'an amount as text: nobody can reckon with it, and no trend shows it. Give quantity with value and unit, and comparator for a bound; readResult of bgz-facade/legacy makes it.',
    unsystemed: (code, arrives) => {
      const fate = arrives ? 'it is sent as text' : 'once this record arrives, it will be text only';
      return code === undefined
        ? `a name or code without system; ${fate}. Give the code with its system.`
        : `the code ${code} has no system; ${fate}. Give its system.`;
    },
    has: (parameter, codes) => `${parameter} is ${codes}`,
    hasNone: (parameter) => `there is no ${parameter}`,
    asks: (codes) => `the national search asks for ${codes}`,
    or: ' or ',
    pages: {
      'no-id':
        'a page has a record without id, and pages are ordered by id: a search with _count fails here. Give each record an id.',
      overlap:
        'was given at an earlier place: a search with _count fails here. Give only records whose id comes after page.after.',
      missing: 'is on no page at all, so who searches with _count does not get it. Together the pages are all records.',
      beyond: 'is on a page, and not among all records without page. Together the pages are all records.',
      differs: 'has other content on a page than among all records.',
      'ids-missing': 'is not given when it is asked for by ids.',
      'ids-differ': 'has other content when it is asked for by ids.',
    },
    unordered: (before) =>
      `stands after ${before} on a page, and pages ascend by the bytes of the id (in SQL: ORDER BY id COLLATE "C"): a search with _count fails here.`,
    endless: (given, whole) =>
      `after ${given} records${whole === undefined ? '' : ` (all records are ${whole})`} there is still another page. Give nothing where no record comes after page.after.`,
    partFailed: 'when asked for a part: ',
  },
};

export const wordsIn = (language: Language): Words => words[language];

/** An issue as a report shows it: the sentence of the builder, which repeats codes, dates and gender and hides who it is. */
export function issueText(issue: ZibIssue, language: Language): string {
  // A result that an adapter made by hand may hold anything.
  const isIssue = typeof issue?.message === 'string' && typeof issue.at === 'string';
  return isIssue ? issue.message : words[language].refused;
}

/** What was mended, in a few words; the table of normalisations (docs/records.md) has them all. */
export const mendedWords: Readonly<Record<MendedKind, Readonly<Record<Language, string>>>> = {
  null: { nl: 'null, dus weggelaten', en: 'null, so left out' },
  'empty-object': { nl: 'leeg object, dus weggelaten', en: 'empty object, so left out' },
  'blank-text': { nl: 'alleen wit, dus weggelaten', en: 'nothing but blanks, so left out' },
  'outer-blanks': { nl: 'wit eromheen, weggehaald', en: 'blanks around it, taken off' },
  'date-object': { nl: 'een Date, bewaard als tekst', en: 'a Date, kept as text' },
  'date-notation': { nl: 'andere schrijfwijze van datum en tijd', en: 'another notation of date and time' },
  midnight: { nl: 'middernacht waar een datum hoort, weggelaten', en: 'midnight where a date belongs, left out' },
  'number-as-text': { nl: 'een getal, bewaard als tekst', en: 'a number, kept as text' },
  'leading-zeros': { nl: 'voorloopnullen, weggehaald', en: 'leading zeros, taken off' },
  'country-code': {
    nl: 'landcode in kleine letters, bewaard in hoofdletters',
    en: 'country in lower case, kept in upper case',
  },
  'code-system': { nl: 'code zonder stelsel, stelsel aangevuld', en: 'code without system, system added' },
  'code-as-text': {
    nl: 'naam of code zonder stelsel, bewaard als tekst met nullFlavor OTH',
    en: 'name, or code without system, kept as text with nullFlavor OTH',
  },
  'unit-in-words': {
    nl: 'versie, vertalingen, tweede term of regeleinden van een eenheid die als tekst wordt verstuurd, weggelaten',
    en: 'version, translations, second term or line breaks of a unit that is sent as text, left out',
  },
};

export const mendedText = ({ at, what }: Mended, language: Language): string =>
  `${at}: ${mendedWords[what][language]}.`;

const stepInto = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string | number, unknown>>)[step] : undefined;

/** A code that became words, named where it is one that may be shown: the words behind it may be anyone's. */
export function unsystemedText(
  record: unknown,
  { path, at }: Mended,
  { language, arrives }: { readonly language: Language; readonly arrives: boolean },
): string {
  const text = stepInto(path.reduce(stepInto, record), 'originalText');
  const code = typeof text === 'string' ? (/\(([^()]+)\)$/.exec(text)?.[1] ?? text) : undefined;
  return `${at}: ${words[language].unsystemed(code === undefined ? undefined : shownCode(code), arrives)}`;
}

/** Why the national searches do not return a resource. */
export function missText(misses: readonly Miss[], searches: readonly string[], language: Language): string {
  const { has, hasNone, asks, or } = words[language];
  const reasons = misses.map(({ parameter, asked, found }) => {
    const holds = found.length === 0 ? hasNone(parameter) : has(parameter, found.join(or));
    return `${holds}, ${asks(asked.join(or))}`;
  });
  return `${[...new Set(reasons)].join('; ')} (${searches.join(', ')})`;
}

/** What went wrong in a source, in words of the language; the vendor's own error is not repeated. */
export function failureText(
  failure: SourceFailure,
  limits: { readonly timeoutMs: number; readonly maxRecords: number },
  language: Language,
): string {
  const own = words[language];
  switch (failure.kind) {
    case 'timed-out':
      return own.timedOut(limits.timeoutMs);
    case 'aborted':
      return own.aborted;
    case 'too-many-records':
      return own.tooMany(limits.maxRecords);
    case 'missing-patient':
      return own.noRecord;
    default: {
      if (failure.cause instanceof SourceMisuse) return own.misuse;
      const name =
        failure.cause instanceof Error && /^\w{1,40}$/.test(failure.cause.name) ? ` (${failure.cause.name})` : '';
      const after = failure.brokeOffAfter ? own.ended(failure.brokeOffAfter) : '';
      return `${own.threw}${name}${after}.`;
    }
  }
}

/** What is wrong with pages; the record it is about is named beside it, where its id may be shown. */
export function pagesText(
  fault: PageFault,
  limits: { readonly timeoutMs: number; readonly maxRecords: number },
  language: Language,
): string {
  const own = words[language];
  switch (fault.what) {
    case 'failed':
      return `${own.partFailed}${failureText(fault.failure, limits, language)}`;
    case 'endless':
      return own.endless(fault.given, fault.whole);
    case 'unordered':
      return unnamed(fault.record, own.unordered(fault.before.name));
    default:
      return unnamed(fault.record, own.pages[fault.what]);
  }
}

const unnamed = ({ record, name }: RecordName, text: string): string =>
  record === undefined ? `${name}: ${text}` : text;
