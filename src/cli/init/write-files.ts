import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemCode, UsageError } from '../usage-error';

const isThere = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    (error: unknown) => {
      if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return false;
      throw error;
    },
  );

/**
 * Writes files into a folder, which is made when it is not there. Nothing is written when one of them is there already.
 *
 * @param files text by path, with slashes
 * @param force overwrites those that are there
 * @throws {UsageError} naming each file that is there, or the folder that is none.
 */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
  force: boolean,
): Promise<void> {
  const folderIs = await stat(folder).catch(() => undefined);
  if (folderIs?.isDirectory() === false) throw new UsageError(`${folder} is not a folder.`);
  const names = Object.keys(files);
  const there = await Promise.all(names.map((name) => isThere(path.join(folder, name))));
  const known = names.filter((_name, at) => there[at]);
  if (known.length > 0 && !force)
    throw new UsageError(
      `Nothing was written: in ${folder} there is already ${known.join(', ')}. --force overwrites them.`,
    );
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    // What was not there a moment ago may be there now: then it stays.
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  }
}
