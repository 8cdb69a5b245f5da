import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './pages';

const { exports: stated } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { exports: object };

/** What can be imported from the package: the name after `bgz-facade/`, `index` for the package itself, and its source. */
export const doors = Object.keys(stated)
  .filter((door) => !door.endsWith('.json'))
  .map((door) => {
    const name = door === '.' ? 'index' : door.slice(2);
    const found = [`src/${name}.ts`, `src/${name}/index.ts`].filter((file) => existsSync(path.join(root, file)));
    if (found.length !== 1) throw new Error(`The source of the door ${door} is not told by its name.`);
    return { name, import: path.posix.join('bgz-facade', door), source: found[0] as string };
  });
