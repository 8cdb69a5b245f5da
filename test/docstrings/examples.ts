import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { doors } from '../../site/doors';
import { root } from '../../site/pages';
import type { CodeBlock } from '../code-blocks';
import { around } from './around';

/** The text of each `@example` in a file, with the line it begins at. */
function textsIn(file: string): readonly { readonly line: number; readonly code: string }[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (!text.includes('@example')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: { line: number; code: string }[] = [];
  const look = (node: ts.Node): void => {
    for (const { tagName, comment, pos } of ts.getJSDocTags(node)) {
      if (tagName.text !== 'example') continue;
      const code = ts.getTextOfJSDocComment(comment) ?? '';
      found.push({ line: source.getLineAndCharacterOfPosition(pos).line + 2, code });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  // A tag of a declaration is also given for what it declares.
  return [...new Map(found.map((one) => [one.line, one])).values()];
}

/** The names that can be imported, with where from: from a door, else from the file that has them. */
function importable(files: readonly string[]): ReadonlyMap<string, string> {
  const program = ts.createProgram(
    [...doors.map(({ source }) => source), ...files].map((file) => path.join(root, file)),
    { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, noLib: true, types: [] },
  );
  const checker = program.getTypeChecker();
  const namesOf = (file: string): readonly string[] => {
    const symbol = checker.getSymbolAtLocation(program.getSourceFile(path.join(root, file)) as ts.SourceFile);
    return symbol === undefined ? [] : checker.getExportsOfModule(symbol).map(({ name }) => name);
  };
  const from = new Map<string, string>();
  const places = [
    ...doors.map(({ source, import: name }) => [source, name] as const),
    ...files.map((file) => [file, `./${file.replace(/\.ts$/, '')}`] as const),
  ];
  for (const [file, place] of places) for (const name of namesOf(file)) if (!from.has(name)) from.set(name, place);
  return from;
}

/** A name of a value or type, and not of a property. */
const NAME = /(?<![\w$]|(?<!\.\.)\.)[A-Za-z_$][\w$]*(?![\w$]*:)/g;

/** What an example does not say: the imports of what it names, and what a user has besides. */
function aroundOf(code: string, from: ReadonlyMap<string, string>): string {
  const own = new Set(
    [...code.matchAll(/\b(?:const|let|function) (?:\{([^}]*)\}|(\w+))|\bimport \{([^}]*)\}/g)].flatMap(
      ([, some = '', one = '', imported = '']) =>
        [...`${some} ${one} ${imported}`.matchAll(NAME)].map(([name]) => name),
    ),
  );
  const named = [...new Set(code.match(NAME))].filter((name) => !own.has(name));
  const declared = named.flatMap((name) =>
    Object.hasOwn(around, name) ? [`declare const ${name}: ${around[name]};`] : [],
  );
  const wanted = [...named.filter((name) => !Object.hasOwn(around, name)), ...(declared.join(' ').match(NAME) ?? [])];
  const imports = [...new Set(wanted)].flatMap((name) => {
    const place = from.get(name);
    return place === undefined ? [] : [`import { ${name} } from '${place}';`];
  });
  return [...imports, ...declared].join('\n');
}

/** Each `@example` of the sources, as a block that can be compiled. */
export function examplesIn(folder: string): readonly CodeBlock[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file))
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const texts = files.flatMap((page) => textsIn(page).map((one) => ({ page, ...one })));
  const from = importable([...new Set(texts.map(({ page }) => page))]);
  return texts.map(({ page, line, code }) => ({
    place: `${page}:${line}`,
    page,
    language: 'ts',
    code,
    around: aroundOf(code, from),
    untried: undefined,
    staysUp: false,
  }));
}
