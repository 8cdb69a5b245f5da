import type { CodeableConcept, Device, FhirResource, Reference } from 'fhir/r3';
import { extensionUrl } from '../../../fhir/extensions';
import { canonicalJson, isJson, listOf } from '../../../fhir/json';
import type { CodedConcept } from '../../../zib';
import { alone, type Codec, complex, joinedPlaces, type Places } from '../../define/codec';
import type { MappingContext } from '../../define/context';
import { extension, maybe } from '../../define/elements';
import type { FhirNode } from '../../define/fhir-node';
import { follow } from '../../define/follow';
import type { ReadContext } from '../../define/read-context';
import { readFrom } from '../../define/read-from';
import { element, inExtension, rowsOf } from '../../define/rows';
import { sameContent } from '../../define/same-content';
import { defineStu3 } from '../../define/stu3';
import { amountCodec } from '../any-value/codec';
import { bodySite } from '../body-site/stu3';
import { conceptCodec } from '../code/codec';
import { readConcept } from '../code/read';
import { codeableConcept, termOf } from '../code/stu3';
import { identifierCodec } from '../identifier/codec';
import { momentCodec } from '../moment/codec';
import { patientReference } from '../party/patient';
import { readPeriod } from '../period-of-use/codec';
import { period as periodOf } from '../period-of-use/stu3';
import { durationCodec } from '../quantity/codec';
import { notesCodec } from '../text/codec';
import { ISOLATE, MATERIAL, SOURCE } from './profiles';
import type { Specimen } from './types';

/** A specimen as a resource of its own, with what it is known by. */
type Known = Specimen & { readonly id: string };

/** The only item of a list: of several it is not known which is meant, and all stay. */
const sole = <T>(codec: Codec<T>): Codec<T> => ({
  ...alone(codec),
  read: (holder, name, context) =>
    listOf(holder.peek(name)).length > 1 ? undefined : alone(codec).read(holder, name, context),
});

type NumberExtension = NonNullable<Specimen['specimenNumberExtension']>;

/** An Identifier has a system or says what it is (spec bgz-msz-queries §4, rule 12). */
const NUMBER_EXTENSION = 'Monstervolgnummer';

const numberExtensionCodec = complex<NumberExtension>(
  'Identifier',
  ({ system, value }) => (system === undefined ? { type: { text: NUMBER_EXTENSION }, value } : { system, value }),
  (node) => {
    const { value, system } = { value: node.peek('value'), system: node.peek('system') };
    if (typeof value !== 'string' || node.peek('use') === 'old') return undefined;
    node.take('value');
    if (typeof system !== 'string') {
      node.open('type')?.drop('text', NUMBER_EXTENSION);
      return { value };
    }
    node.take('system');
    return { system, value };
  },
);

const { row, pair, together } = rowsOf<Known>();

const container = together(
  'container',
  sole(
    element<Known>('BackboneElement', [
      row('specimenNumberExtension', 'identifier', sole(numberExtensionCodec)),
      row('containerType', 'type', conceptCodec()),
    ]),
  ),
);

/** A duration alone, or from the moment of collection, is a Period as well, with the duration in an extension of it. */
function writeCollected({ collectionDateTime: at, collectionPeriod: period }: Known, context: MappingContext) {
  if (period === undefined) return { collectedDateTime: maybe(at, momentOf(context)) };
  const bounds = periodOf(period.startDateTime ?? at, period.endDateTime) ?? {};
  lengths.write(period, bounds as Record<string, unknown>, context);
  return { collectedPeriod: bounds };
}

const momentOf = (context: MappingContext) => (moment: string) => {
  const holder: Record<string, unknown> = {};
  momentCodec.write(moment, holder, 'at', context);
  return holder.at;
};

type CollectionPeriod = NonNullable<Specimen['collectionPeriod']>;
const lengths = rowsOf<CollectionPeriod>().row('duration', inExtension('period-duration'), durationCodec);

function readCollected(collection: FhirNode, context: ReadContext) {
  const moment = momentCodec.read(collection, 'collectedDateTime', context);
  const node = collection.open('collectedPeriod');
  if (node === undefined) return { collectionDateTime: moment };
  const { start, end } = readPeriod(node);
  const period: Record<string, unknown> = {};
  lengths.read(node, period, context);
  if (period.duration !== undefined && end === undefined)
    return { collectionDateTime: moment ?? start, collectionPeriod: readFrom(node, period) };
  const bounded = { ...period, ...(start && { startDateTime: start }), ...(end && { endDateTime: end }) };
  return {
    collectionDateTime: moment,
    ...(Object.keys(bounded).length > 0 && { collectionPeriod: readFrom(node, bounded) }),
  };
}

