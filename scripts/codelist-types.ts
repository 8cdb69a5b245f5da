import type * as z from 'zod';
import { type CodelistMeta, codelistOf } from '../src/bgz/parts/code/from-codelist';
import { aliasLines, commented } from './type-text';
import type { TypePair } from './value-types';

/** What the types of a value from a codelist are, and which names they take from where. */
interface CodelistType extends TypePair {
  /** Of `parts/code/code`. */
  readonly helpers: readonly string[];
  /** Of `parts/code/types`. */
  readonly names: readonly string[];
}

/** More codes than these are read in docs/concepts.md. */
const TOLD = 8;

const used = new Map<string, readonly string[]>();

/** Name of a type for the codes of a list. */
function alias({ name }: CodelistMeta, what: 'Code' | 'Name', values: readonly string[]): string {
  const type = `${name.replace(/Codelijst$/, '').replace(/^./, (letter) => letter.toUpperCase())}${what}`;
  const known = used.get(type);
  if (known !== undefined && known.join() !== values.join())
    throw new Error(`Two codelists want the type ${type}: ${known} and ${values}.`);
  used.set(type, values);
  return type;
}

/** The codes of a list with their terms, by the short name where there is one. */
function told({ codes, list, shortNames }: CodelistMeta): string {
  if (codes.length > TOLD) return '';
  const names = new Map(Object.entries(shortNames).map(([short, code]) => [code, short]));
  const terms = Object.values(list.codes).flatMap((ofSystem) => Object.entries(ofSystem));
  return `: ${terms.map(([code, term]) => `\`${names.get(code) ?? code}\` ${term}`).join(', ')}`;
}

/** The types of a value from a codelist; undefined for any other schema. */
export function codelistType(schema: z.core.$ZodType): CodelistType | undefined {
  const list = codelistOf(schema);
  if (list === undefined) return undefined;
  const codes = alias(list, 'Code', list.codes);
  const short = list.names.length > 0 ? [alias(list, 'Name', list.names)] : [];
  const input = list.closed ? 'CodelistInput' : 'OpenCodelistInput';
  return {
    out: list.closed ? `CodedConcept<${codes}>` : 'CodedConcept',
    in: `${input}<${[codes, ...short].join(', ')}>`,
    words: { out: `${list.name}.`, in: `${list.name}${list.closed ? '' : ', or another code'}${told(list)}.` },
    helpers: ['CodedConcept', input],
    names: [codes, ...short],
  };
}

/** The codes and short names of the codelists that types of records name. */
export function codelistTypesFile(): string {
  const types = [...used]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => [
      ...commented(
        `${name.endsWith('Name') ? 'Short names' : 'Codes'} of ${name.replace(/(Code|Name)$/, '')}Codelijst.`,
        '',
      ),
      ...aliasLines(
        name,
        values.map((value) => `'${value}'`),
      ),
    ]);
  return `${[
    '// Codes of the codelists that records take. Written by `npm run docs`; do not edit.',
    ...types.map((lines) => lines.join('\n')),
  ].join('\n\n')}\n`;
}
