import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';

/** The files of a package or archive, by path. */
export type Files = Readonly<Record<string, string>>;

export const manifest = JSON.stringify({ name: 'example.package', version: '1.2.3', dependencies: {} });

/** A tar as `npm pack` writes it: a 512-byte header before each file, padded to 512, and two empty blocks at the end. */
export function tarOf(content: Files): Buffer {
  const blocks = Object.entries(content).flatMap(([name, text]) => {
    const data = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write('0', 156);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A folder of the test file's own, to write packages in. */
export function packageFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'bgz-package-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    writeFolder(name: string, content: Files): string {
      for (const [file, text] of Object.entries(content)) {
        mkdirSync(join(path(name), file, '..'), { recursive: true });
        writeFileSync(join(path(name), file), text);
      }
      return path(name);
    },
    writeTgz(name: string, content: Files): string {
      writeFileSync(path(name), gzipSync(tarOf(content)));
      return path(name);
    },
  };
}
