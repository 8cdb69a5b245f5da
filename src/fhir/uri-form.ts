import { type Phrase, phrases } from './phrase';

const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The forms a uri, an OID and a UUID have. */
export const uriForms = phrases({
  noSpaces: { en: 'no spaces', nl: 'geen spaties' },
  oid: { en: 'urn:oid: and numbers with dots', nl: 'urn:oid: en getallen met punten' },
  uuid: { en: 'urn:uuid: and a UUID in lower case', nl: 'urn:uuid: en een UUID in kleine letters' },
});

/**
 * Whether a uri has the form STU3 gives it (datatypes.html#uri): no blanks, and an OID or UUID in the form of its own, which begins
 * with urn:; a UUID in lower case, for two URIs are the same only when they are written the same.
 *
 * @returns What is expected, when it has not.
 */
export function uriFormFault(uri: string): Phrase | undefined {
  if (/\s/.test(uri)) return uriForms.noSpaces;
  if (uri.startsWith('urn:oid:') && !OID.test(uri)) return uriForms.oid;
  if (uri.startsWith('urn:uuid:') && !UUID.test(uri)) return uriForms.uuid;
  if (uri.startsWith('oid:')) return uriForms.oid;
  if (uri.startsWith('uuid:')) return uriForms.uuid;
  return undefined;
}
