const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const UUID = /^urn:uuid:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/**
 * Whether a uri has the form STU3 gives it (datatypes.html#uri): no blanks, and an OID or UUID in the form of its own.
 *
 * @returns What is expected, when it has not.
 */
export function uriFormFault(uri: string): string | undefined {
  if (/\s/.test(uri)) return 'no spaces';
  if (uri.startsWith('urn:oid:') && !OID.test(uri)) return 'urn:oid: and numbers with dots';
  if (uri.startsWith('urn:uuid:') && !UUID.test(uri)) return 'urn:uuid: and a UUID';
  return undefined;
}
