import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Authorization } from '../facade/authorization';
import { isBsn } from '../fhir/bsn';
import { UsageError } from './usage-error';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The bearer token of a request. */
export function bearerToken(request: { readonly headers: Pick<Headers, 'get'> }): string | undefined {
  return /^Bearer +([^\s]+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
}

/** Reads a tokens file: JSON `{ "<token>": "<bsn>" }`. Messages never repeat a token or a BSN. */
export async function readTokens(path: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`The tokens file ${path} cannot be read.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`The tokens file ${path} is not JSON.`);
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    throw new UsageError('A tokens file is JSON: { "<token>": "<bsn>" }.');
  const entries = Object.entries(json);
  const wrong = entries.findIndex(([token, bsn]) => token === '' || typeof bsn !== 'string' || !isBsn(bsn));
  if (wrong >= 0)
    throw new UsageError(`Entry ${wrong + 1} of the tokens file is not a token with a BSN that passes the 11-test.`);
  return new Map(entries as [string, string][]);
}

/** Whose BgZ a token of the file is for. Compares in constant time. */
export function bsnByToken(tokens: ReadonlyMap<string, string>): (token: string | undefined) => string | undefined {
  const known = [...tokens].map(([token, bsn]) => ({ hash: digest(token), bsn }));
  return (token) => {
    const hash = digest(token ?? '');
    const match = known.filter((one) => timingSafeEqual(one.hash, hash))[0];
    return token === undefined ? undefined : match?.bsn;
  };
}

/** Lets in who holds a token of the file, for the patient of that token. */
export function tokenCheck(tokens: ReadonlyMap<string, string>): (request: Request) => Authorization {
  const bsnOf = bsnByToken(tokens);
  return (request) => {
    const bsn = bsnOf(bearerToken(request));
    return bsn === undefined ? { allowed: false, reason: 'unauthenticated' } : { allowed: true, patient: { bsn } };
  };
}

/** Lets in any bearer token, for any patient: loopback only. */
export function anyToken(request: Request): Authorization {
  return bearerToken(request) === undefined
    ? { allowed: false, reason: 'unauthenticated' }
    : { allowed: true, patient: 'any' };
}
