import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { productionPackages } from '../scripts/production-packages';
import { figure, type Row } from './figures';
import { inFolder } from './validate-child';

const root = resolve(import.meta.dirname, '..');

const bytesOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);

function packed(): { readonly unpackedSize: number; readonly files: readonly { readonly path: string }[] } {
  const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(text)[0];
}

const vendor = `
import { createBgzFacade, sourcesOf } from 'bgz-facade';
import { type AllergyIntoleranceInput, allergyIntolerance, snomed } from 'bgz-facade/zib';

const input: AllergyIntoleranceInput = { id: 'a-1', causativeAgent: snomed('3718001', 'koemelk') };
export const record = allergyIntolerance(input);
export const facade = createBgzFacade({ sources: sourcesOf([], { groups: 'all' }), insecure: true, baseUrl: 'https://ehr.example.nl/fhir' });
`;

/** Milliseconds of the compiler over a project of one file, which checks the declarations of packages too. */
function compiled(): readonly number[] {
  return inFolder((folder) => {
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    symlinkSync(root, join(modules, 'bgz-facade'), 'dir');
    writeFileSync(join(folder, 'vendor.mts'), vendor);
    const compilerOptions = {
      ...{ target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', strict: true, noEmit: true },
      ...{ skipLibCheck: false, types: ['node'], typeRoots: [join(root, 'node_modules/@types')] },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['vendor.mts'] }));
    return Array.from({ length: 5 }, () => {
      const start = performance.now();
      const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`A small project does not compile: ${stdout}`);
      return performance.now() - start;
    });
  });
}

/** What installing the package brings along, and how long TypeScript takes over it. */
export function sizeReport(): readonly Row[] {
  const { unpackedSize, files } = packed();
  const besides = productionPackages.map(({ name }) => bytesOf(join(root, 'node_modules', name)));
  const all = unpackedSize + besides.reduce((sum, bytes) => sum + bytes, 0);
  const seconds = compiled().map((ms) => ms / 1_000);
  return [
    figure('installed for production', all / 1e6, 'MB', { most: 15 }),
    figure('installed for production: packages, this one included', productionPackages.length + 1, '', { most: 20 }),
    figure('source maps in the tarball', files.filter(({ path }) => path.endsWith('.map')).length, '', { most: 0 }),
    figure('TypeScript check of a small project, skipLibCheck off', seconds, 's', { most: 5 }),
  ];
}
