import { createHash, hash } from 'node:crypto';

/** What is read, checked and kept of an index at a time. */
export const PAGE = 4096;

/** The first bytes of the SHA-256 of a page: what goes wrong by accident passes one time in 2^64. */
const LENGTH = 8;

/** How many bytes the checksums of contents of this length take. */
export const checksumTableLength = (length: number): number => LENGTH * Math.ceil(length / PAGE);

/** The checksums of contents, page after page; the pieces are taken as one. */
export function checksumsOf(pieces: readonly Buffer[]): Buffer {
  const checksums: Buffer[] = [];
  let made = createHash('sha256');
  let filled = 0;
  const end = () => {
    checksums.push(made.digest().subarray(0, LENGTH));
    made = createHash('sha256');
    filled = 0;
  };
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + PAGE - filled);
      made.update(part);
      at += part.length;
      filled += part.length;
      if (filled === PAGE) end();
    }
  }
  if (filled > 0) end();
  return Buffer.concat(checksums);
}

/** Whether the bytes of a page are those its checksum was made of. */
export function isWhole(bytes: Buffer, checksums: Buffer, page: number): boolean {
  // In one call: each page is checked when it is read, and the object of a hash costs as much as the hash.
  const made = hash('sha256', bytes, 'buffer');
  return made.compare(checksums, LENGTH * page, LENGTH * (page + 1), 0, LENGTH) === 0;
}
