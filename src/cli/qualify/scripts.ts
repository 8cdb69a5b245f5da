import { readFile } from 'node:fs/promises';
import { text as streamText } from 'node:stream/consumers';
import { dutchDate } from '../../fhir/date-time';
import { isJson } from '../../fhir/json';
import { qualify } from '../../qualify/qualify';
import { createValidator } from '../../validate/create-validator';
import { parseNow } from '../moment';
import { timeoutOf } from '../timeout';
import { UsageError } from '../usage-error';
import type { ServingCommand } from './command';
import { givenToken } from './given-token';
import { reported } from './write-report';

/** The values of variables. Messages repeat neither a name of who is asked about nor a token. */
async function variablesIn(file: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (file === undefined) return {};
  const text = file === '-' ? await streamText(process.stdin) : await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`The variables file ${file} cannot be read.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`The variables file ${file} is not JSON.`);
  }
  if (!isJson(json) || Object.values(json).some((value) => typeof value !== 'string'))
    throw new UsageError('A variables file is JSON { "<variable>": "<text>" }: for example BSN and auth-token.');
  return json as Readonly<Record<string, string>>;
}

/** The token as the variable that Nictiz's scripts send it by. */
async function tokenVariable(
  { token, tokenFile, variables }: ServingCommand,
  given: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  if (tokenFile === '-' && variables === '-')
    throw new UsageError('--variables and --token-file cannot both be standard input.');
  const found = await givenToken({ token, file: tokenFile, environment: process.env.BGZ_TOKEN }, '--token-file');
  const isTold = token !== undefined || tokenFile !== undefined;
  if (isTold && given['auth-token'] !== undefined)
    throw new UsageError('The variables hold an auth-token, and a token is given beside them; leave out one.');
  return found === undefined ? {} : { 'auth-token': `Bearer ${found}` };
}

/**
 * `bgz qualify --scripts`. Gives the exit code: 0 when every assert holds, 1 when one does not, 2 when it could not be run.
 *
 * @throws {UsageError} When it is not asked as it should be.
 */
export async function qualifyServing(
  command: ServingCommand & { readonly scripts: readonly string[] },
): Promise<number> {
  const { base, scripts, asks, only, lang: language } = command;
  if (!URL.canParse(base)) throw new UsageError('--base is the URL of a FHIR server: https://epd.example.org/fhir.');
  const today = dutchDate(parseNow(command.now));
  const given = await variablesIn(command.variables);
  const variables = { ...(await tokenVariable(command, given)), ...given };
  const timeoutMs = timeoutOf(command.timeout);
  const validator = createValidator({ language, ...(command.package && { packages: command.package }) });
  return reported(command, (onScript) =>
    qualify({
      base,
      scripts,
      today,
      variables,
      validator,
      onScript,
      // What runs on this machine is a vendor's own server; nothing leaves it.
      allowLoopbackHttp: true,
      ...(asks && { format: asks }),
      ...(only !== undefined && { only }),
      ...(timeoutMs !== undefined && { timeoutMs }),
    }),
  );
}
