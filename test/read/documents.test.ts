import { describe, expect, it } from 'vitest';
import { readBgz, withContent } from '../../src/read';
import { BSN, bundle, patient } from './support';

/** A DocumentReference as another sender writes it: no profile, no format, no title of its own. */
const letter = (more: object = {}) =>
  ({
    resourceType: 'DocumentReference',
    id: 'brief',
    status: 'current',
    type: { coding: [{ system: 'http://loinc.org', code: '51852-2', display: 'Letter' }] },
    subject: { reference: 'Patient/p' },
    indexed: '2026-11-24T09:00:00+01:00',
    content: [{ attachment: { contentType: 'application/pdf', url: 'https://epd.example/fhir/Binary/b' } }],
    ...more,
  }) as never;
const plain = {
  id: 'brief',
  status: 'current',
  type: { system: 'http://loinc.org', code: '51852-2', display: 'Letter' },
  title: 'Letter',
  indexed: '2026-11-24T09:00:00+01:00',
  contentType: 'application/pdf',
  address: 'https://epd.example/fhir/Binary/b',
};

async function read(...more: readonly object[]) {
  const found = await readBgz(bundle(patient('p'), ...(more as never[])), { patient: { bsn: BSN } });
  const { documents, complete, notRead, issues } = found;
  return { documents, complete, left: notRead.map(({ path }) => path), codes: issues.map(({ code }) => code) };
}

const content = (...attachments: readonly object[]) => ({ content: attachments.map((attachment) => ({ attachment })) });
const pdf = { contentType: 'application/pdf', url: 'Binary/b' };
const { contentType: _type, address: _address, ...untyped } = plain;

/** What a sender writes more or otherwise, what is read of it, and what is told as not read. */
const letters: readonly [string, object, object, left?: readonly string[]][] = [
  ['as little as there may be', {}, plain],
  ['a title of its own', content({ ...pdf, title: 'Brief' }), { ...plain, title: 'Brief', address: 'Binary/b' }],
  ['a description', { description: 'Brief' }, { ...plain, title: 'Brief' }],
  [
    'a media type in capitals',
    content({ ...pdf, contentType: 'Application/PDF;version=1.7' }),
    { ...plain, contentType: 'application/pdf; version=1.7', address: 'Binary/b' },
  ],
  ['no media type', content({ url: 'Binary/b' }), { ...untyped, address: 'Binary/b' }],
  [
    'bytes in place',
    content({ contentType: 'application/pdf', data: 'JVBERg==' }),
    { ...untyped, contentType: 'application/pdf' },
    ['DocumentReference.content[0].attachment.data'],
  ],
  [
    'several contents',
    content(pdf, { contentType: 'text/xml', url: 'Binary/c' }),
    { ...plain, address: 'Binary/b' },
    ['DocumentReference.content[1].attachment.contentType', 'DocumentReference.content[1].attachment.url'],
  ],
  [
    'a number of its own',
    { masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' } },
    { ...plain, identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' } },
  ],
  [
    'a professional by the parts of the name',
    {
      contained: [
        {
          resourceType: 'Practitioner',
          id: 'a',
          name: [{ use: 'official', prefix: ['dr.'], given: ['A.'], family: 'de Proef' }],
        },
      ],
      author: [{ reference: '#a' }],
    },
    { ...plain, professional: { name: 'dr. A. de Proef' } },
    ['DocumentReference.contained[0].name[0].use'],
  ],
  [
    'an author who is only called by name',
    { author: [{ display: 'dr. A. de Proef' }] },
    plain,
    ['DocumentReference.author[0].display'],
  ],
  [
    'class, format and context',
    {
      class: { text: 'Brieven' },
      content: [{ attachment: pdf, format: { system: 'urn:oid:2.999.2', code: 'pdf' } }],
      context: { practiceSetting: { text: 'Cardiologie' }, period: { start: '2026-11-20' } },
    },
    {
      ...plain,
      address: 'Binary/b',
      class: { nullFlavor: 'OTH', originalText: 'Brieven' },
      format: { system: 'urn:oid:2.999.2', code: 'pdf' },
      practiceSetting: { nullFlavor: 'OTH', originalText: 'Cardiologie' },
    },
    ['DocumentReference.context.period.start'],
  ],
  [
    'a format without a code',
    { content: [{ attachment: pdf, format: { display: 'PDF' } }] },
    { ...plain, address: 'Binary/b' },
    ['DocumentReference.content[0].format.display'],
  ],
  [
    'a language that is none',
    content({ ...pdf, language: 'Nederlands' }),
    { ...plain, address: 'Binary/b' },
    ['DocumentReference.content[0].attachment.language'],
  ],
  [
    'a media type that is none',
    content({ ...pdf, contentType: 'PDF' }),
    { ...untyped, address: 'Binary/b' },
    ['DocumentReference.content[0].attachment.contentType'],
  ],
  ['a status of the document that says nothing more', { docStatus: 'final' }, plain],
  ['that it was amended', { docStatus: 'amended' }, plain, ['DocumentReference.docStatus']],
];

describe('a DocumentReference of another sender', () => {
  it.each(letters)(
    'with %s is a document, and what it cannot hold is told',
    async (_what, more, expected, left = []) => {
      const found = await read(letter(more));
      expect(found.documents).toEqual([expected]);
      expect(found.left).toEqual(left);
      expect(found.complete).toBe(left.length === 0);
    },
  );

  it('is none without what a document must have, or when it says that it is no more than a draft', async () => {
    const refused: readonly [object, string][] = [
      [{ status: undefined }, 'refused'],
      [{ indexed: '2026-11-24' }, 'refused'],
      [{ type: undefined }, 'refused'],
      [{ docStatus: 'preliminary' }, 'modifier'],
      [{ subject: { reference: 'Patient/other' } }, 'unknown-patient'],
    ];
    for (const [more, code] of refused) {
      const found = await read(letter(more));
      expect(found, code).toMatchObject({ documents: [], complete: false, left: ['DocumentReference'] });
      expect(found.codes).toContain(code);
    }
  });

  it('that was entered in error says so', async () => {
    expect((await read(letter({ status: 'entered-in-error' }))).documents).toEqual([
      { ...plain, status: 'entered-in-error' },
    ]);
  });

  it('is a record of its own with what gives the bytes', async () => {
    const open = () => new Uint8Array([1]);
    const { documents } = await read(letter(), letter({ id: 'other', ...content({ url: 'Binary/b' }) }));
    const [typed, without] = documents;
    if (typed === undefined || without === undefined) throw new Error('not read');
    const { address, ...told } = plain;
    expect(withContent(typed, { open, contentType: 'text/plain' })).toEqual({ ...told, open });
    expect(withContent(without, { open, contentType: 'text/plain' }).contentType).toBe('text/plain');
    expect(() => withContent(without, { open })).toThrow('contentType');
  });
});