function writeSite({ anatomicalLocation, laterality, morphology }: Known): { bodySite?: CodeableConcept } {
  const site = bodySite(anatomicalLocation, laterality);
  if (morphology === undefined) return site === undefined ? {} : { bodySite: site };
  const form = extension('BodySite-Morphology', { valueCodeableConcept: codeableConcept(morphology) });
  return { bodySite: { ...site, extension: [...(site?.extension ?? []), form] } };
}

const countOf = (site: FhirNode, name: 'BodySite-Qualifier' | 'BodySite-Morphology'): number =>
  listOf(site.peek('extension')).filter((one) => isJson(one) && one.url === extensionUrl(name)).length;

function readSite(collection: FhirNode) {
  const site = collection.open('bodySite');
  if (site === undefined) return {};
  // Both knees are not the left one.
  if (countOf(site, 'BodySite-Qualifier') > 1) return {};
  const coded = (name: 'BodySite-Qualifier' | 'BodySite-Morphology'): CodedConcept | undefined => {
    const node = countOf(site, name) > 1 ? undefined : site.extension(name)?.open('valueCodeableConcept');
    return node && readConcept(node);
  };
  const [laterality, morphology] = [coded('BodySite-Qualifier'), coded('BodySite-Morphology')];
  return { anatomicalLocation: readConcept(site), laterality, morphology };
}

const collection = together(
  'collection',
  element<Known>('BackboneElement', [
    pair(
      {
        collectionDateTime: ['collectedDateTime', 'collectedPeriod.start'],
        collectionPeriod: ['collectedPeriod'],
        'collectionPeriod.startDateTime': ['collectedPeriod.start'],
        'collectionPeriod.endDateTime': ['collectedPeriod.end'],
        'collectionPeriod.duration': ['collectedPeriod.extension(period-duration).valueDuration'],
      },
      writeCollected,
      readCollected,
    ),
    row('collectedVolume', 'quantity', amountCodec),
    row('collectionMethod', 'method', conceptCodec()),
    pair(
      {
        anatomicalLocation: ['bodySite'],
        laterality: ['bodySite.extension(BodySite-Qualifier).valueCodeableConcept'],
        morphology: ['bodySite.extension(BodySite-Morphology).valueCodeableConcept'],
      },
      writeSite,
      readSite,
    ),
  ]),
);

const SOURCE_ID = 'source';

/** What it was taken from is no device of a list: it is known by this specimen alone, and goes inside it. */
function writeSource({ specimenSource: text }: Known, context: MappingContext) {
  if (text === undefined) return { subject: patientReference(context) };
  const source: Device = {
    resourceType: 'Device',
    id: SOURCE_ID,
    meta: { profile: [SOURCE] },
    type: { text },
  };
  return { contained: [source], subject: { reference: `#${SOURCE_ID}`, display: text } };
}

/** What a device is, in words: its code has no place in a record. */
function readDevice(device: FhirNode, context: ReadContext): string | undefined {
  const type = device.open('type');
  const words = type?.text('text') ?? type?.list('coding')[0]?.text('display');
  device.drop('resourceType', 'Device');
  device.text('id');
  for (const claim of device.open('meta')?.items('profile') ?? []) claim.drop('profile', SOURCE);
  const patient = device.open('patient');
  if (patient) context.isPatient(patient);
  return words;
}

function readSource(resource: FhirNode, context: ReadContext) {
  const subject = resource.open('subject');
  if (subject === undefined || context.isPatient(subject)) return {};
  return { specimenSource: follow(subject, 'Device', context, (device) => readDevice(device, context)) };
}

/** That it is there to be tested says nothing; that it is not, or is not fit for it, is told as not read. */
const available = pair(
  {},
  () => ({}),
  (resource) => {
    resource.drop('status', 'available');
    return {};
  },
);

const idOf = ({ id }: Known, context: MappingContext): string => context.id('Specimen', context.patientId, id);

const common = [
  available,
  row('specimenId', 'identifier', alone(identifierCodec)),
  pair({ specimenSource: ['subject', 'contained.type.text'] }, writeSource, readSource),
  row('receivedDateTime', 'receivedTime', momentCodec),
  collection,
  container,
  row('comment', 'note', notesCodec),
];

