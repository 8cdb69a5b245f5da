import { textOf } from '../../site/pages';
import { blocksIn, type CodeBlock } from '../code-blocks';

/**
 * What a reader of a tutorial does, block after block. Of its blocks of code
 * - `sh` is run; after a remark `<!-- stays up: … -->` it is a server, in a terminal of its own, until the next one starts;
 * - a block without a language is what the commands before it printed;
 * - `diff` is a change to the file in its first line (`--- src/sources.ts`);
 * - any other is a file, whose path is the remark in its first line (`// src/sources.ts`).
 */
export type Step =
  | { readonly kind: 'run'; readonly block: CodeBlock; readonly printed: CodeBlock | undefined }
  | { readonly kind: 'file'; readonly block: CodeBlock; readonly file: string }
  | { readonly kind: 'change'; readonly block: CodeBlock; readonly file: string };

function firstLine({ code, place }: CodeBlock, form: RegExp): string {
  const [, file] = form.exec(code) ?? [];
  if (file === undefined) throw new Error(`${place} does not say in its first line which file it is.`);
  return file;
}

/** The steps of a page. */
export function stepsOf(page: string): readonly Step[] {
  const blocks = blocksIn(page, textOf(page));
  return blocks.flatMap((block, i): readonly Step[] => {
    if (block.language === '') {
      if (blocks[i - 1]?.language !== 'sh') throw new Error(`${block.place} is what no command printed.`);
      return [];
    }
    if (block.language === 'diff') return [{ kind: 'change', block, file: firstLine(block, /^--- (\S+)\n/) }];
    if (block.language !== 'sh') return [{ kind: 'file', block, file: firstLine(block, /^\/\/ (\S+)\n/) }];
    const next = blocks[i + 1];
    return [{ kind: 'run', block, printed: next?.language === '' ? next : undefined }];
  });
}

/** A text with the change of a block in it: the lines that stay and go, as they stand there, become those that stay and come. */
export function changed(text: string, { code, place }: CodeBlock): string {
  const lines = code.trimEnd().split('\n').slice(1);
  const linesThat = (marks: string): string =>
    lines.flatMap((line) => (marks.includes(line.charAt(0)) ? `${line.slice(1)}\n` : [])).join('');
  const before = linesThat(' -');
  if (text.split(before).length !== 2) throw new Error(`${place} is no change to what is in the file.`);
  return text.replace(before, () => linesThat(' +'));
}

/** What is of one run: durations, and the day. Of two texts that are the same without them, the page keeps the one it has. */
export const withoutRun = (text: string): string =>
  text
    .replaceAll(/\b\d+(?:\.\d+)? ms\b/g, '… ms')
    .replaceAll(/, slowest \w+/g, ', slowest …')
    .replaceAll(/\bas of \d{4}-\d\d-\d\d\b/g, 'as of …');

/** The page, with what was printed in place of what it says so. */
export function pageWith(page: string, printed: ReadonlyMap<CodeBlock, string>): string {
  const lines = textOf(page).split('\n');
  const lastFirst = [...printed].map(([block, text]) => ({ block, text, from: Number(block.place.split(':')[1]) - 1 }));
  for (const { block, text, from } of lastFirst.sort((a, b) => b.from - a.from))
    if (withoutRun(text.trimEnd()) !== withoutRun(block.code.trimEnd()))
      lines.splice(from, block.code.split('\n').length - 1, ...text.trimEnd().split('\n'));
  return lines.join('\n');
}
