import { randomBytes } from 'node:crypto';

/**
 * The secret that is mixed into resource ids: from the environment, where a secret store puts it. Without one an example
 * makes its own, and says so: the ids then change at every start, which a receiver that keeps them cannot work with.
 */
export function idSecret(): string {
  const given = process.env.BGZ_ID_SECRET;
  if (given !== undefined) return given;
  process.emitWarning('BGZ_ID_SECRET is not set: resource ids change at every start. Do not go live like this.');
  return randomBytes(32).toString('hex');
}
