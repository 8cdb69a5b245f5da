import { hash } from 'node:crypto';

/**
 * Makes resource ids: 32 hexadecimal characters from a SHA-256 over the parts, so an id is stable between pulls, free of
 * collisions in practice and shows nothing of what it was made of.
 */
export type IdMaker = (resourceType: string, ...identity: readonly string[]) => string;

/**
 * An id maker. `secret` is mixed in so that nobody can find the patient's number behind an id by trying all numbers;
 * keep it the same on every instance.
 */
export function idMaker(secret: string): IdMaker {
  return (resourceType, ...identity) => {
    const parts = JSON.stringify([secret, resourceType, ...identity]);
    return hash('sha256', parts, 'hex').slice(0, 32);
  };
}
