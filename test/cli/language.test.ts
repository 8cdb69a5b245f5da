import { afterEach, describe, expect, it, vi } from 'vitest';
import { searchLists, showList } from '../../src/cli/codelists';
import { concepts } from '../../src/cli/concepts';
import { showProfile } from '../../src/cli/profiles';
import { view } from '../../src/cli/view';
import { folderWith } from './fixtures';
import { everyCommand } from './parsed-command';

/** What these write are names, codes, numbers and files. */
const WITHOUT_PROSE = new Set([
  'audit export',
  'codelists import',
  'codelists list',
  'codelists snomed',
  'migrate',
  'profiles import',
  'profiles list',
]);

afterEach(() => vi.restoreAllMocks());

async function run(work: () => Promise<number>): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const ended = await work().catch((error: Error) => error.message);
  vi.restoreAllMocks();
  return typeof ended === 'string' ? ended : written.join('');
}

describe('the language of a command', () => {
  it.each([...everyCommand()].filter(([name]) => !WITHOUT_PROSE.has(name)))(
    'is English when nothing is said: %s',
    (_, command) => {
      const option = command.options.find(({ long }) => long === '--lang');
      expect(option).toMatchObject({ defaultValue: 'en', argChoices: ['nl', 'en'] });
    },
  );

  it('is not asked for where no prose is written', () => {
    const all = everyCommand();
    for (const name of WITHOUT_PROSE) expect(all.get(name)?.options.map(({ long }) => long)).not.toContain('--lang');
  });

  it('is one language in all that is written', async () => {
    const file = `${folderWith({ 'broken.json': '{' })}/broken.json`;
    const shown = (lang: 'nl' | 'en') => run(() => view([file], { from: 'records', lang }));
    expect(await shown('en')).toBe('broken.json: this is not JSON.\nNo page: mend these records first.');
    expect(await shown('nl')).toBe('broken.json: dit is geen JSON.\nGeen pagina: herstel eerst deze records.');
  });

  it('is that of what a profile, a codelist and a zib say', async () => {
    const profile = (lang: 'nl' | 'en') => run(() => showProfile('zib-Problem', { lang }));
    expect(await profile('en')).toContain('\nInvariants\n');
    expect(await profile('nl')).toContain('\nInvarianten\n');
    const list = (lang: 'nl' | 'en') => run(() => showList('ProbleemNaamCodelijst', { lang }));
    expect(await list('en')).toContain('a terminology must be asked:');
    expect(await list('nl')).toContain('een terminologie moet worden gevraagd:');
    const search = (lang: 'nl' | 'en') => run(() => searchLists('xylofoon', { lang }));
    expect(await search('nl')).toContain('Niets in de codelijsten');
    const zib = (lang: 'nl' | 'en') => run(() => concepts('allergies', { format: 'text', lang }));
    expect(await zib('en')).toMatch(
      /^NL-CM:8\.2\.1 AllergyIntolerance \(AllergieIntolerantie\), group allergyIntolerances\n/,
    );
    expect(await zib('nl')).toMatch(
      /^NL-CM:8\.2\.1 AllergieIntolerantie \(AllergyIntolerance\), groep allergyIntolerances\n/,
    );
  });
});
