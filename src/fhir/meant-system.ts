import { codeSystemUri, registers, systems } from './naming-systems';

/** What two ways to write a URL have in common, of which only one is the name of a system: protocol, `www.`, capitals, an end. */
const plain = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[/#?]+$/, '')
    .toLowerCase();

const byPlain = (uris: readonly string[]): ReadonlyMap<string, string> =>
  new Map(uris.filter((uri) => uri.startsWith('http')).map((uri) => [plain(uri), uri]));

const isRegister = (uri: string): boolean => registers.has(uri);
const codeSystems = new Set<string>(Object.values(systems).filter((uri) => !isRegister(uri)));
const codeSystemByPlain = byPlain([...codeSystems]);
const registerByPlain = new Map([
  ...byPlain([...registers]),
  // Without the end that Nictiz gave it.
  ['fhir.nl/fhir/namingsystem/agb', systems.agb] as const,
]);

/** Where HL7 keeps its own code systems since FHIR R4; STU3 has most of them under names of its own. */
const TERMINOLOGY = 'terminology.hl7.org/codesystem/';

/** Names that a system may have in STU3 which is written in the way of R4 or with another protocol or end. */
function candidates(url: string): readonly string[] {
  const bare = url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/#?]+$/, '');
  if (!bare.toLowerCase().startsWith(TERMINOLOGY)) return [`http://${bare}`, `http://www.${bare}`, `https://${bare}`];
  const name = bare.slice(TERMINOLOGY.length);
  return [`http://hl7.org/fhir/${name.replace(/^v([23])-/, 'v$1/')}`];
}

/**
 * The URI of the code system that was meant by a name which is nearly its own: its OID, `https` for `http`, `www.` before it, a
 * slash after it, capitals, the URL of FHIR R4. Undefined when the name is as it should be, or nothing like one.
 *
 * @param isKnown Whether a code system of this URI is at hand.
 */
export function meantCodeSystem(name: string, isKnown: (uri: string) => boolean): string | undefined {
  if (codeSystems.has(name)) return undefined;
  const byOid = codeSystemUri(name);
  if (byOid !== undefined) return byOid;
  if (!/^https?:\/\//i.test(name) || name.length > MAX_LENGTH) return undefined;
  return codeSystemByPlain.get(plain(name)) ?? candidates(name).find((uri) => uri !== name && isKnown(uri));
}

/** No system has a longer name, and a sender may write any. */
const MAX_LENGTH = 500;

/** The URI of the register that was meant by a name which is nearly its own; undefined when it is its own, or nothing like one. */
export function meantRegister(name: string): string | undefined {
  if (registers.has(name) || !/^https?:\/\//i.test(name) || name.length > MAX_LENGTH) return undefined;
  const meant = registerByPlain.get(plain(name));
  return meant === name ? undefined : meant;
}
