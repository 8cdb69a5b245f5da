import { fstatSync, openSync, readSync } from 'node:fs';
import { fileLength, headerLength, type IndexHeader, PREAMBLE, readHeader, sectionsStart } from './index-format';
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

/** Reads the header and holds the length of the file against it. */
export function readStart(descriptor: number, file: string): { header: IndexHeader; length: number; sections: number } {
  const size = fstatSync(descriptor).size;
  const preamble = readExactly(descriptor, file, Math.min(PREAMBLE, size), 0);
  const jsonLength = headerLength(preamble, file);
  if (PREAMBLE + jsonLength > size) {
    throw new SnomedError('index-truncated', `${file} ends within its header.`, { file });
  }
  const header = readHeader(preamble, readExactly(descriptor, file, jsonLength, PREAMBLE), file);
  const length = fileLength(header, jsonLength);
  if (size < length) throw new SnomedError('index-truncated', `${file} has ${size} of ${length} bytes.`, { file });
  if (size > length) {
    throw new SnomedError('index-corrupt', `${file} has ${size - length} bytes after its end.`, { file });
  }
  return { header, length, sections: sectionsStart(jsonLength) };
}
