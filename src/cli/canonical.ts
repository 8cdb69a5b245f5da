import { UsageError } from './usage-error';

/** The last part of a canonical URL, by which people know it: `zib-Problem`. */
export const lastPart = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** The one that was found. @throws {UsageError} When there is none or more than one. */
export function oneOf(found: readonly string[], what: 'profile' | 'value set', asked: string): string {
  const [only, ...others] = found;
  if (only === undefined) throw new UsageError(`There is no ${what} ${asked}.`);
  if (others.length > 0) throw new UsageError(`More than one ${what} is called ${asked}: ${found.join(', ')}.`);
  return only;
}
