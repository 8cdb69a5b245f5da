import { type FileHandle, open } from 'node:fs/promises';
import { systemCode, UsageError } from './usage-error';

/** Others than the owner. */
const OTHERS = 0o077;

/**
 * Opens a file to write data of patients in: for who runs the command only, also where it was there already and others could read it. What is
 * no file of its own (a device, a pipe) stays as it is.
 *
 * @throws {UsageError} When it cannot be written.
 */
export async function openPrivate(path: string): Promise<FileHandle> {
  const refused = (error: unknown): never => {
    throw new UsageError(`${path} cannot be written (${systemCode(error)}).`);
  };
  const file = await open(path, 'w', 0o600).catch(refused);
  try {
    const known = await file.stat();
    if (known.isFile() && (known.mode & OTHERS) !== 0) await file.chmod(0o600);
    return file;
  } catch (error) {
    await file.close().catch(() => {});
    return refused(error);
  }
}

/** Writes such a file. */
export async function writePrivate(path: string, content: string): Promise<void> {
  const file = await openPrivate(path);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}
