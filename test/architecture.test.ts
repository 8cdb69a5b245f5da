import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms of `src/`: each imports only from those before it. `.` are the doors of the package. */
const ROOMS = [
  'fhir',
  'options',
  'telemetry',
  'limits',
  'http',
  'terminology',
  'bgz',
  'legacy',
  'validate',
  'read',
  'ada',
  'assemble',
  'quality',
  'sql',
  'audit',
  'facade',
  'check',
  'access',
  'issue',
  'referral',
  'receive',
  'directory',
  'health',
  'qualify',
  'view',
  '.',
  'cli',
];

/** Files beside the rooms that are the door of one. */
const DOORS: Readonly<Record<string, string>> = { 'zib.ts': 'bgz' };

/** What the files of a zib may import of the same zib and of others, by name; the rest of `bgz/` may be imported by all. */
const FILES_OF_A_ZIB: Readonly<Record<string, readonly string[]>> = {
  'zib.ts': ['zib.ts'],
  'stu3.ts': ['zib.ts', 'stu3.ts', 'section.ts'],
  // A section is looked at by whoever wants to know what there is, so it loads neither schema nor mapping.
  'section.ts': ['section.ts'],
};

/** What access, referral and receive import of the facade: types of the ports that they fill, and no more. */
const PORTS_OF_THE_FACADE: readonly string[] = ['facade/authorization.ts', 'facade/task-port.ts'];

/** Files that need each other when they run: what one of them walks into leads back to the other. */
const CIRCLES: Readonly<Record<string, string>> = {
  'fhir/xml/open-tag.ts, fhir/xml/read-value.ts': 'a tag has attributes, and reading one tells where the tag is',
  'validate/walk/walk-group.ts, validate/walk/walk-object.ts, validate/walk/walk-slices.ts':
    'an object has groups, a group slices, and both have objects',
};

interface Import {
  readonly from: string;
  readonly to: string;
  /** Not for types only, which are gone when it runs, nor for later. */
  readonly runs: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s)?[^'";]*?from '(\.[^']*)';|^import '(\.[^']*)';|import\('(\.[^']+)'\)/gm;

/** The imports of one file, as paths; of what is no TypeScript (package.json) none. */
function importsOf(file: string, text: string, files: ReadonlySet<string>): Import[] {
  return [...text.matchAll(IMPORT)].flatMap(([, type, named, bare, later]) => {
    const asked = named ?? bare ?? later ?? '';
    if (asked.endsWith('.json')) return [];
    const place = path.posix.join(path.posix.dirname(file), asked);
    const to = [`${place}.ts`, `${place}.tsx`, `${place}/index.ts`].find((one) => files.has(one));
    if (to === undefined) throw new Error(`${file} imports ${asked}, which is no file.`);
    return [{ from: file, to, runs: type === undefined && later === undefined }];
  });
}

function importsIn(sources: ReadonlyMap<string, string>): Import[] {
  const files = new Set(sources.keys());
  return [...sources].flatMap(([file, text]) => importsOf(file, text, files));
}

const roomOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : (DOORS[file] ?? '.'));

const backwardIn = (imports: readonly Import[]): string[] => [
  ...new Set(
    imports
      .filter(({ from, to }) => ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(roomOf(from)))
      .map(({ from, to }) => `${from} > ${to}`),
  ),
];

const fileOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** What is written from the list, which loads every zib there is. */
const LISTED = 'bgz/listed/';

/** Imports of the files of a zib that go elsewhere than to schema and mapping. */
const wrongInZibs = (imports: readonly Import[]): string[] =>
  imports
    .filter(({ from, to, runs }) => runs && roomOf(from) === 'bgz' && roomOf(to) === 'bgz')
    .filter(({ to }) => Object.hasOwn(FILES_OF_A_ZIB, fileOf(to)) || to.startsWith(LISTED))
    .filter(({ from }) => from.startsWith('bgz/'))
    .filter(({ from, to }) => FILES_OF_A_ZIB[fileOf(from)]?.includes(fileOf(to)) === false)
    .map(({ from, to }) => `${from} > ${to}`);

/** Groups of files that each lead to all others of the group (Tarjan, 1972), sorted. */
function circlesIn(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, runs } of imports) if (runs) targets.set(from, [...(targets.get(from) ?? []), to]);
  const nth = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[] = [];
  const visit = (file: string): void => {
    const own = nth.size;
    nth.set(file, own);
    lowest.set(file, own);
    open.push(file);
    for (const to of targets.get(file) ?? []) {
      if (!nth.has(to)) visit(to);
      if (open.includes(to)) lowest.set(file, Math.min(lowest.get(file) ?? own, lowest.get(to) ?? own));
    }
    if (lowest.get(file) === own) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || targets.get(file)?.includes(file)) circles.push(group.sort().join(', '));
    }
  };
  for (const file of targets.keys()) if (!nth.has(file)) visit(file);
  return circles.sort();
}

