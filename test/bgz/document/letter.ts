import { type BgzDocumentInput, bgzDocument } from '../../../src/index';
import { loinc, ura } from '../../../src/zib';

/** A letter with all that an adapter can write of it. */
export const letter = {
  id: 'brief-1',
  type: loinc('57133-1', 'Verwijsbrief'),
  title: 'Verwijsbrief cardiologie',
  contentType: 'application/pdf',
  indexed: '2026-11-24T09:00:00+01:00',
  status: 'current',
  language: 'nl-NL',
  size: 3,
  hash: 'cRDtpNCeBiql5KOQsKVyrA0sAiA=',
  author: { name: 'Ziekenhuis De Brug', identificationNumber: ura('00001234') },
  replaces: ['brief-0'],
  open: () => new Uint8Array([1, 2, 3]),
} satisfies BgzDocumentInput;

/** The letter that it replaces, with no more than is required. */
export const earlier = bgzDocument({
  id: 'brief-0',
  type: letter.type,
  title: 'Verwijsbrief',
  contentType: 'text/xml',
  indexed: '2026-11-20T12:30',
  status: 'superseded',
  open: letter.open,
});
