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
  /** Whether it starts what goes on until it is ended, from a comment `<!-- stays up: … -->` before the block. */
  readonly staysUp: boolean;
}

const FENCE = /^( *)```(\w*)[^\n]*\n([\s\S]*?)^ *```$/gm;
const MARK = /<!-- (around it|not tried|stays up):\s+((?:(?!-->)[\s\S])*?)\s*-->\s*$/;

/** What says that a block goes on where those of its language before it on the page ended. */
const BEFORE = 'the blocks before';

/** The blocks of a text, in order. */
export function blocksIn(page: string, text: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const { index, 1: indent = '', 2: language = '', 3: indented = '' } of text.matchAll(FENCE)) {
    const before = text.slice(0, index);
    const [, mark, said = ''] = MARK.exec(before) ?? [];
    const last = blocks.findLast((block) => block.language === language);
    const around = said === BEFORE ? `${last?.around}\n${last?.code}` : said;
    blocks.push({
      place: `${page}:${before.split('\n').length + 1}`,
      page,
      language,
      code: indented.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      around: mark === 'around it' ? around : '',
      untried: mark === 'not tried' ? said : undefined,
      staysUp: mark === 'stays up',
    });
  }
  return blocks;
}

/** The blocks of every page. */
export const codeBlocks: readonly CodeBlock[] = navigation.flatMap(({ pages }) =>
  pages.flatMap((page) => blocksIn(page, textOf(page))),
);
