import { createHash } from 'node:crypto';
import { fstatSync, openSync, readSync } from 'node:fs';
import {
  fileLength,
  headerLength,
  type IndexHeader,
  PREAMBLE,
  readHeader,
  sectionsLength,
  sectionsStart,
} from './index-format';
import { checksumTableLength } from './page-checksums';
import { SnomedError } from './snomed-error';

/** The error of a file that the system does not give. */
export const unreadable = (file: string, cause: unknown) =>
  new SnomedError('index-unreadable', `${file} cannot be read.`, { file }, cause);

/** Opens the file for reading. Throws `index-unreadable`. */
export function openFile(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Reads so many bytes from a place. Throws `index-truncated`. */
export function readExactly(descriptor: number, file: string, length: number, from: number): Buffer {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const more = readSync(descriptor, buffer, read, length - read, from + read);
    if (more === 0) throw new SnomedError('index-truncated', `${file} is shorter than its header says.`, { file });
    read += more;
  }
  return buffer;
}

/** Where the sections of an index are in its file, and the checksums of their pages. */
export interface SectionsPlace {
  readonly start: number;
  readonly length: number;
  readonly checksums: Buffer;
}

/** Reads the header and the checksums, and holds the length of the file against them. */
export function readStart(descriptor: number, file: string): { header: IndexHeader; sections: SectionsPlace } {
  const size = fstatSync(descriptor).size;
  const preamble = readExactly(descriptor, file, Math.min(PREAMBLE, size), 0);
  const jsonLength = headerLength(preamble, file);
  if (PREAMBLE + jsonLength > size) {
    throw new SnomedError('index-truncated', `${file} ends within its header.`, { file });
  }
  const header = readHeader(preamble, readExactly(descriptor, file, jsonLength, PREAMBLE), file);
  const whole = fileLength(header, jsonLength);
  if (size < whole) throw new SnomedError('index-truncated', `${file} has ${size} of ${whole} bytes.`, { file });
  if (size > whole) {
    throw new SnomedError('index-corrupt', `${file} has ${size - whole} bytes after its end.`, { file });
  }
  const start = sectionsStart(jsonLength);
  const length = sectionsLength(header);
  const checksums = readExactly(descriptor, file, checksumTableLength(length), start + length);
  if (createHash('sha256').update(checksums).digest('hex') !== header.sha256) {
    throw new SnomedError('index-corrupt', `The checksums of ${file} do not match its header; build the index again.`, {
      file,
    });
  }
  return { header, sections: { start, length, checksums } };
}
