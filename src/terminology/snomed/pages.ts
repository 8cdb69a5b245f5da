import { readSync } from 'node:fs';
import type { SectionsPlace } from './index-file';
import { isWhole, PAGE } from './page-checksums';
import { SnomedError } from './snomed-error';

/** Reads the sections of an index by place, counted from the first, through a bounded cache of checked pages. */
export interface PagedFile {
  byte(at: number): number;
  /** A whole number of 32 bits at a multiple of four. */
  uint32(at: number): number;
  /** What is there, until the next is asked for. */
  bytes(start: number, end: number): Buffer;
  /** Reads every page from the file, whatever is in memory, and throws at the first that is not what was written. */
  verify(): void;
}

/**
 * Opens a paged view of a file that is already open. At most `cachePages` pages of 4 KiB stay in memory; the page that
 * was not used for a full round of the clock goes first. A page is held against its checksum each time it is read, so that
 * a file that was damaged, or changes while it is open, is noticed before it answers. Throws {@link SnomedError} for that
 * and for places beyond the end.
 */
export function pagedFile(
  descriptor: number,
  file: string,
  { start: origin, length, checksums }: SectionsPlace,
  cachePages: number,
): PagedFile {
  const pages: (Buffer | undefined)[] = new Array(Math.ceil(length / PAGE));
  const used = new Uint8Array(pages.length);
  const held: number[] = [];
  let hand = 0;

  /** Reads a page into a buffer of its size. */
  function read(page: number, buffer: Buffer): void {
    const start = page * PAGE;
    if (!(start >= 0 && start < length)) {
      throw new SnomedError('index-corrupt', `${file} refers to a place beyond its end.`, { file });
    }
    const wanted = Math.min(PAGE, length - start);
    let read = 0;
    while (read < wanted) {
      const more = readSync(descriptor, buffer, read, wanted - read, origin + start + read);
      if (more === 0) throw new SnomedError('index-truncated', `${file} has become shorter.`, { file });
      read += more;
    }
    if (isWhole(buffer.subarray(0, wanted), checksums, page)) return;
    const what = `A part of ${file} does not match its checksum: the file is damaged; build the index again.`;
    throw new SnomedError('index-corrupt', what, { file });
  }

  function load(page: number): Buffer {
    const buffer = held.length < cachePages ? Buffer.allocUnsafeSlow(PAGE) : reuse();
    read(page, buffer);
    if (held.length < cachePages) held.push(page);
    else held[hand] = page;
    pages[page] = buffer;
    used[page] = 1;
    return buffer;
  }

  /** Turns the hand past the pages used since its last round, and takes the first that was not. */
  function reuse(): Buffer {
    for (;;) {
      hand = (hand + 1) % held.length;
      const page = held[hand] ?? 0;
      if (used[page] === 0) {
        const buffer = pages[page] ?? Buffer.allocUnsafeSlow(PAGE);
        pages[page] = undefined;
        return buffer;
      }
      used[page] = 0;
    }
  }

  function pageAt(at: number): Buffer {
    const page = Math.floor(at / PAGE);
    const buffer = pages[page];
    if (buffer === undefined) return load(page);
    used[page] = 1;
    return buffer;
  }

  return {
    byte: (at) => pageAt(at)[at % PAGE] ?? 0,
    uint32: (at) => pageAt(at).readUInt32LE(at % PAGE),
    bytes(start, end) {
      if (end < start || end > length) {
        throw new SnomedError('index-corrupt', `${file} refers to a place beyond its end.`, { file });
      }
      if (start === end) return Buffer.alloc(0);
      const first = pageAt(start);
      if (Math.floor(start / PAGE) === Math.floor((end - 1) / PAGE)) {
        return first.subarray(start % PAGE, (start % PAGE) + (end - start));
      }
      const copy = Buffer.allocUnsafe(end - start);
      for (let at = start; at < end; ) {
        const stop = Math.min(end, (Math.floor(at / PAGE) + 1) * PAGE);
        pageAt(at).copy(copy, at - start, at % PAGE, (at % PAGE) + (stop - at));
        at = stop;
      }
      return copy;
    },
    verify() {
      const buffer = Buffer.allocUnsafeSlow(PAGE);
      for (let page = 0; page < pages.length; page++) read(page, buffer);
    },
  };
}
