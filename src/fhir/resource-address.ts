/** True for a reference or fullUrl that names its place by itself. */
export const isAbsolute = (text: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(text);

/** An address as a URL would spell it: nearly all are, and parsing each takes most of the time of a large Bundle. */
const PLAIN = /^https?:\/\/[a-z0-9.-]+(?::(?!80\/|443\/)\d+)?(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

/** One spelling of an address or a relative reference: no version, no fragment, host and UUID in lower case. */
export function spelledAddress(name: string): string {
  if (PLAIN.test(name) && !name.includes('/_history/')) return name;
  const current = name.replace(/\/_history\/[^/]*$/, '').replace(/#.*$/, '');
  if (/^https?:/i.test(current) && URL.canParse(current)) return new URL(current).href;
  return /^urn:/i.test(current) ? current.toLowerCase() : current;
}

/** The base a resource lives under; undefined when its address does not say. */
export function baseOfAddress(type: string, id: string, address: string): string | undefined {
  const local = `/${type}/${id}`;
  return /^https?:/i.test(address) && address.endsWith(local) ? address.slice(0, -local.length) : undefined;
}
