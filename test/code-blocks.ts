import { navigation } from '../site/navigation';
import { textOf } from '../site/pages';

/** A block of code on a page. */
export interface CodeBlock {
  /** `docs/check.md:7`, of its first line. */
  readonly place: string;
  readonly page: string;
  readonly language: string;
  readonly code: string;
  /** What stands around the code, for who compiles it: from a comment `<!-- around it: … -->` before the block. */
  readonly around: string;
  /** Why it is not tried, from a comment `<!-- not tried: … -->` before the block. */
  readonly untried: string | undefined;
}

const FENCE = /^( *)```(\w*)[^\n]*\n([\s\S]*?)^ *```$/gm;
const MARK = /<!-- (around it|not tried):\s+((?:(?!-->)[\s\S])*?)\s*-->\s*$/;

/** The blocks of a text, in order. */
export function blocksIn(page: string, text: string): readonly CodeBlock[] {
  return [...text.matchAll(FENCE)].map(({ index, 1: indent = '', 2: language = '', 3: code = '' }) => {
    const before = text.slice(0, index);
    const [, mark, said = ''] = MARK.exec(before) ?? [];
    return {
      place: `${page}:${before.split('\n').length + 1}`,
      page,
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      around: mark === 'around it' ? said : '',
      untried: mark === 'not tried' ? said : undefined,
    };
  });
}

/** The blocks of every page. */
export const codeBlocks: readonly CodeBlock[] = navigation.flatMap(({ pages }) =>
  pages.flatMap((page) => blocksIn(page, textOf(page))),
);
