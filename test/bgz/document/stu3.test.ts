import type { DocumentReference } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { MappingContext } from '../../../src/bgz/define/context';
import { mappingRun } from '../../../src/bgz/define/mapping-run';
import { bgzDocumentStu3 } from '../../../src/bgz/document/stu3';
import { bgzDocument } from '../../../src/index';
import { keyOf, readingOf } from '../reading';
import { now } from '../stu3-support';
import { earlier, letter } from './letter';

const context: MappingContext = {
  patientId: 'anna',
  patientDisplay: 'A. Voorbeeld',
  id: (type, ...identity) => (type === 'DocumentReference' && identity.at(-1) === 'brief-1' ? HEX : identity.join('-')),
  ...mappingRun({ now, problems: new Map() }),
  options: {},
};
const HEX = '0123456789abcdef0123456789abcdef';

const mapped = (input: Parameters<typeof bgzDocument>[0]) =>
  bgzDocumentStu3.to(bgzDocument(input), context) as DocumentReference;

describe('a document → DocumentReference', () => {
  it('has everything that the record says', () => {
    expect(mapped(letter)).toEqual({
      resourceType: 'DocumentReference',
      id: HEX,
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/IHE.MHD.Minimal.DocumentReference'] },
      contained: [
        {
          resourceType: 'Practitioner',
          id: 'professional',
          identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' }],
          name: [{ text: 'dr. A. de Proef' }],
        },
        {
          resourceType: 'Organization',
          id: 'author',
          identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/ura', value: '00001234' }],
          name: 'Ziekenhuis De Brug',
        },
      ],
      masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.7.1' },
      status: 'current',
      type: { coding: [{ system: 'http://loinc.org', code: '57133-1', display: 'Referral note' }] },
      class: { coding: [{ system: 'urn:oid:2.999.7', code: 'REF', display: 'Verwijzing' }] },
      subject: { reference: 'Patient/anna', display: 'A. Voorbeeld' },
      indexed: '2026-11-24T09:00:00+01:00',
      author: [
        { reference: '#professional', display: 'dr. A. de Proef' },
        { reference: '#author', display: 'Ziekenhuis De Brug' },
      ],
      relatesTo: [
        { code: 'replaces', target: { reference: 'DocumentReference/anna-brief-0', display: 'Referral note' } },
      ],
      description: 'Verwijsbrief cardiologie',
      content: [
        {
          attachment: {
            contentType: 'application/pdf',
            language: 'nl-NL',
            url: 'Binary/anna-brief-1',
            size: 3,
            hash: 'cRDtpNCeBiql5KOQsKVyrA0sAiA=',
            title: 'Verwijsbrief cardiologie',
          },
          format: {
            system: 'urn:oid:1.3.6.1.4.1.19376.1.2.3',
            code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient',
            display: 'mimeType Sufficient',
          },
        },
      ],
      context: {
        facilityType: {
          coding: [
            { system: 'http://nictiz.nl/fhir/NamingSystem/organization-type', code: 'V4', display: 'Ziekenhuis' },
          ],
        },
        practiceSetting: {
          coding: [{ system: 'http://fhir.nl/fhir/NamingSystem/COD016-VEKT', code: '0320', display: 'Cardiologie' }],
        },
      },
    });
  });

  it('has its bytes beside it, under the address that it names', () => {
    const document = bgzDocument(letter);
    const { content } = bgzDocumentStu3;
    expect(content?.(document, context)).toEqual({
      reference: mapped(letter).content[0]?.attachment.url,
      contentType: 'application/pdf',
      size: 3,
      open: letter.open,
    });
  });

  it('has no element for what is not said', () => {
    expect(Object.keys(mapped({ ...earlier, replaces: [] }))).toEqual([
      'resourceType',
      'id',
      'meta',
      'masterIdentifier',
      'status',
      'type',
      'subject',
      'indexed',
      'description',
      'content',
    ]);
  });
});

/** What is read of the letter with something changed, among the one that it replaces, and what is left of it. */
function readBack(change: Partial<DocumentReference> = {}) {
  const resource = { ...mapped(letter), ...change };
  const resources = [resource, mapped(earlier)];
  const reading = readingOf(resources, (key) => key !== keyOf(resource));
  const node = reading.node(resource);
  const draft = bgzDocumentStu3.from(node, reading.context);
  return { draft, left: node.left() };
}

describe('a DocumentReference → document', () => {
  it('gives the record again, but for its bytes: it says where they are', () => {
    const { open: _open, ...told } = letter;
    expect(readBack()).toEqual({
      draft: { ...told, id: HEX, replaces: ['anna-brief-0'], address: 'Binary/anna-brief-1' },
      left: [],
    });
  });

  it('takes nothing that the record cannot hold', () => {
    const { draft, left } = readBack({
      masterIdentifier: { value: 'urn:uuid:another' },
      relatesTo: [
        { code: 'appends', target: { reference: 'DocumentReference/anna-brief-0' } },
        { code: 'replaces', target: { reference: 'DocumentReference/elsewhere' } },
      ],
      author: [{ reference: '#author' }, { display: 'Dr. De Proef' }],
      description: 'Een andere titel',
    });
    expect(draft).not.toHaveProperty('replaces');
    expect(left).toEqual(
      expect.arrayContaining([
        'DocumentReference.masterIdentifier.value',
        'DocumentReference.relatesTo[0].code',
        'DocumentReference.relatesTo[0].target.reference',
        'DocumentReference.relatesTo[1].target.reference',
        'DocumentReference.author[1].display',
        'DocumentReference.description',
      ]),
    );
  });
});
