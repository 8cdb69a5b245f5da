import type { DocumentReference, FhirResource, Organization, Practitioner } from 'fhir/r3';
import { isJson, listOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import type { MappingContext } from '../define/context';
import { compact, list, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { follow } from '../define/follow';
import type { ReadContext } from '../define/read-context';
import { element, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readCoding } from '../parts/code/read';
import { coding, termOf } from '../parts/code/stu3';
import { fhirIdentifier, readIdentifier } from '../parts/identifier/codec';
import { momentCodec } from '../parts/moment/codec';
import { subjectRow } from '../parts/party/patient';
import { textCodec } from '../parts/text/codec';
import { documentSection } from './section';
import type { BgzDocument, BgzDocumentAuthor, BgzDocumentProfessional } from './types';
import { told } from './zib';

/** FHIR id of the DocumentReference of a document, by the key of its record. */
export const documentReferenceId = (key: string, { id, patientId }: Pick<MappingContext, 'id' | 'patientId'>): string =>
  id('DocumentReference', patientId, key);

/** The Binary of a document, named relative to the base, as the query list of a Task is. */
const binaryOf = ({ id: key }: BgzDocument, { id, patientId }: MappingContext): string =>
  `Binary/${id('Binary', patientId, key)}`;

/** An id of 32 hexadecimal characters as a URN, for registries that want a global identifier. */
const uuidOf = (id: string): string => `urn:uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;

const { row, pair, together } = rowsOf<BgzDocument>();

/** Authors are contained: the profile allows no others (IHE.MHD.Minimal.DocumentReference.author). */
const writeOrganization = ({ name, identificationNumber }: BgzDocumentAuthor): Organization =>
  compact({
    resourceType: 'Organization' as const,
    id: 'author',
    identifier: some(maybe(identificationNumber, fhirIdentifier)),
    name,
  });

const writePractitioner = ({ name, identificationNumber }: BgzDocumentProfessional): Practitioner =>
  compact({
    resourceType: 'Practitioner' as const,
    id: 'professional',
    identifier: some(maybe(identificationNumber, fhirIdentifier)),
    name: [{ text: name }],
  });

const writeContained = ({ author, professional }: BgzDocument): { readonly contained?: readonly FhirResource[] } => ({
  contained: some<FhirResource>(maybe(professional, writePractitioner), maybe(author, writeOrganization)),
});

const writeAuthors = ({ author, professional }: BgzDocument): Pick<DocumentReference, 'author'> => ({
  author: some(
    maybe(professional, ({ name }) => ({ reference: '#professional', display: name })),
    maybe(author, ({ name }) => ({ reference: '#author', display: name })),
  ),
});

type Party = Partial<BgzDocumentAuthor & BgzDocumentProfessional>;

/** Name and number of a party; undefined for one that has neither. */
function partyOf(resource: FhirNode, name: string | undefined): Party | undefined {
  const identificationNumber = firstOf(resource.list('identifier'), readIdentifier);
  if (name === undefined && identificationNumber === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(identificationNumber && { identificationNumber }) };
}

function readOrganization(organization: FhirNode): Party | undefined {
  organization.drop('resourceType', 'Organization');
  // An id inside the resource: nothing but the reference finds it by that.
  organization.text('id');
  return partyOf(organization, organization.text('name'));
}

/** The name as text, else its parts as people write them. */
function readPractitioner(practitioner: FhirNode): Party | undefined {
  practitioner.drop('resourceType', 'Practitioner');
  practitioner.text('id');
  const [name] = practitioner.list('name');
  const text = name?.text('text');
  if (name === undefined || text !== undefined) return partyOf(practitioner, text);
  const texts = (list: string): readonly string[] => name.items(list).flatMap((item) => item.text(list) ?? []);
  const parts = [...texts('prefix'), ...texts('given'), name.text('family') ?? '', ...texts('suffix')];
  return partyOf(practitioner, parts.filter((part) => part.trim() !== '').join(' ') || undefined);
}

/** The first of what can be read; the others stay. */
function firstOf<T>(nodes: readonly FhirNode[], read: (node: FhirNode) => T | undefined): T | undefined {
  for (const node of nodes) {
    const value = read(node);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The number of the document, also one that was made of the id: under another id it is still that of the same document. */
const readMasterIdentifier = (resource: FhirNode) => ({
  identifier: resource.whole('masterIdentifier', readIdentifier),
});

const nothing = () => ({});

/** The first organization and the first professional; who else wrote it is told as not read. */
function readAuthors(resource: FhirNode, context: ReadContext) {
  const references = resource.list('author');
  const author = firstOf(references, (one) => follow(one, 'Organization', context, readOrganization));
  const professional = firstOf(references, (one) => follow(one, 'Practitioner', context, readPractitioner));
  return { author, professional };
}

function writeReplaced({ replaces, type }: BgzDocument, context: MappingContext): Pick<DocumentReference, 'relatesTo'> {
  return {
    relatesTo: list(replaces, (key) => ({
      code: 'replaces' as const,
      target: { reference: `DocumentReference/${documentReferenceId(key, context)}`, display: termOf(type) },
    })),
  };
}

/** The documents of the list that it replaces; another relation, or to another document, is told as not read. */
function readReplaced(resource: FhirNode, context: ReadContext) {
  const replaces = resource.list('relatesTo').flatMap((relation) => {
    const target = relation.peek('code') === 'replaces' ? relation.open('target') : undefined;
    const known = target && context.resolve(target);
    const record = known && context.recordOf(known);
    if (target === undefined || record === undefined) return [];
    relation.take('code');
    target.take('reference');
    target.take('display');
    return [record.id];
  });
  return replaces.length > 0 ? { replaces } : {};
}

function writeContent(document: BgzDocument, context: MappingContext): Partial<DocumentReference> {
  const { title, contentType, language, size, hash, format } = document;
  const url = binaryOf(document, context);
  return {
    description: title,
    content: [
      compact({
        attachment: compact({ contentType, language, url, size, hash, title }),
        format: maybe(format, coding),
      }),
    ],
  };
}

/** A media type in the one way in which a record has it: upper and lower case are the same (RFC 9110 §8.3.1). */
function plainMediaType(text: string): string {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  return [type.toLowerCase(), ...parameters.filter((one) => one !== '')].join('; ');
}

/**
 * What is told of the first content. Its address is for who has the bytes: a record cannot be read from where another has put
 * them. Without a title it goes by its description, and without that by what its type is called.
 */
function readContent(resource: FhirNode) {
  const [content] = resource.list('content');
  const attachment = content?.open('attachment');
  const description = resource.peek('description');
  const title = attachment?.text('title') ?? (typeof description === 'string' ? description : undefined);
  resource.drop('description', title);
  if (attachment === undefined) return { title: title ?? termIn(resource.asGiven.type) };
  const mediaType = attachment.peek('contentType');
  const contentType = typeof mediaType === 'string' ? plainMediaType(mediaType) : undefined;
  const isType = told.contentType.schema.safeParse(contentType).success;
  if (isType) attachment.take('contentType');
  return {
    title: title ?? termIn(resource.asGiven.type),
    contentType: isType ? contentType : undefined,
    language: fitting(attachment, 'language'),
    size: fitting(attachment, 'size'),
    hash: fitting(attachment, 'hash'),
    format: content?.whole('format', readCoding),
    address: attachment.text('url'),
  };
}

/** A value that a record can hold; another stays, by itself: what is told with it is as good as it was. */
function fitting(attachment: FhirNode, name: 'language' | 'size' | 'hash'): unknown {
  return told[name].schema.safeParse(attachment.peek(name)).success ? attachment.take(name) : undefined;
}

/** What a CodeableConcept is called. */
function termIn(concept: unknown): string | undefined {
  if (!isJson(concept)) return undefined;
  const terms = [concept.text, ...listOf(concept.coding).map((one) => (isJson(one) ? one.display : undefined))];
  return terms.find((term): term is string => typeof term === 'string' && term.trim() !== '');
}

/** A document in FHIR: DocumentReference (IHE MHD, minimal metadata), and a Binary that is read by itself. */
export const bgzDocumentStu3 = defineStu3<BgzDocument>({
  type: 'DocumentReference',
  profiles: documentSection.profiles,
  rows: [
    pair({}, writeContained, nothing),
    pair(
      { identifier: ['masterIdentifier'] },
      ({ id, identifier }, context) => ({
        masterIdentifier: identifier
          ? fhirIdentifier(identifier)
          : { system: systems.uri, value: uuidOf(documentReferenceId(id, context)) },
      }),
      readMasterIdentifier,
    ),
    row('status', 'status', textCodec),
    row('type', 'type', conceptCodec()),
    row('class', 'class', conceptCodec()),
    subjectRow('subject'),
    row('indexed', 'indexed', momentCodec),
    pair(
      {
        author: ['author'],
        'author.name': ['contained.name'],
        'author.identificationNumber': ['contained.identifier'],
        professional: ['author'],
        'professional.name': ['contained.name.text'],
        'professional.identificationNumber': ['contained.identifier'],
      },
      writeAuthors,
      readAuthors,
    ),
    pair({ replaces: ['relatesTo.target'] }, writeReplaced, readReplaced),
    pair(
      {
        title: ['description', 'content.attachment.title'],
        contentType: ['content.attachment.contentType'],
        language: ['content.attachment.language'],
        size: ['content.attachment.size'],
        hash: ['content.attachment.hash'],
        format: ['content.format'],
        open: ['content.attachment.url'],
      },
      writeContent,
      readContent,
    ),
    together(
      'context',
      element<BgzDocument>('BackboneElement', [
        row('facilityType', 'facilityType', conceptCodec()),
        row('practiceSetting', 'practiceSetting', conceptCodec()),
      ]),
    ),
  ],
  content: (document, context) => {
    const { contentType, size, open } = document;
    return { reference: binaryOf(document, context), contentType, size, open };
  },
});
