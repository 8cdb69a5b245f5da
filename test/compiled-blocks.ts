import path from 'node:path';
import ts from 'typescript';
import { doors } from '../site/doors';
import { root } from '../site/pages';
import type { CodeBlock } from './code-blocks';

const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);

/** As a user has it who is strict; a name that is only shown counts as used. */
const strict: ts.CompilerOptions = {
  ...options,
  paths: Object.fromEntries(doors.map((door) => [door.import, [`./${door.source}`]])),
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: false,
  noUnusedLocals: false,
  noUnusedParameters: false,
  verbatimModuleSyntax: false,
  noEmit: true,
};

/** JavaScript is held to the names that are there, and not to types that it does not write. */
const loose: ts.CompilerOptions = { ...strict, strict: false, allowJs: true, checkJs: true };

/** Files of libraries and of the package, which are read once for all blocks. */
const read = new Map<string, ts.SourceFile | undefined>();

/** The faults that the compiler finds in blocks, with the place of their line on the page. */
export function faultsOf(blocks: readonly CodeBlock[], language: 'ts' | 'js'): readonly string[] {
  const texts = new Map(
    blocks.map((block, i) => [
      path.join(root, `block-${i}.${language}`),
      { block, text: `${block.around}\nexport {};\n${block.code}` },
    ]),
  );
  const compilerOptions = language === 'ts' ? strict : loose;
  const host = ts.createCompilerHost(compilerOptions);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name)?.text ?? readFile(name);
  host.getSourceFile = (name, ...more) => {
    const own = texts.get(name);
    if (own !== undefined) return ts.createSourceFile(name, own.text, ts.ScriptTarget.ES2022);
    if (!read.has(name)) read.set(name, getSourceFile(name, ...more));
    return read.get(name);
  };
  const program = ts.createProgram([...texts.keys()], compilerOptions, host);
  return [...texts].flatMap(([name, { block, text }]) => {
    const file = program.getSourceFile(name);
    if (file === undefined) return [`${block.place} was not compiled`];
    const added = text.slice(0, text.length - block.code.length).split('\n').length - 1;
    const [, page = '', first = ''] = /^(.*):(\d+)$/.exec(block.place) ?? [];
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((one) => {
      const { line } = file.getLineAndCharacterOfPosition(one.start ?? 0);
      return `${page}:${Number(first) + line - added} ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`;
    });
  });
}