const src = path.resolve(import.meta.dirname, '../src');
const sources = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name, readFileSync(path.join(src, name), 'utf8')]),
);
const imports = importsIn(sources);

describe('the rooms of src', () => {
  it('are all in the order, and no other is', () => {
    expect([...new Set([...sources.keys()].map(roomOf))].sort()).toEqual([...ROOMS].sort());
  });

  it('import from those before them only', () => {
    expect(imports.length).toBeGreaterThan(2_000);
    expect(backwardIn(imports)).toEqual([]);
  });

  it('fill the ports of the facade without its code', () => {
    const rooms = ['access', 'referral', 'receive'];
    const asked = imports.filter(({ from, to }) => rooms.includes(roomOf(from)) && roomOf(to) === 'facade');
    expect([...new Set(asked.map(({ to }) => to))].sort()).toEqual(PORTS_OF_THE_FACADE);
    expect(asked.filter(({ runs }) => runs)).toEqual([]);
  });

  it('let the page of a browser run nothing of the rooms but what it is made of', () => {
    const page = imports.filter(
      ({ from, to, runs }) => from.startsWith('view/page/') && runs && !to.startsWith('view/page/'),
    );
    expect(page).toEqual([]);
  });

  it('keep the schema of a zib from its mapping and section, and its section from both', () => {
    const named = imports.filter(({ from }) => fileOf(from) === 'section.ts');
    expect(named.length).toBeGreaterThan(30);
    expect(wrongInZibs(imports)).toEqual([]);
  });

  it('have no files that need each other to run, but for those named with their reason', () => {
    expect(circlesIn(imports)).toEqual(Object.keys(CIRCLES).sort());
  });
});

describe('the walk over imports', () => {
  const told = (files: Readonly<Record<string, string>>) => {
    const found = importsIn(new Map(Object.entries(files)));
    return { backward: backwardIn(found), circles: circlesIn(found) };
  };

  it.each([
    "import type { A } from '../facade/a';",
    "import {\n  a,\n  type B,\n} from '../facade/a';",
    "export * from '../facade/a';",
    "import '../facade/a';",
    "const later = () => import('../facade/a');",
  ])('sees %j go the wrong way', (line) => {
    expect(told({ 'bgz/z.ts': line, 'facade/a.ts': "import '../bgz/z';" }).backward).toEqual([
      'bgz/z.ts > facade/a.ts',
    ]);
  });

  it('sees a file of a zib import the wrong way', () => {
    const found = importsIn(
      new Map([
        ['bgz/a/zib.ts', "import { b } from '../b/section';"],
        ['bgz/a/stu3.ts', "import { a } from './zib';\nimport { b } from '../b/section';\nimport '../listed/zibs';"],
        ['bgz/listed/zibs.ts', "import { a } from '../a/zib';"],
        ['bgz/b/section.ts', "import type { A } from '../a/zib';\nimport { a } from '../a/stu3';"],
      ]),
    );
    expect(wrongInZibs(found)).toEqual([
      'bgz/a/zib.ts > bgz/b/section.ts',
      'bgz/a/stu3.ts > bgz/listed/zibs.ts',
      'bgz/b/section.ts > bgz/a/stu3.ts',
    ]);
  });

  it('finds circles of any length, and none in types or in what is loaded later', () => {
    const three = {
      'bgz/a.ts': "import './b';",
      'bgz/b.ts': "export * from './c/index';",
      'bgz/c/index.ts': "import { a } from '../a';",
    };
    expect(told({ ...three, 'bgz/d.ts': "import './a';" }).circles).toEqual(['bgz/a.ts, bgz/b.ts, bgz/c/index.ts']);
    expect(told({ ...three, 'bgz/b.ts': "import type { C } from './c';" }).circles).toEqual([]);
    expect(told({ ...three, 'bgz/b.ts': "const c = import('./c');" }).circles).toEqual([]);
  });
});
