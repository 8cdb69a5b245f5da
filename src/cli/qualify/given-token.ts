import { readFile } from 'node:fs/promises';
import { text as streamText } from 'node:stream/consumers';
import { UsageError } from '../usage-error';

/** Ways by which a command is given a token. */
export interface TokenWays {
  /** On the command line, where every user of the machine can read it. */
  readonly token?: string | undefined;
  /** From a file; `-` for standard input. */
  readonly file?: string | undefined;
  /** From the environment; when neither of the others is given. */
  readonly environment?: string | undefined;
}

async function fromFile(file: string, flag: string): Promise<string> {
  const text = file === '-' ? await streamText(process.stdin) : await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`The file ${file} of ${flag} cannot be read.`);
  const token = text.trim();
  if (!/^(Bearer +)?\S+$/i.test(token)) throw new UsageError(`What ${flag} names holds no token: one word.`);
  return token;
}

/**
 * The token that is given, without its kind; undefined when none is. A message repeats none of it.
 *
 * @throws {UsageError} When it is told in two ways, or a file holds none.
 */
export async function givenToken({ token, file, environment }: TokenWays, flag: string): Promise<string | undefined> {
  if (token !== undefined && file !== undefined)
    throw new UsageError(`--token and ${flag} are two ways to one token; leave out one.`);
  const given = file === undefined ? (token ?? environment) : await fromFile(file, flag);
  const plain = given?.trim().replace(/^Bearer +/i, '');
  return plain === '' ? undefined : plain;
}
