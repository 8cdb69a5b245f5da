import type { DocumentReference, Organization } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import type { MappingContext } from '../define/context';
import { compact, list, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { follow } from '../define/follow';
import type { ReadContext } from '../define/read-context';
import { rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { conceptCodec } from '../parts/code/codec';
import { termOf } from '../parts/code/stu3';
import { fhirIdentifier, readIdentifier } from '../parts/identifier/codec';
import { momentCodec } from '../parts/moment/codec';
import { subjectRow } from '../parts/party/patient';
import { textCodec } from '../parts/text/codec';
import { documentSection } from './section';
import type { BgzDocument, BgzDocumentAuthor } from './types';

const referenceId = (key: string, { id, patientId }: MappingContext): string => id('DocumentReference', patientId, key);

/** The Binary of a document, named relative to the base, as the query list of a Task is. */
const binaryOf = ({ id: key }: BgzDocument, { id, patientId }: MappingContext): string =>
  `Binary/${id('Binary', patientId, key)}`;

/** An id of 32 hexadecimal characters as a URN, for registries that want a global identifier. */
const uuidOf = (id: string): string => `urn:uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;

const { row, pair } = rowsOf<BgzDocument>();

/** A contained author: the profile allows no other (IHE.MHD.Minimal.DocumentReference.author). */
const writeOrganization = ({ name, identificationNumber }: BgzDocumentAuthor): Organization =>
  compact({
    resourceType: 'Organization' as const,
    id: 'author',
    identifier: some(maybe(identificationNumber, fhirIdentifier)),
    name,
  });

function readOrganization(organization: FhirNode): Partial<BgzDocumentAuthor> | undefined {
  organization.drop('resourceType', 'Organization');
  // An id inside the resource: nothing but the reference finds it by that.
  organization.text('id');
  const name = organization.text('name');
  const [number] = organization.list('identifier');
  const identificationNumber = number && readIdentifier(number);
  if (name === undefined && identificationNumber === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(identificationNumber && { identificationNumber }) };
}

/** It repeats the id of the resource; another is told as not read. */
function readMasterIdentifier(resource: FhirNode): object {
  const identifier = resource.open('masterIdentifier');
  const value = uuidOf(String(resource.asGiven.id));
  if (identifier?.peek('value') !== value) return {};
  identifier.drop('system', systems.uri);
  identifier.take('value');
  return {};
}

const nothing = () => ({});

function readAuthor(resource: FhirNode, context: ReadContext) {
  const [reference] = resource.list('author');
  return { author: reference && follow(reference, 'Organization', context, readOrganization) };
}

function writeReplaced({ replaces, type }: BgzDocument, context: MappingContext): Pick<DocumentReference, 'relatesTo'> {
  return {
    relatesTo: list(replaces, (key) => ({
      code: 'replaces' as const,
      target: { reference: `DocumentReference/${referenceId(key, context)}`, display: termOf(type) },
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
  const { title, contentType, language, size, hash } = document;
  const url = binaryOf(document, context);
  return {
    description: title,
    content: [{ attachment: compact({ contentType, language, url, size, hash, title }) }],
  };
}

/** What is told of the first content. Its address stays: no record can be read from where another has put the bytes. */
function readContent(resource: FhirNode) {
  const [content] = resource.list('content');
  const attachment = content?.open('attachment');
  if (attachment === undefined) return {};
  const title = attachment.text('title') ?? resource.text('description');
  resource.drop('description', title);
  return {
    title,
    contentType: attachment.text('contentType'),
    language: attachment.text('language'),
    size: attachment.decimal('size'),
    hash: attachment.text('hash'),
  };
}

/** A document in FHIR: DocumentReference (IHE MHD, minimal metadata), and a Binary that is read by itself. */
export const bgzDocumentStu3 = defineStu3<BgzDocument>({
  type: 'DocumentReference',
  profiles: documentSection.profiles,
  rows: [
    pair({}, ({ author }) => ({ contained: maybe(author, (one) => [writeOrganization(one)]) }), nothing),
    pair(
      {},
      ({ id }, context) => ({
        masterIdentifier: { system: systems.uri, value: uuidOf(referenceId(id, context)) },
      }),
      readMasterIdentifier,
    ),
    row('status', 'status', textCodec),
    row('type', 'type', conceptCodec()),
    subjectRow('subject'),
    row('indexed', 'indexed', momentCodec),
    pair(
      {
        author: ['author'],
        'author.name': ['contained.name'],
        'author.identificationNumber': ['contained.identifier'],
      },
      ({ author }) => ({ author: maybe(author, ({ name }) => [{ reference: '#author', display: name }]) }),
      readAuthor,
    ),
    pair({ replaces: ['relatesTo.target'] }, writeReplaced, readReplaced),
    pair(
      {
        title: ['description', 'content.attachment.title'],
        contentType: ['content.attachment.contentType'],
        language: ['content.attachment.language'],
        size: ['content.attachment.size'],
        hash: ['content.attachment.hash'],
        open: ['content.attachment.url'],
      },
      writeContent,
      readContent,
    ),
  ],
  content: (document, context) => {
    const { contentType, size, open } = document;
    return { reference: binaryOf(document, context), contentType, size, open };
  },
});
