import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { pull } from '../../src/cli/pull';
import type { PullCommand } from '../../src/cli/pull/command';
import { nodeListener } from '../../src/node';
import { ANNA, facadeOf } from '../facade/support';
import { listen } from '../receive/loopback';
import { folderWith } from './fixtures';
import { viewIn } from './view-in';

let base = '';
let refusing = '';

beforeAll(async () => {
  base = `${await listen(nodeListener(facadeOf()))}/fhir`;
  // The first part of the path is the status that it answers with.
  refusing = await listen((request, response) => {
    response.writeHead(Number(request.url?.split('/')[1]), { 'content-type': 'application/fhir+json' });
    response.end('{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"security"}]}');
  });
});
afterEach(() => vi.restoreAllMocks());

/** Runs `bgz pull` here: its exit code and what it printed, or the sentence it ended with. */
async function run(url: string, command: Partial<PullCommand> = {}) {
  const out: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const code = await pull(url, { token: ANNA, format: 'text', lang: 'en', colour: false, ...command }).catch(
    (error: Error) => error.message,
  );
  vi.restoreAllMocks();
  return { code, out: out.join('') };
}

describe('bgz pull names a section', () => {
  it('in the language that is asked for, of a table and of a page', async () => {
    const view = path.join(folderWith(), 'bgz.html');
    const { out } = await run(base, { view });
    expect(out).toMatch(/✔ Allergies +2\n/);
    expect(out).toMatch(/· Correspondence +0\n/);
    expect(out).not.toMatch(/Allergieën|Correspondentie/);
    expect((await run(base, { lang: 'nl' })).out).toMatch(/✔ Allergieën +2\n/);
    const { notices } = viewIn(readFileSync(view, 'utf8'));
    const [letters] = notices.filter(({ sections }) => sections.includes('documents'));
    // The page itself names the sections that it is about.
    expect(letters?.text).toEqual({
      nl: 'De verzender heeft dit onderdeel niet; of er iets van is, is niet bekend (HTTP 404).',
      en: 'The sender does not have this section; whether there is anything of it is not known (HTTP 404).',
    });
  });

  it('by its key and in both languages as JSON, with a code for what went wrong', async () => {
    const { out } = await run(base, { format: 'json' });
    const { sections } = JSON.parse(out);
    const of = (key: string) => sections.find(({ keys }: { keys: string[] }) => keys.includes(key));
    expect(of('allergyIntolerances')).toMatchObject({ title: { nl: 'Allergieën', en: 'Allergies' }, matches: 2 });
    expect(of('documents')).toMatchObject({
      title: { nl: 'Correspondentie', en: 'Correspondence' },
      status: 'not-offered',
      failure: 'http-status',
      httpStatus: 404,
    });
    expect(sections.every(({ keys }: { keys: string[] }) => keys.length > 0)).toBe(true);
  });
});

describe('bgz pull that is refused', () => {
  it('names the sections that it is of', async () => {
    const { out } = await run(`${refusing}/403/fhir`, { sections: ['allergies', 'problems'] });
    expect(out).toMatch(/✖ Allergies, Diagnoses and complaints\n +The sender does not allow this/);
  });

  it.each<[number, 'nl' | 'en', RegExp]>([
    [401, 'en', /The sender does not accept the token, or there was none: .*\(HTTP 401\)\./],
    [401, 'nl', /De verzender aanvaardt het token niet, of het ontbrak: .*\(HTTP 401\)\./],
    [403, 'en', /The sender does not allow this \(HTTP 403\)\./],
  ])('says of %i whether it is the token', async (status, lang, message) => {
    const { code, out } = await run(`${refusing}/${status}/fhir`, { lang, sections: ['allergies'] });
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, ' ')).toMatch(message);
  });
});
