import { devDependencies, engines, name as library, version } from '../../../package.json';
import type { Language } from '../../bgz/define/language';
import { adapterFile } from './adapter-file';
import { epdFiles } from './epd-files';
import { EXAMPLE_BSN } from './plan';
import type { Framework, Project } from './project';
import { readme } from './readme';
import { serverFiles } from './server-files';
import { testFiles } from './test-files';

/** What each host needs beside the library: the versions that the library itself is tested with. */
const needs: Readonly<Record<Framework, { readonly run: object; readonly types: object }>> = {
  node: { run: {}, types: {} },
  express: {
    run: { express: devDependencies.express },
    types: { '@types/express': devDependencies['@types/express'] },
  },
  fastify: { run: { fastify: devDependencies.fastify }, types: {} },
};

const manifest = ({ name, framework, language, library: spec = version }: Project): unknown => ({
  name,
  version: '0.0.0',
  private: true,
  type: 'module',
  engines: { node: engines.node },
  scripts: {
    build: 'tsc',
    // Anew: node would run the test of a section that is not there any more.
    test: `node -e "fs.rmSync('dist', { recursive: true, force: true })" && tsc && cd dist && node --test`,
    check: `tsc && bgz check dist/src/sources.js --patients patients.txt --lang ${language}`,
    start: 'tsc && node dist/src/main.js',
  },
  dependencies: { [library]: spec, ...needs[framework].run },
  devDependencies: {
    ...needs[framework].types,
    '@types/node': devDependencies['@types/node'],
    typescript: devDependencies.typescript,
  },
});

const compiler = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023'],
    module: 'NodeNext',
    types: ['node'],
    incremental: true,
    rootDir: '.',
    outDir: 'dist',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    forceConsistentCasingInFileNames: true,
    skipLibCheck: false,
  },
  include: ['src', 'test'],
};

const remark: Readonly<Record<Language, string>> = {
  nl: '# Voor wie `npm run check` draait: een BSN of een eigen sleutel per regel. Geen echte BSN in versiebeheer.',
  en: '# For whom `npm run check` runs: a BSN or a key of your own per line. No real BSN in version control.',
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Everything that `bgz init` writes, by path. */
export const projectFiles = (project: Project): Readonly<Record<string, string>> => ({
  'package.json': json(manifest(project)),
  'tsconfig.json': json(compiler),
  '.gitignore': 'node_modules/\ndist/\n',
  'README.md': readme(project),
  'patients.txt': `${remark[project.language]}\n${EXAMPLE_BSN}\n`,
  ...Object.fromEntries(
    project.sections.map((one) => [`src/adapter/${one.file}.ts`, adapterFile(one, project.language)]),
  ),
  ...epdFiles(project),
  ...serverFiles(project),
  ...testFiles(project),
});
