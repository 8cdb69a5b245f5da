import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../site/pages';
import { blocksIn, type CodeBlock, codeBlocks } from './code-blocks';
import { faultsOf } from './compiled-blocks';
import { faultsInCommands } from './shell-blocks';

/** What each language of a page is held to; what is not tried says why on its page. */
const languages = ['ts', 'js', 'sh', 'json', 'xml', 'yaml', 'nginx', 'text', ''];
/** Whose blocks are run from first to last by test/tutorial/walk.package.test.ts. */
const WALKED = 'docs/tutorial.md';
const tried = codeBlocks.filter(({ page, untried }) => page !== WALKED && untried === undefined);
const inLanguage = (language: string): readonly CodeBlock[] => tried.filter((block) => block.language === language);

const faultBy = (parses: (text: string) => unknown, text: string): string | undefined => {
  try {
    parses(text);
    return undefined;
  } catch (error) {
    return String(error);
  }
};

/** JSON: one value, or a value on each line. */
const isJsonText = (code: string): boolean =>
  [[code], code.trim().split('\n')].some((texts) => texts.every((text) => faultBy(JSON.parse, text) === undefined));

describe('blocks of code on pages', () => {
  it('are in a language that is tried here', () => {
    expect(tried.filter(({ language }) => !languages.includes(language)).map(({ place }) => place)).toEqual([]);
    expect(codeBlocks.length).toBeGreaterThan(500);
  });

  it('compile, where they are TypeScript, as those of a strict user of the package', () => {
    expect(faultsOf(inLanguage('ts'), 'ts')).toEqual([]);
    expect(inLanguage('ts').length).toBeGreaterThan(15);
  });

  it('name what is there, where they are JavaScript', () => {
    expect(faultsOf(inLanguage('js'), 'js')).toEqual([]);
  });

  it('are commands that bgz takes and scripts that package.json has, where they are of a shell', async () => {
    expect((await Promise.all(inLanguage('sh').map(faultsInCommands))).flat()).toEqual([]);
    expect(inLanguage('sh').length).toBeGreaterThan(10);
  });

  it('parse, where they are JSON or YAML', () => {
    // One is of the rule that tells what is no JSON.
    const unread = inLanguage('json').filter(({ code }) => !isJsonText(code));
    expect(unread.map(({ page }) => page)).toEqual(['docs/rules.md']);
    expect(inLanguage('yaml').flatMap(({ code }) => faultBy(parse, code) ?? [])).toEqual([]);
    for (const file of ['examples/ci/github-actions.yml', 'examples/ci/gitlab-ci.yml', '.github/workflows/site.yml'])
      expect(parse(readFileSync(path.join(root, file), 'utf8')), file).toBeTypeOf('object');
  });

  it('that are XML are examples of rules, which the validator is given in test/validate/rules', () => {
    expect([...new Set(inLanguage('xml').map(({ page }) => page))]).toEqual(['docs/rules.md']);
  });

  it('are not tried in these places only, each with its reason', () => {
    const untried = codeBlocks.filter((block) => block.untried !== undefined);
    expect(untried.map(({ page, language, untried: why }) => `${page} ${language}: ${why}`)).toEqual([
      'docs/operation.md nginx: of nginx, which is not here',
      'examples/operate/README.md ts: of an exporter that is not here',
    ]);
    expect(inLanguage('nginx')).toEqual([]);
  });
});

describe('what is said of a block', () => {
  const page = (code: string, language: string, mark = ''): readonly CodeBlock[] =>
    blocksIn('page.md', `# A\n\n${mark}\`\`\`${language}\n${code}\n\`\`\`\n`);

  it('has the line of the page, and takes what a comment before the block puts around it', () => {
    const around = '<!-- around it:\ndeclare const sources: number;\n-->\n';
    const blocks = [
      ...page("import { allergy, bsn } from 'bgz-facade/zib';\nbsn({ value: 1 });", 'ts'),
      ...page('sources.toFixed();\nsources.trim();', 'ts', around),
      ...page('sources.toFixed();', 'ts'),
    ];
    expect(faultsOf(blocks, 'ts')).toEqual([
      expect.stringMatching(/^page\.md:4 .*no exported member.*allergy/),
      expect.stringMatching(/^page\.md:5 No overload matches/),
      expect.stringMatching(/^page\.md:8 .*trim/),
      expect.stringMatching(/^page\.md:4 Cannot find name 'sources'/),
    ]);
  });

  it.each([
    ['npx bgz validate bundle.json --fial-on warning', 'unknown option'],
    ['npx bgz validat bundle.json', 'unknown command'],
    ['echo 1 | npx bgz pull | cat', "missing required argument 'url'"],
    ['npx bgz validate a.json --format pdf', 'Allowed choices'],
    ['npm run tset', 'package.json has no script tset'],
    ['bzg validate a.json', 'bzg is not known here'],
    ['npx tsx node_modules/bgz-facade/examples/referal/run.ts', 'there is no node_modules/bgz-facade/examples/referal'],
  ])('finds the fault of %s', async (code, fault) => {
    const [block] = page(code, 'sh');
    expect(block && (await faultsInCommands(block))).toEqual([expect.stringContaining(fault)]);
  });
});
