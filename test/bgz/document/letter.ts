import { type BgzDocumentInput, bgzDocument, documentTypes } from '../../../src/index';
import { ura } from '../../../src/zib';

/** A letter with all that an adapter can write of it. */
export const letter = {
  id: 'brief-1',
  identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.7.1' },
  type: documentTypes.referralNote,
  class: { system: 'urn:oid:2.999.7', code: 'REF', display: 'Verwijzing' },
  title: 'Verwijsbrief cardiologie',
  contentType: 'application/pdf',
  indexed: '2026-11-24T09:00:00+01:00',
  status: 'current',
  language: 'nl-NL',
  size: 3,
  hash: 'cRDtpNCeBiql5KOQsKVyrA0sAiA=',
  author: { name: 'Ziekenhuis De Brug', identificationNumber: ura('00001234') },
  professional: {
    name: 'dr. A. de Proef',
    identificationNumber: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  },
  format: {
    system: 'urn:oid:1.3.6.1.4.1.19376.1.2.3',
    code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient',
    display: 'mimeType Sufficient',
  },
  facilityType: { system: 'http://nictiz.nl/fhir/NamingSystem/organization-type', code: 'V4', display: 'Ziekenhuis' },
  practiceSetting: { system: 'http://fhir.nl/fhir/NamingSystem/COD016-VEKT', code: '0320', display: 'Cardiologie' },
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
