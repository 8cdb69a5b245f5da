import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../site/pages';
import { faultInArguments } from './cli/parsed-command';
import type { CodeBlock } from './code-blocks';

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** What the reader's machine has beside Node. */
const known = new Set([
  'bun',
  'cat',
  'curl',
  'deno',
  'docker',
  'echo',
  'java',
  'openssl',
  'pg_dump',
  'pg_restore',
  'psql',
]);

/** Words of a shell: what is quoted or substituted is one; where a command ends, `|`. A comment is none. */
function wordsOf(line: string): readonly string[] {
  const word = /#.*|\$\([^)]*\)|(?:"[^"]*"|'[^']*'|[^\s"'|&;<>]|\$\([^)]*\))+|\|\||&&|[|;&]|\d?>>?&?\d?|</g;
  return [...line.matchAll(word)].map(([text]) => text).filter((text) => !text.startsWith('#'));
}

const unquoted = (word: string): string => word.replaceAll(/^"(.*)"$|^'(.*)'$/g, '$1$2');

/** The commands of a line, without what is read from and written to files. */
function commandsOf(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  const words = wordsOf(line);
  for (const [i, word] of words.entries()) {
    if (/^(?:\|\||&&|[|;&])$/.test(word)) commands.push([]);
    else if (!/^\d?[<>]/.test(word) && !/^\d?[<>]/.test(words[i - 1] ?? '')) commands.at(-1)?.push(unquoted(word));
  }
  return commands.map((command) => {
    const first = command.findIndex((word) => !/^[A-Z_]+=/.test(word));
    return first < 0 ? [] : command.slice(first);
  });
}

async function faultOf([name = '', ...args]: readonly string[]): Promise<string | undefined> {
  const [first = '', second = ''] = args;
  if (name === 'npx' && first === 'bgz') return faultInArguments(args.slice(1));
  if (name === 'bgz') return faultInArguments(args);
  if (name === 'npx' && first === 'tsx') {
    const file = second.replace(/^node_modules\/bgz-facade\//, '');
    return /^examples\//.test(file) && existsSync(path.join(root, file)) ? undefined : `there is no ${second}`;
  }
  if (name === 'npm') {
    if (['ci', 'install', 'audit'].includes(first)) return undefined;
    const script = first === 'run' ? args.slice(1).find((word) => !word.startsWith('-')) : first;
    return script !== undefined && script in scripts ? undefined : `package.json has no script ${second || first}`;
  }
  return name === '' || known.has(name) ? undefined : `${name} is not known here`;
}

const linesOf = (code: string): readonly string[] => code.replaceAll(/\\\n\s*/g, '').split('\n');

/** The arguments of the commands of `bgz` in a block that ask for nothing but the package: no file, server or database. */
export const lookUpsIn = ({ code }: CodeBlock): readonly (readonly string[])[] =>
  linesOf(code)
    .flatMap(commandsOf)
    .filter(([name, first]) => name === 'npx' && first === 'bgz')
    .map((command) => command.slice(2))
    .filter(
      ([command, second, ...rest]) =>
        rest.includes('--help') ||
        second === '--help' ||
        ['concepts', 'explain', 'profiles'].includes(command ?? '') ||
        (command === 'codelists' && ['search', 'show'].includes(second ?? '')),
    );

/** The faults of a block of commands, with the place of the block. */
export async function faultsInCommands({ place, code }: CodeBlock): Promise<readonly string[]> {
  const faults = await Promise.all(linesOf(code).flatMap(commandsOf).map(faultOf));
  return faults.flatMap((fault) => (fault === undefined ? [] : [`${place} ${fault}`]));
}
