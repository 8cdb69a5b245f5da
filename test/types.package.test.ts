import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The declarations that were built, as the compiler of a vendor has them, who checks those of packages too. */

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'vendor.mts');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { exports: object };
const doors = Object.keys(manifest.exports).filter((door) => !door.endsWith('.json'));

const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  typeRoots: [path.join(root, 'node_modules/@types')],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Rows of a source, where what is not there is `null` or `undefined`, and records where a map of anything is asked. */
const vendor = `
import { type AllergyIntolerance, type AllergyIntoleranceInput, allergyIntolerance, snomed, ucum } from 'bgz-facade/zib';

interface Row { readonly id: number; readonly remark: string | null; readonly since: Date | undefined }
declare const row: Row;
const input: AllergyIntoleranceInput = {
  id: row.id,
  causativeAgent: { system: 'http://snomed.info/sct', code: '3718001', display: row.remark },
  comment: row.remark,
  startDateTime: row.since,
  reactions: [{ symptoms: [snomed('271807003')], severity: null }],
};
const record: AllergyIntolerance = allergyIntolerance(input);
export const kept: Record<string, unknown> = record;
export const cast = { ...kept } as AllergyIntoleranceInput;
export const amount: string = ucum(1, 'mg').unit.code;
${doors.map((door, i) => `export * as door${i} from 'bgz-facade${door.slice(1)}';`).join('\n')}
`;

function faultsIn(source: string, change: ts.CompilerOptions = {}): readonly string[] {
  const options = { ...strict, ...change };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? source : readFile(name));
  host.getSourceFile = (name, ...more) =>
    name === file
      ? ts.createSourceFile(name, source, options.target ?? ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...more);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((one) => `${one.file?.fileName ?? ''} ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`);
}

describe('the published declarations', () => {
  it('are without fault under the strictest compiler, with all doors open', () => {
    expect(doors.length).toBeGreaterThan(5);
    expect(faultsIn(vendor)).toEqual([]);
  });

  it('bring the types of Node along, where a compiler takes none by itself as TypeScript 7 does', () => {
    expect(faultsIn(vendor, { types: [] })).toEqual([]);
  });
});
