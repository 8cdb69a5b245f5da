import { readFile } from 'node:fs/promises';
import { isJson } from '../../fhir/json';
import type { PullToken } from '../../receive/pull-session';
import { monotonic } from '../../telemetry/monotonic';
import { type ClientCredentials, type TokenFailure, tokenSource } from '../../terminology/server/access-token';
import { UsageError } from '../usage-error';
import type { PullCommand } from './command';

const TEXTS = ['tokenUrl', 'clientId', 'clientSecret'] as const;

/** The file of `--token-client`; a message repeats none of it. */
async function clientIn(file: string): Promise<ClientCredentials> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`The file ${file} of --token-client cannot be read.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`The file ${file} of --token-client is not JSON.`);
  }
  const lacking = TEXTS.filter((name) => !isJson(json) || typeof json[name] !== 'string' || json[name] === '');
  if (lacking.length > 0) throw new UsageError(`The file of --token-client lacks ${lacking.join(', ')}.`);
  return json as unknown as ClientCredentials;
}

const WHY: Readonly<Record<TokenFailure, string>> = {
  timeout: 'no answer within the time',
  unreachable: 'it cannot be reached',
  unauthorized: 'it refused',
  'too-large': 'its answer is too large',
  'invalid-answer': 'its answer holds no token',
};

/**
 * The token a pull sends: of the command, of the environment (BGZ_TOKEN), or one that a token endpoint gives by client
 * credentials and that is renewed when it ends.
 *
 * @throws {UsageError} When there is none, or more than one way is told.
 */
export async function tokenOf({ token, tokenClient }: PullCommand, env: NodeJS.ProcessEnv): Promise<PullToken> {
  if (token !== undefined && tokenClient !== undefined)
    throw new UsageError('--token and --token-client are two ways to one token; leave out one.');
  if (tokenClient === undefined) {
    const given = token ?? env.BGZ_TOKEN ?? '';
    if (given === '')
      throw new UsageError('A token is needed: --token, BGZ_TOKEN in the environment, or --token-client FILE.');
    return given.replace(/^Bearer +/i, '');
  }
  const client = await clientIn(tokenClient);
  const source = tokenSource(client, { fetch, allowLoopbackHttp: true, timeoutMs: 10_000, monotonic });
  return async (_base, refused) => {
    const result = await source.get(refused);
    if ('failure' in result) throw new Error(`token endpoint: ${WHY[result.failure]}`);
    return result.token ?? '';
  };
}