const material = defineStu3<Known>({
  type: 'Specimen',
  profiles: [MATERIAL],
  rows: [row('specimenMaterial', 'type', conceptCodec()), ...common],
  id: idOf,
});

const isolate = defineStu3<Known>({
  type: 'Specimen',
  profiles: [ISOLATE],
  rows: [row('microorganism', 'type', conceptCodec()), ...common],
  id: idOf,
});

/** Where its concepts go, seen from the record that holds it as this property. */
export function specimenPlaces(property: string): Places {
  const { '': _itself, ...places } = joinedPlaces(material.places(), isolate.places());
  return Object.fromEntries(Object.entries(places).map(([inner, paths]) => [`${property}.${inner}`, paths]));
}

/** The words for a specimen, as references show them. */
const displayOf = ({ specimenMaterial, microorganism }: Specimen): string =>
  maybe(microorganism ?? specimenMaterial, termOf) ?? 'Monster';

/**
 * A specimen as reference. Material with a number of its own is one thing, whatever was tested of it; any other is of this record
 * alone. What was isolated is a Specimen too, of which the material is the parent.
 *
 * @param of what the record that holds it is known by
 */
export function specimenReference(specimen: Specimen, of: string, context: MappingContext): Reference {
  const { microorganism, ...taken } = specimen;
  const key = (kind: string, value: Specimen) =>
    specimen.specimenId === undefined ? `${kind} of ${of}` : `${kind} ${canonicalJson(value)}`;
  const refer = (resource: FhirResource, display: string): Reference => {
    context.refer(resource);
    return { reference: `Specimen/${resource.id}`, display };
  };
  const isTaken = Object.values(taken).some((one) => one !== undefined);
  const from = isTaken
    ? refer(material.to({ ...taken, id: key('material', taken) }, context), displayOf(taken))
    : undefined;
  if (microorganism === undefined && from !== undefined) return from;
  const grown = isolate.to({ ...(microorganism && { microorganism }), id: key('isolate', specimen) }, context);
  return refer({ ...grown, ...(from && { parent: [from] }) } as FhirResource, displayOf(specimen));
}

const claims = (resource: FhirNode, profile: string): boolean => {
  const meta = resource.peek('meta');
  return isJson(meta) && listOf(meta.profile).includes(profile);
};

/** What both say is said alike. */
const agree = (one: Specimen, other: Specimen): boolean =>
  Object.entries(other).every(([name, value]) => {
    const known = one[name as keyof Specimen];
    return known === undefined || sameContent(known, value);
  });

function readResource(resource: FhirNode, context: ReadContext): Specimen | undefined {
  const isIsolate = claims(resource, ISOLATE);
  const { id: _made, ...own } = (isIsolate ? isolate : material).from(resource, context) as Known;
  const [parent, ...more] = isIsolate ? resource.list('parent') : [];
  if (parent === undefined || more.length > 0) return own;
  // What it was isolated from says the rest; where the two do not agree, that reference is told as not read.
  const from = resolved(parent, context);
  if (from === undefined || !agree(own, from)) return own;
  parent.text('reference');
  parent.text('display');
  return { ...from, ...own };
}

/** A specimen as the part of the record that holds it as this property. */
export const specimenAs = <K extends string>(property: K) => ({
  type: 'Specimen' as const,
  places: () => specimenPlaces(property),
  from: (resource: FhirNode, context: ReadContext) => ({ [property]: readResource(resource, context) }),
});

function resolved(reference: FhirNode, context: ReadContext): Specimen | undefined {
  const resource = context.isInError(reference) ? undefined : context.resolve(reference);
  return resource?.type === 'Specimen' ? context.once(resource, () => readResource(resource, context)) : undefined;
}

/** The specimen a reference leads to; of one that is not among what was given, the words that are shown. */
export function readSpecimen(reference: FhirNode, context: ReadContext): Specimen | undefined {
  if (context.isInError(reference)) return undefined;
  const specimen = resolved(reference, context);
  if (specimen !== undefined && Object.keys(specimen).length > 0) {
    reference.text('reference');
    reference.text('display');
    return readFrom(reference, specimen);
  }
  // What it shows of something else is no material.
  const other = context.resolve(reference);
  if (other !== undefined && other.type !== 'Specimen') return undefined;
  const display = reference.text('display');
  return display === undefined ? undefined : { specimenMaterial: { nullFlavor: 'OTH', originalText: display } };
}
