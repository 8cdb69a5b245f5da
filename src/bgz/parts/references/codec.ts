import type { FhirResource } from 'fhir/r3';
import { idMaker } from '../../../fhir/ids';
import { canonicalJson, isJson, type Json } from '../../../fhir/json';
import type { CodedConcept, ProblemInside, ProblemReference, RecordReference } from '../../../zib';
import { type Codec, complex } from '../../define/codec';
import { FhirNode } from '../../define/fhir-node';
import { follow } from '../../define/follow';
import type { ReadContext } from '../../define/read-context';
import { readFrom } from '../../define/read-from';
import type { Section } from '../../define/section';
import { idOfRecord } from '../../define/stu3';
import { problemInsideStu3 } from '../../problem/stu3';
import { sectionOfResource } from '../../section-of-resource';
import { readConcept } from '../code/read';
import { termOf } from '../code/stu3';
import { readMetadata } from '../metadata/stu3';
import { typeOf } from '../party/follow';
import { problemReference, referenceToRecord } from './stu3';

/** What a record of which only words are known is known by: the same words are the same one, in every record and every pull. */
const keyOf = idMaker('shown by a reference');

/** The words for a coded value of a resource as it was given. */
export function wordsIn(concept: unknown): string | undefined {
  const value = isJson(concept) ? readConcept(FhirNode.of(concept, '')) : undefined;
  return value && termOf(value);
}

/**
 * The problem a reference leads to: by the id of its record; whole, where it only came along; else what the reference shows of
 * it, with the reference itself told as not read.
 */
export function readProblemReference(reference: FhirNode, context: ReadContext): ProblemReference | undefined {
  return readFrom(reference, problemAt(reference, context));
}

function problemAt(reference: FhirNode, context: ReadContext): ProblemReference | undefined {
  // Neither is what it shows: that was entered in error too.
  if (context.isInError(reference)) return undefined;
  const type = typeOf(reference, context);
  if (type !== undefined && type !== 'Condition') return undefined;
  const resource = context.resolve(reference);
  const record = resource && context.recordOf(resource);
  if (record !== undefined) {
    const display = reference.text('display') ?? wordsIn(record.resource.code);
    if (display === undefined) return undefined;
    reference.take('reference');
    return { id: record.id, display };
  }
  const problem = follow(reference, 'Condition', context, (whole) => ({
    ...problemInsideStu3.from(whole, context),
    ...readMetadata(whole, context),
  }));
  // The schema of the zib judges what was read.
  if (problem !== undefined) return { problem: problem as unknown as ProblemInside };
  const display = reference.text('display');
  return display === undefined ? undefined : problemNamed({ nullFlavor: 'OTH', originalText: display });
}

/** A problem of which only the name is known. */
export const problemNamed = (problemName: CodedConcept): ProblemReference => ({
  problem: { id: keyOf('Condition', canonicalJson(problemName)), problemName },
});

/** A problem of the list, or one given whole, as reference to a Condition. */
export const problemReferenceCodec: Codec<ProblemReference> = complex(
  'Reference',
  problemReference,
  readProblemReference,
);

/**
 * A record of a list whose type is that of other zibs too, by its id. A reference that leads to none of the list is told as not
 * read.
 *
 * @param section the section of the list
 * @param words for a resource as it was given, where the reference shows none
 */
export const sharedReferenceCodec = (
  section: Pick<Section, 'key' | 'type' | 'profiles'>,
  words: (resource: Json) => string | undefined,
): Codec<RecordReference> =>
  complex(
    'Reference',
    ({ id, display }, context) => ({ reference: `${section.type}/${idOfRecord(section, id, context)}`, display }),
    (reference, context) => {
      const resource = context.resolve(reference);
      const isOfList =
        resource !== undefined &&
        (context.isOnlyShown?.(resource) || sectionOfResource(resource.asGiven)?.key === section.key);
      return isOfList ? readRecordReference(reference, section.type, words, context) : undefined;
    },
  );

/** The record of a list that a reference leads to, by its id; see {@link recordReferenceCodec}. */
export function readRecordReference(
  reference: FhirNode,
  type: FhirResource['resourceType'],
  words: (resource: Json) => string | undefined,
  context: ReadContext,
): RecordReference | undefined {
  const resource = context.resolve(reference);
  const record = resource?.type === type ? context.recordOf(resource) : undefined;
  const display = record && (reference.text('display') ?? words(record.resource));
  if (record === undefined || display === undefined) return undefined;
  reference.take('reference');
  return { id: record.id, display };
}

/**
 * A record of the list whose records become resources of this type, by its id. A reference that leads to none is told as not read.
 *
 * @param type the type that is referred to
 * @param words for a resource as it was given, where the reference shows none
 */
export const recordReferenceCodec = (
  type: FhirResource['resourceType'],
  words: (resource: Json) => string | undefined,
): Codec<RecordReference> =>
  complex(
    'Reference',
    (value, context) => referenceToRecord(type, value, context),
    (reference, context) => readRecordReference(reference, type, words, context),
  );
