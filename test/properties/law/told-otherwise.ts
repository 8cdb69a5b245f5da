import type { FhirResource } from 'fhir/r3';
import { nullFlavorTerms } from '../../../src/bgz/parts/code/null-flavor-terms';
import { plainText } from '../../../src/fhir/written-numbers';
import { type NullFlavor, timeUnits } from '../../../src/zib';
import type { Found } from './found';
import { isCoded, type Json } from './places';

/** A leaf that is not found as it was stated, and what was found where its concept goes to. */
export interface Leaf {
  readonly value: unknown;
  readonly record: Json;
  /** The resource the record became. */
  readonly own: FhirResource;
  /** All that is found at each place its concept goes to. */
  readonly found: readonly Found[];
}

interface Row {
  readonly at: RegExp;
  readonly why: string;
  readonly isTold: (leaf: Leaf) => boolean;
}

const always = (): boolean => true;
const anyText = ({ found }: Leaf, is: (text: string) => boolean): boolean =>
  found.some(({ texts }) => [...texts].some(is));
const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** The words for a value where it is sent in text. */
function wordsOf(value: unknown): string {
  if (typeof value === 'number') return plainText(value);
  if (!isCoded(value)) return String(value);
  const { code, originalText, nullFlavor } = value;
  return String(code ?? originalText ?? nullFlavorTerms[nullFlavor as NullFlavor]);
}

const within = (leaf: Leaf): boolean => {
  const words = withoutBlanks(wordsOf(leaf.value));
  return anyText(leaf, (text) => withoutBlanks(text).includes(words));
};
const one =
  (yes: string) =>
  (leaf: Leaf): boolean =>
    anyText(leaf, (text) => text === yes);
const refersTo =
  (type: string) =>
  (leaf: Leaf): boolean =>
    leaf.found.some(({ references }) => references.some((reference) => reference.startsWith(`${type}/`)));

/** A code of the list alone, with the term of the list or none. */
const isPlain = ({ value }: Leaf): boolean =>
  isCoded(value) && [value.version, value.originalText, value.translations].every((part) => part === undefined);

/** The codes of LOINC that tell in which position a height was measured. */
const loincOf: Readonly<Record<string, string>> = { '10904000': '8308-9', '102538003': '8306-3' };
const codesOf = (own: FhirResource): ReadonlySet<string | undefined> =>
  new Set(own.resourceType === 'Observation' ? own.code.coding?.map(({ code }) => code) : []);

/** Leaves that are sent in another form, each with the reason; everything else is found as it was stated. */
const rows: readonly Row[] = [
  { at: /(^|\.)id$/, why: 'the own key decides the FHIR id', isTold: always },
  {
    at: /(^|\.)subject\.(system|value)$/,
    why: 'the subject is the patient of the pull; another is refused',
    isTold: always,
  },
  {
    at: /(^|\.)metadata\.\w+\.statement$/,
    why: 'the records that have it share one Provenance; with others nothing tells it',
    isTold: always,
  },
  { at: /\.patient$/, why: 'a reference to the Patient says it', isTold: refersTo('Patient') },
  { at: /^payerPerson$/, why: 'a reference to the Patient says it', isTold: refersTo('Patient') },
  {
    at: /(^|\.)deathIndicator$/,
    why: 'a date of death says it',
    isTold: ({ record }) => record.dateOfDeath !== undefined,
  },
  { at: /^useIndicator$/, why: 'taken is y or n', isTold: (leaf) => one(leaf.value === true ? 'y' : 'n')(leaf) },
  {
    at: /^canceledIndicator$/,
    why: 'true is a status; false says nothing of it',
    isTold: (leaf) => leaf.value === false || one('entered-in-error')(leaf),
  },
  { at: /\.?organization(Name|Location)$/, why: 'Organization.name holds both', isTold: within },
  { at: /\.postcode$/, why: 'without blanks; one that is not Dutch stands in Address.text', isTold: within },
  { at: /\.official$/, why: 'without street and number only the type of the address may say it', isTold: one('HP') },
  { at: /^startDateTime$/, why: 'the start of an insurance without an end goes in words', isTold: within },
  {
    at: /^allergyCategory$/,
    why: 'OTH has no FHIR code: a note has the words',
    isTold: ({ own }) => JSON.stringify(own).includes('"Allergiecategorie: '),
  },
  {
    at: /\.count\.\w+Value$/,
    why: 'a count is a whole number in FHIR',
    isTold: (leaf) => one(String(Number(leaf.value)))(leaf),
  },
  {
    at: /administeringSpeed\.(amount\.unit|per\.value)$/,
    why: 'the unit of a range is text, with the time',
    isTold: within,
  },
  {
    at: /administeringSpeed\.per\.value$/,
    why: 'one of a time is the time: ml/uur',
    isTold: (leaf) => Number(leaf.value) === 1 && anyText(leaf, (text) => /\/\p{L}+$/u.test(text)),
  },
  {
    at: /administeringSpeed\.per\.unit$/,
    why: 'the unit of a range is text, with the time',
    isTold: (leaf) => anyText(leaf, (text) => text.endsWith(timeUnits[leaf.value as keyof typeof timeUnits])),
  },
  { at: /^body(Height|Weight)\./, why: 'a note in words', isTold: within },
  {
    at: /\.(nameUsage|numberType|telecomType|emailAddressType|addressType|weekDays|partsOfDay)$/,
    why: 'the ConceptMap of the list has a FHIR code for each; beside it only what is more than a code of the list',
    isTold: isPlain,
  },
  {
    at: /^position$/,
    why: 'the ConceptMap has a code of LOINC for each, beside that of body height; beside it only what is more than a code of the list',
    isTold: (leaf) => isPlain(leaf) && isCoded(leaf.value) && codesOf(leaf.own).has(loincOf[String(leaf.value.code)]),
  },
  {
    at: /^stopType$/,
    why: 'the ConceptMap has a status for each; beside it only what is more than a code of the list',
    isTold: (leaf) =>
      isPlain(leaf) && one(isCoded(leaf.value) && leaf.value.code === '1' ? 'on-hold' : 'stopped')(leaf),
  },
];

/** True where a leaf is told in another form. `names` is the path from the record, `value` what was stated. */
export const toldOtherwise = (names: string, leaf: Leaf): boolean =>
  rows.some(({ at, isTold }) => at.test(names) && isTold(leaf));
