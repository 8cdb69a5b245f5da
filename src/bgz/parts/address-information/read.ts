import { systems } from '../../../fhir/naming-systems';
import { adresSoortCodelijst } from '../../../terminology/zib2017/codelists';
import type { CodedConcept } from '../../../zib';
import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';
import { readBeside, readListed } from '../code/listed';
import { isPast } from '../moment/past';
import { countryText, OFFICIAL, types, uses } from './stu3';
import type { AddressInformation } from './types';

type Draft = { -readonly [K in keyof AddressInformation]: AddressInformation[K] };

/** The kind of address by what FHIR says of it: its use, or without one that it is for mail. */
function kindOf(node: FhirNode): CodedConcept | undefined {
  const [use, type] = [node.peek('use'), node.peek('type')];
  return use === undefined && type === 'postal' ? types.from(type) : uses.from(use);
}

const isOfficial = ({ system, code }: { readonly system: string; readonly code: string }): boolean =>
  system === systems.addressUse && code === OFFICIAL;

/** The kind of address, and whether it is the registered one. */
function readType(node: FhirNode): Draft {
  const extension = node.extension('zib-AddressInformation-AddressType');
  const own = extension && readListed(adresSoortCodelijst, extension, 'valueCodeableConcept');
  const registered = node.extension('nl-core-address-official')?.boolean('valueBoolean');
  const kind = own ?? (extension === undefined ? kindOf(node) : undefined);
  if (kind === undefined) return { ...(registered !== undefined && { official: registered }) };
  node.drop('use', uses.to(kind.code));
  node.drop('type', types.to(kind.code));
  // Registered, it is of kind HP or says so beside its kind.
  const isAlso = kind.code !== OFFICIAL && kind.translations?.some(isOfficial) === true;
  const official = registered ?? (isAlso ? true : undefined);
  const repeats = official === true && kind.code === OFFICIAL;
  return {
    addressType: (isAlso ? withoutOfficial(kind) : kind) as Draft['addressType'],
    ...(official !== undefined && !repeats && { official }),
  };
}

function withoutOfficial({ translations = [], ...kind }: CodedConcept): CodedConcept {
  const others = translations.filter((one) => !isOfficial(one));
  return { ...kind, ...(others.length > 0 && { translations: others }) } as CodedConcept;
}

const PARTS = {
  street: 'iso21090-ADXP-streetName',
  houseNumber: 'iso21090-ADXP-houseNumber',
  additionalInformation: 'iso21090-ADXP-unitID',
} as const;

const withoutBlanks = (text: string): string => text.replace(/[\s,-]+/g, '');

/** Parts of one line of an address by their extensions, into what is known already. */
function readParts(beside: FhirNode, draft: Draft): string[] {
  const words: (string | undefined)[] = [];
  const keep = (
    property: 'street' | 'houseNumber' | 'houseNumberLetter' | 'houseNumberAddition' | 'additionalInformation',
    at: FhirNode | undefined,
  ) => {
    if (draft[property] !== undefined) return;
    const text = at?.text('valueString');
    words.push(text);
    if (text !== undefined) draft[property] = text;
  };
  keep('street', beside.extension(PARTS.street));
  keep('houseNumber', beside.extension(PARTS.houseNumber));
  // One extension holds both: a letter by itself is the letter, and of two the first is.
  const [first, second] = beside.extensions('iso21090-ADXP-buildingNumberSuffix');
  const isLetter = second !== undefined || /^\p{L}$/u.test(String(first?.peek('valueString')));
  if (isLetter) keep('houseNumberLetter', first);
  keep('houseNumberAddition', isLetter ? second : first);
  keep('additionalInformation', beside.extension(PARTS.additionalInformation));
  const locator = beside.extension('iso21090-ADXP-additionalLocator');
  const indication = locator?.peek('valueString');
  if (draft.houseNumberIndication === undefined && (indication === 'to' || indication === 'by')) {
    locator?.take('valueString');
    draft.houseNumberIndication = indication;
    words.push(indication);
  }
  return words.filter((one) => one !== undefined);
}

/** Street and number by their parts; a line without parts is kept as street, or as what else there is to say. */
function readLines(node: FhirNode, draft: Draft): void {
  const unparted: FhirNode[] = [];
  for (const item of node.items('line')) {
    const beside = item.beside('line');
    const words = beside === undefined ? [] : readParts(beside, draft);
    const line = item.peek('line');
    if (words.length === 0) unparted.push(item);
    // The line repeats its parts; one that says more is told as not read.
    else if (typeof line === 'string' && withoutBlanks(line) === withoutBlanks(words.join(''))) item.take('line');
  }
  const others: string[] = [];
  for (const item of unparted) {
    const line = item.text('line');
    if (line === undefined) continue;
    if (draft.street === undefined) draft.street = line;
    else others.push(line);
  }
  if (others.length > 0)
    draft.additionalInformation = [draft.additionalInformation, ...others]
      .filter((one) => one !== undefined)
      .join(', ');
}

function readCountry(node: FhirNode): CodedConcept | undefined {
  const own = readBeside(undefined, node, 'country');
  if (own !== undefined) {
    node.drop('country', countryText(own));
    return own;
  }
  const text = node.text('country');
  if (text === undefined) return undefined;
  return /^[A-Z]{2}$/.test(text) ? { system: systems.country, code: text } : { nullFlavor: 'OTH', originalText: text };
}

const FOREIGN = /^(?=.*\d)[\p{L}\d][\p{L}\d -]{0,11}$/u;

/** The text of an address: a postcode from abroad, what its parts say too, or all there is. */
function readText(node: FhirNode, draft: Draft): void {
  const text = node.peek('text');
  if (typeof text !== 'string') return;
  const { placeOfResidence: place, postcode } = draft;
  const before = place !== undefined && text.endsWith(` ${place}`) ? text.slice(0, -place.length - 1) : text;
  if (postcode === undefined && (place === undefined || before !== text) && FOREIGN.test(before)) {
    draft.postcode = before;
    node.take('text');
  } else if (Object.keys(draft).every((part) => part === 'addressType' || part === 'official')) {
    draft.additionalInformation = text;
    node.take('text');
  } else if (repeats(text, draft)) node.take('text');
}

/** Whether a text says no more than the parts of the address. */
function repeats(text: string, { addressType: _type, official: _official, country, ...parts }: Draft): boolean {
  const known = [...Object.values(parts), country && countryText(country), country?.display].flatMap((part) =>
    typeof part === 'string' ? withoutBlanks(part) : [],
  );
  const left = known
    .sort((a, b) => b.length - a.length)
    .reduce((rest, part) => rest.replace(part, ''), withoutBlanks(text));
  return !/[\p{L}\p{N}]/u.test(left);
}

/** The address of an Address. One of the past is told as not read: a record holds where somebody is to be found. */
export function readAddress(node: FhirNode, context: ReadContext): AddressInformation | undefined {
  if (isPast(node, context)) return undefined;
  const draft: Draft = readType(node);
  readLines(node, draft);
  const parts = {
    placeOfResidence: node.text('city'),
    municipality: node.text('district'),
    postcode: node.text('postalCode'),
    country: readCountry(node),
  };
  for (const [part, value] of Object.entries(parts)) if (value !== undefined) Object.assign(draft, { [part]: value });
  readText(node, draft);
  return Object.keys(draft).length > 0 ? draft : undefined;
}
