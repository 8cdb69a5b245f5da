import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type BgzFacade, createBgzFacade, type FacadeOptions } from 'bgz-facade';
import {
  type ArchiveOptions,
  keepPull,
  type PullableNotification,
  type PullBgzOptions,
  type PullResult,
  pullBgz,
  sourcesOfKept,
} from 'bgz-facade/notified-pull';

/** Files are of one patient each and hold patient data: nobody else reads them. */
const mode = 0o600;

/** An archive in a folder, a file per document; yours files them in the record of the patient. */
export const folderArchive = (folder: string): ArchiveOptions => ({
  async file({ key, sha256, bytes }, { signal }) {
    const path = join(folder, key);
    const held = await readFile(path).catch(() => undefined);
    if (held && createHash('sha256').update(held).digest('hex') === sha256) return 'known';
    // There whole or not at all: what a hand-over that was given up left behind is no document.
    const part = `${path}.part`;
    await pipeline(
      Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(part, { mode }),
      {
        signal,
      },
    );
    await rename(part, path);
    return undefined;
  },
});

/** Pulls what a notification offers, files its documents, and keeps the rest as records. */
export async function receive(
  notification: PullableNotification,
  folder: string,
  more: Omit<PullBgzOptions, 'archive' | 'notification' | 'read' | 'references'>,
): Promise<PullResult> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const archive = folderArchive(folder);
  const pulled = await pullBgz({ ...more, notification, archive, read: true, references: true });
  const keeping = keepPull(pulled);
  if (keeping.ok) await writeFile(join(folder, 'bgz.json'), JSON.stringify(keeping.kept), { mode });
  return pulled;
}

/** Serves what was kept to the next hospital. */
export async function relay(folder: string, more: Omit<FacadeOptions, 'sources'>): Promise<BgzFacade> {
  const kept = JSON.parse(await readFile(join(folder, 'bgz.json'), 'utf8'));
  const sources = sourcesOfKept(kept, { open: ({ key }) => createReadStream(join(folder, key)) });
  return createBgzFacade({ ...more, sources });
}
