import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { systemCode, UsageError } from './usage-error';

/** Where a command writes its result. */
export interface Output {
  /** Resolves when more may be written, so that memory does not fill up behind a slow reader. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
  readonly colour: boolean;
  /** Columns of the terminal; undefined when there is none. */
  readonly width?: number;
}

async function writeStdout(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function openFile(path: string): Promise<FileHandle> {
  return open(path, 'w').catch((error: unknown) => {
    throw new UsageError(`${path} cannot be written (${systemCode(error)}).`);
  });
}

/**
 * Opens the file of `--out`, or standard output.
 *
 * @param colour False for `--no-colour`; only a terminal gets colours, and none when NO_COLOR is set (no-color.org).
 */
export async function openOutput(path: string | undefined, colour = true): Promise<Output> {
  if (path !== undefined) {
    const file = await openFile(path);
    return { write: (text) => file.writeFile(text), close: () => file.close(), colour: false };
  }
  const terminal = process.stdout.isTTY === true;
  // A terminal that has not been told its size says 0.
  const columns = terminal ? process.stdout.columns : 0;
  return {
    write: writeStdout,
    close: async () => {},
    colour: colour && terminal && (process.env.NO_COLOR ?? '') === '',
    ...(columns > 0 && { width: columns }),
  };
}
