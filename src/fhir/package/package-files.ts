import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { FhirPackageError, type PackageLimits } from './fhir-package';

/** A file of a package, by its path below the folder of `package.json`. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: () => Uint8Array;
}

const MIB = 1024 * 1024;

/** Deeper than any package nests its folders; what lies deeper is no part of one. */
const MAX_DEPTH = 8;

/** Counts what is read, and refuses what is over a limit before it is held. */
function budget(given: string, { maxSize = 256 * MIB, maxFileSize = 64 * MIB }: PackageLimits) {
  let left = maxSize;
  const tooLarge = (): never => {
    throw new FhirPackageError(`${given}: the package is larger than ${maxSize} bytes, the most that is read`);
  };
  return {
    maxSize,
    tooLarge,
    /** @throws {FhirPackageError} When a file is too large, alone or with those before it. */
    take(path: string, size: number): void {
      if (!Number.isSafeInteger(size) || size < 0) {
        throw new FhirPackageError(`${given}: the size of ${path} in the archive cannot be read`);
      }
      if (size > maxFileSize) {
        throw new FhirPackageError(`${given}: ${path} is larger than ${maxFileSize} bytes, the most that is read`);
      }
      left -= size;
      if (left < 0) tooLarge();
    },
  };
}

type Budget = ReturnType<typeof budget>;

const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

function inFolder(folder: string, limit: Budget, below = '', depth = 0): PackageFile[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (isHidden(entry.name)) return [];
    // A link to a folder is not followed: links may go round.
    if (entry.isDirectory()) return depth < MAX_DEPTH ? inFolder(folder, limit, path, depth + 1) : [];
    const stat = statSync(join(folder, path));
    if (!stat.isFile()) return [];
    const bytes = () => {
      limit.take(path, stat.size);
      return readFileSync(join(folder, path));
    };
    return [{ path, bytes }];
  });
}

/** Inflates no further than the limit, so that a small archive cannot fill the memory. */
function inflated(bytes: Buffer, limit: Budget): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit.maxSize });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') limit.tooLarge();
    throw error;
  }
}

/** nanotar reads the memory behind the bytes from its start, which small buffers share with others. */
const ofItsOwn = (bytes: Buffer): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);

function inArchive(path: string, limit: Budget): PackageFile[] {
  if (statSync(path).size > limit.maxSize) limit.tooLarge();
  const bytes = readFileSync(path);
  const archive = bytes[0] === 0x1f ? inflated(bytes, limit) : bytes;
  const entries = parseTar(ofItsOwn(archive), {
    filter({ name, size, type }) {
      limit.take(name, size);
      return type === 'file' || type === 'contiguousFile';
    },
  });
  return entries.flatMap(({ name, data }) => {
    const inside = /^(?:\.\/)?package\/(.+)$/.exec(name)?.[1];
    if (inside === undefined || !data || inside.split('/').some(isHidden)) return [];
    return [{ path: inside, bytes: () => data }];
  });
}

/**
 * The files of a package, hidden ones left out, in the order of their paths, so that the same input reads the same.
 *
 * @param given A `.tgz`, a `.tar`, a folder with `package.json` in it, or the folder above its `package` folder.
 */
export function packageFiles(given: string, limits: PackageLimits): PackageFile[] {
  const limit = budget(given, limits);
  let files: PackageFile[];
  if (statSync(given).isDirectory()) {
    const names = readdirSync(given);
    const above = !names.includes('package.json') && names.includes('package');
    files = inFolder(above ? join(given, 'package') : given, limit);
  } else files = inArchive(given, limit);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
