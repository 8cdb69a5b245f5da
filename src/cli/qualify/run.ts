import { UsageError } from '../usage-error';
import { onlyReceiving, onlyServing, type QualifyCommand } from './command';

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Refuses what would be taken no notice of. */
function refuseOthers(command: QualifyCommand, others: readonly (keyof QualifyCommand)[], goesWith: string): void {
  const found = others.filter((name) => command[name] !== undefined).map(flagOf);
  if (found.length > 0)
    throw new UsageError(`${found.join(', ')} ${found.length > 1 ? 'go' : 'goes'} with ${goesWith}.`);
}

/**
 * `bgz qualify`. Gives the exit code: 0 when nothing failed, 1 when something did, 2 when it could not be run.
 *
 * @throws {UsageError} When it is not asked as it should be.
 */
export async function runQualify(command: QualifyCommand): Promise<number> {
  if (command.receive) {
    refuseOthers(command, onlyServing, 'a run without --receive');
    const { qualifyReceiving } = await import('./receive');
    return qualifyReceiving(command);
  }
  refuseOthers(command, onlyReceiving, '--receive');
  const { scripts } = command;
  if (scripts === undefined) throw new UsageError('Give --scripts with TestScripts, or --receive.');
  const { qualifyServing } = await import('./scripts');
  return qualifyServing({ ...command, scripts });
}
