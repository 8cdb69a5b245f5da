import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flag, oneOf, type Rules, required, text } from '../options/rules';

/** A file to append to. */
export interface NdjsonFile {
  readonly path: string;
  /**
   * True (default) waits until the disk has the lines, for each group of them. False waits until the operating system has
   * them: what a full or broken disk then does to them is not told.
   */
  readonly fsync?: boolean;
  /**
   * Signal at which the file is opened anew, as tools that rotate logs send it. Node then does not end at that signal. A
   * file that was moved or removed is noticed without.
   */
  readonly reopenOn?: 'SIGHUP' | 'SIGUSR2';
}

export const fileRules: Rules<NdjsonFile> = {
  path: required(text),
  fsync: flag,
  reopenOn: oneOf('SIGHUP', 'SIGUSR2'),
};

/** Where texts go, one call after the other. */
export interface TextTarget {
  /** Resolves when the text was taken, rejects when it was not. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Times that a file may be removed from under one write. */
const ATTEMPTS = 5;

/** A file system that knows no such thing, or a folder that may be written in and not be read. */
const CANNOT_SYNC = new Set(['EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

/** Has the disk remember the name of a new file as well as what is in it. */
async function syncFolderOf(path: string): Promise<void> {
  try {
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (!CANNOT_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** A process that was killed, or a disk that was full, may have left half a line; what follows starts on a line of its own. */
async function endsMidLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}

/** True when the path still leads to the file that is open. */
async function isAt(path: string, file: FileHandle): Promise<boolean> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  const held = await file.stat({ bigint: true });
  return found !== undefined && found.ino === held.ino && found.dev === held.dev;
}

/** A file, opened anew when it is no longer what its path leads to and after every write that failed. */
export function toFile({ path, fsync = true, reopenOn }: NdjsonFile): TextTarget {
  let opened: { readonly file: FileHandle; torn: boolean } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** Lets go of the file; what it says at its end matters to nobody any more. */
  async function drop(): Promise<void> {
    const { file } = opened ?? {};
    opened = undefined;
    await file?.close().catch(() => {});
  }

  async function atHand(): Promise<NonNullable<typeof opened>> {
    if (opened !== undefined && !(await isAt(path, opened.file))) await drop();
    if (opened !== undefined) return opened;
    // What is in it is as sensitive as the record itself: for the owner only.
    const file = await open(path, 'a+', 0o600);
    opened = { file, torn: true };
    if (fsync) await syncFolderOf(path);
    return opened;
  }

  /** Writes a text; false when the file was removed meanwhile, and the text with it. */
  async function append(text: string): Promise<boolean> {
    const held = await atHand();
    const lead = held.torn && (await endsMidLine(held.file)) ? '\n' : '';
    await held.file.appendFile(lead + text);
    held.torn = false;
    const found = await held.file.stat();
    // A pipe or a terminal has no disk behind it.
    if (fsync && found.isFile()) await held.file.datasync();
    return (await held.file.stat()).nlink > 0;
  }

  async function write(text: string): Promise<void> {
    try {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) if (await append(text)) return;
    } catch (error) {
      // After a failure the system may hold for written what is not (fsync), so nothing is taken over from it.
      await drop();
      throw error;
    }
    throw new Error('The file of the trail is removed whenever it is written.');
  }

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  const reopen = () => void inTurn(drop);
  if (reopenOn !== undefined) process.on(reopenOn, reopen);
  return {
    write: (lines) => inTurn(() => write(lines)),
    async close() {
      if (reopenOn !== undefined) process.off(reopenOn, reopen);
      await inTurn(drop);
    },
  };
}
