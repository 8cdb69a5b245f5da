import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import type { Ends } from '../../src/cli/commands/shared-options';

type States = (program: Command, ends: Ends) => void;

const folder = path.resolve(import.meta.dirname, '../../src/cli/commands');

/** What states the commands of bgz, as they are. */
const statements = await Promise.all(
  readdirSync(folder)
    .filter((name) => name !== 'shared-options.ts')
    .map(async (name) => Object.values((await import(path.join(folder, name))) as Record<string, States>)),
);

const everyOf = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(everyOf)];

/** The whole command, with every command and option that it has. */
function statedProgram(): Command {
  const program = new Command('bgz');
  for (const state of statements.flat()) state(program, async () => undefined);
  return program;
}

/** Every command that does something, by all of its name: `audit verify`. */
export function everyCommand(): ReadonlyMap<string, Command> {
  const named = ({ commands }: Command, before = ''): readonly (readonly [string, Command])[] =>
    commands.flatMap((one) => {
      const name = `${before}${one.name()}`;
      return one.commands.length > 0 ? named(one, `${name} `) : [[name, one] as const];
    });
  return new Map(named(statedProgram()));
}

/** The fault that `bgz` finds in its arguments before it does anything; undefined for a command that it would run. */
export async function faultInArguments(args: readonly string[]): Promise<string | undefined> {
  const program = statedProgram();
  const ran: string[] = [];
  for (const command of everyOf(program)) {
    command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    if (command.commands.length === 0) command.action(() => void ran.push(command.name()));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? undefined : error.message;
  }
  return ran.length === 1 ? undefined : 'no command ran';
}
