import path from 'node:path';
import { Application } from 'typedoc';
import { doors } from './doors';
import { madeFolder } from './made-pages';
import { root } from './pages';

const importOf = (name: string): string => doors.find((door) => door.name === name)?.import ?? name;

/**
 * Writes the reference of every door from its types, as pages.
 *
 * @throws {Error} When a comment links to what is not there.
 */
export async function writeReference(): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    tsconfig: path.join(import.meta.dirname, 'tsconfig.reference.json'),
    basePath: path.join(root, 'src'),
    entryPoints: doors.map(({ source }) => path.join(root, source)),
    name: 'Reference',
    readme: 'none',
    disableSources: true,
    excludeExternals: true,
    excludePrivate: true,
    excludeInternal: true,
    skipErrorChecking: true,
    logLevel: 'Warn',
    // Types of properties that no door gives a name to are named all the same.
    validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true },
    treatValidationWarningsAsErrors: true,
    ...({
      outputs: [{ name: 'markdown', path: path.join(madeFolder, 'api') }],
      entryFileName: 'index.md',
      hideBreadcrumbs: true,
      hidePageHeader: true,
      typeDeclarationVisibility: 'compact',
      outputFileStrategy: 'members',
      pageTitleTemplates: { module: ({ name }: { name: string }) => importOf(name) },
    } as object),
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('The reference could not be made of the types.');
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('The reference has links that lead nowhere.');
  await app.generateOutputs(project);
}
