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

/** A file is written by as much as this: a report for each of many lines would else be as many waits for the disk. */
const BUFFER = 64 * 1024;

function fileOutput(file: FileHandle): Output {
  let held: string[] = [];
  let size = 0;
  const flush = async () => {
    const text = held.join('');
    held = [];
    size = 0;
    if (text !== '') await file.writeFile(text);
  };
  return {
    async write(text) {
      held.push(text);
      size += text.length;
      if (size >= BUFFER) await flush();
    },
    async close() {
      try {
        await flush();
      } finally {
        await file.close();
      }
    },
    colour: false,
  };
}

/**
 * Opens the file of `--out`, or standard output.
 *
 * @param colour False for `--no-colour`; only a terminal gets colours, and none when NO_COLOR is set (no-color.org).
 */
export async function openOutput(path: string | undefined, colour = true): Promise<Output> {
  if (path !== undefined) return fileOutput(await openFile(path));
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
