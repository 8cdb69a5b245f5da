import { writeFile } from 'node:fs/promises';
import { systemCode, UsageError } from './usage-error';

/**
 * Writes a page to a file. It holds data of a patient: for who runs the command only.
 *
 * @throws {UsageError} When it cannot be written.
 */
export async function writePage(file: string, html: string): Promise<void> {
  await writeFile(file, html, { mode: 0o600 }).catch((error: unknown) => {
    throw new UsageError(`${file} cannot be written (${systemCode(error)}).`);
  });
}
