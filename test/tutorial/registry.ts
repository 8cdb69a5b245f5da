import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { productionPackages } from '../../scripts/production-packages';
import { root } from '../../site/pages';

const run = promisify(execFile);

/** The package as it is published, of what was built. */
async function packed(): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bgz-packed-'));
  const options = ['--ignore-scripts', '--silent', '--pack-destination', folder];
  const { stdout } = await run('npm', ['pack', ...options], { cwd: root });
  const file = readFileSync(path.join(folder, stdout.trim()));
  rmSync(folder, { recursive: true });
  return file;
}

/** A package of this repository's own, as its registry gave it. */
function packedAgain(name: string): Buffer {
  const folder = path.join(root, 'node_modules', name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.startsWith('node_modules') && statSync(path.join(folder, file)).isFile(),
  );
  const tar = createTar(
    files.map((file) => ({
      name: path.posix.join('package', file.replaceAll(path.sep, '/')),
      data: readFileSync(path.join(folder, file)),
    })),
  );
  return gzipSync(tar, { level: 1 });
}

export interface Registry {
  readonly url: string;
  /** Names that were asked for and are not here. */
  readonly refused: readonly string[];
  close(): void;
}

/**
 * A registry of npm on this machine: the package as it would be published, what it depends on, and these others that the repository has.
 * So `npm install` does what it does for a stranger, and nobody outside is asked.
 */
export async function startRegistry(others: readonly string[]): Promise<Registry> {
  const own = await packed();
  const here = new Set(['bgz-facade', ...productionPackages.map(({ name }) => name), ...others]);
  const refused: string[] = [];
  const server = createServer((request, response) => {
    const asked = decodeURIComponent((request.url ?? '').slice(1));
    const name = asked.replace(/\.tgz$/, '');
    if (!here.has(name)) {
      refused.push(asked);
      response.writeHead(404).end('{}');
      return;
    }
    if (asked !== name) {
      response.end(name === 'bgz-facade' ? own : packedAgain(name));
      return;
    }
    const folder = name === 'bgz-facade' ? root : path.join(root, 'node_modules', name);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    const { version } = manifest;
    const dist = { tarball: `http://${request.headers.host}/${name}.tgz` };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    close: () => server.close(),
  };
}
