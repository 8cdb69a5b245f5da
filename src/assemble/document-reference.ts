import type { DocumentReference, Organization } from 'fhir/r3';
import type { MappingContext } from '../bgz/define/context';
import { compact } from '../bgz/define/elements';
import { codeableConcept, termOf } from '../bgz/parts/code/stu3';
import { fhirDateTime } from '../fhir/date-time';
import { systems } from '../fhir/naming-systems';
import { profiles } from '../fhir/profiles';
import type { BgzDocument } from './documents';

type DocumentMapping = Pick<MappingContext, 'patientId' | 'patientDisplay' | 'id'>;

/** FHIR id of the Binary of a document. */
export const binaryId = (document: BgzDocument, { id, patientId }: DocumentMapping): string =>
  id('Binary', patientId, document.id);

const referenceId = (key: string, { id, patientId }: DocumentMapping): string =>
  id('DocumentReference', patientId, key);

/** An id of 32 hexadecimal characters as a URN, for registries that want a global identifier. */
const uuidOf = (id: string): string => `urn:uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;

/** A contained author: the profile allows no other (IHE.MHD.Minimal.DocumentReference.author). */
function authorOf({ author }: BgzDocument): Organization | undefined {
  if (author === undefined) return undefined;
  return compact({
    resourceType: 'Organization' as const,
    id: 'author',
    identifier: author.identificationNumber && [author.identificationNumber],
    name: author.name,
  });
}

/** A document as DocumentReference; the Binary is named relative to the base, as the query list of a Task is. */
export function mapDocument(document: BgzDocument, context: DocumentMapping): DocumentReference {
  const author = authorOf(document);
  return compact({
    resourceType: 'DocumentReference' as const,
    id: referenceId(document.id, context),
    meta: { profile: [...profiles.document] },
    contained: author && [author],
    masterIdentifier: { system: systems.uri, value: uuidOf(referenceId(document.id, context)) },
    status: document.status,
    type: codeableConcept(document.type),
    subject: { reference: `Patient/${context.patientId}`, display: context.patientDisplay },
    indexed: fhirDateTime(document.indexed),
    author: author && [{ reference: '#author', display: author.name }],
    relatesTo: document.replaces?.map((key) => ({
      code: 'replaces' as const,
      target: { reference: `DocumentReference/${referenceId(key, context)}`, display: termOf(document.type) },
    })),
    description: document.title,
    content: [
      {
        attachment: compact({
          contentType: document.contentType,
          language: document.language,
          url: `Binary/${binaryId(document, context)}`,
          size: document.size,
          hash: document.hash,
          title: document.title,
        }),
      },
    ],
  });
}
