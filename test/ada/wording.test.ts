import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AdaResult, readAda } from '../../src/ada';
import { sections } from '../../src/bgz';
import { dutch } from '../../src/bgz/words/nl';
import {
  agreement,
  c,
  demography,
  document,
  instance,
  problemBlock,
  problems,
  ref,
  SNOMED,
  TODAY,
  v,
} from './instances';

const spoken = (xml: string, language: 'nl' | 'en', more: object = {}): AdaResult =>
  readAda(xml, { now: TODAY, language, ...more });
const issues = (result: AdaResult) => (result.ok ? [] : result.issues);

/** An instance for each thing that is said of one. */
const faulty: readonly [what: string, xml: string, options?: object][] = [
  ['no XML', '<a'],
  ['no text', 5 as unknown as string],
  ['null', null as unknown as string],
  ['undefined', undefined as unknown as string],
  ['an object', {} as unknown as string],
  ['a large text', instance(), { maxBytes: 10 }],
  ['deep nesting', '<a>'.repeat(101)],
  ['a DOCTYPE', '<!DOCTYPE a><a/>'],
  ['nothing', ''],
  ['another document', '<ClinicalDocument/>'],
  ['no transaction', '<adaxml><data/></adaxml>'],
  ['two transactions', '<adaxml><data><sturen/><sturen/></data></adaxml>'],
  ['an unknown element', instance(problems(problemBlock('p', '<kleur/>')))],
  ['an unknown root part', '<adaxml><kleur/></adaxml>'],
  ['the same id twice', instance(problems(problemBlock('p'), problemBlock('p')))],
  ['a value twice', instance(problems(problemBlock('p', v('toelichting', 'a') + v('toelichting', 'b'))))],
  ['a stray attribute', instance('<klachten_en_diagnoses value="x"/>')],
  ['text between tags', instance('<klachten_en_diagnoses>x</klachten_en_diagnoses>')],
  ['a dangling reference', instance(agreement('', `<voorschrijver>${ref('zorgverlener', 'nobody')}</voorschrijver>`))],
  ['what a record is wrong in', instance(problems(problemBlock('p', v('probleem_begin_datum', '2026-02-30'))))],
  ['a patient that is missing', document(problems())],
  ['no day', instance(), { now: 'yesterday' }],
];

describe('what is said of an instance', () => {
  it.each(faulty)('is said in Dutch as in English: %s', (_what, xml, options) => {
    const [dutchIssues, english] = [issues(spoken(xml, 'nl', options)), issues(spoken(xml, 'en', options))];
    expect(english.length).toBeGreaterThan(0);
    const place = ({ code, path: at, line, record }: (typeof english)[number]) => [code, at, line, record];
    expect(dutchIssues.map(place)).toEqual(english.map(place));
    dutchIssues.forEach(({ message }, i) => {
      expect(message).not.toBe(english[i]?.message);
      expect(message).not.toMatch(/\bFound\b|\bfound\b|\ballowed\b|[{}]/);
      expect(message).toMatch(/gevonden|Gevonden|gelezen|welgevormd/);
    });
  });

  it('is said in English when no language is asked for, and another language is refused', () => {
    const [xml = ''] = faulty.flatMap(([what, text]) => (what === 'an unknown element' ? [text] : []));
    expect(readAda(xml, { now: TODAY })).toEqual(spoken(xml, 'en'));
    expect(issues(spoken(xml, 'fr' as 'en')).map(({ message }) => message)).toEqual([
      'Option language: found another value, allowed is nl or en.',
    ]);
  });

  it('has Dutch words for every text in src/ada, and for why a section does not keep an element', () => {
    const root = path.resolve(import.meta.dirname, '../../src/ada');
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|^import .*$/gm, ''))
      // Of a definition that is wrong, which no instance brings about.
      .map((source) => source.replace(/throw new TypeError\([^;]*;/g, ''));
    // A text of three words or more; a template could not be looked up.
    const texts = [
      ...sources.flatMap((source) =>
        [...source.matchAll(/'([^'\n]*[a-z,] [a-z]+ [^'\n]*)'/g)].map(([, text = '']) => text),
      ),
      ...sections.flatMap(({ ada }) => Object.values(ada?.notKept ?? {})),
    ];
    const said = texts.filter((text) => !/^[|,)\]]|=>/.test(text.trim()));
    expect(said.length).toBeGreaterThan(25);
    expect([...new Set(said)].filter((text) => !Object.hasOwn(dutch, text))).toEqual([]);
    expect(sources.flatMap((source) => source.match(/`[^`\n]*[a-z] [a-z]+ [^`\n]*`/g) ?? [])).toEqual([]);
  });
});

describe('a problem in an instance', () => {
  it('names the own id of the record it lies in, found while reading or by the builder', () => {
    const wrong = problemBlock('d-2', `${v('probleem_begin_datum', '2026-02-30')}<kleur/>`);
    expect(
      issues(spoken(instance(problems(problemBlock('d-1'), wrong)), 'en')).map(({ code, record }) => [code, record]),
    ).toEqual([
      ['unknown-element', 'd-2'],
      ['invalid-moment', 'd-2'],
    ]);
  });

  it('names it in the message of the builder too, in either language', () => {
    const xml = instance(problems(problemBlock('d-7', v('probleem_begin_datum', '2026-02-30'))));
    expect(issues(spoken(xml, 'en'))[0]?.message).toContain('of record d-7: found "2026-02-30"');
    expect(issues(spoken(xml, 'nl'))[0]?.message).toContain('van record d-7: gevonden "2026-02-30"');
  });

  it('does not name an id that could be a number of a person', () => {
    const xml = instance(problems(problemBlock('999990019', '<kleur/>')));
    const [issue] = issues(spoken(xml, 'nl'));
    expect(issue).toBeDefined();
    expect(issue?.record).toBeUndefined();
    expect(JSON.stringify(issue)).not.toContain('999990019');
  });
});

describe('what was mended', () => {
  it('is told of an instance that is refused too', () => {
    const untidy = c('probleem_type', ' 282291009', SNOMED, 'diagnose') + v('toelichting', ' ');
    const tidy = spoken(document(demography(), problems(problemBlock('d-1', untidy))), 'en');
    const refused = spoken(document(demography(), problems(problemBlock('d-1', `${untidy}<kleur/>`))), 'en');
    expect([tidy.ok, refused.ok]).toEqual([true, false]);
    expect(refused.mended.map(({ what }) => what).sort()).toEqual(['blank-text', 'outer-blanks']);
    expect(refused.mended).toEqual(tidy.mended);
    expect(readAda('<a', { now: TODAY }).mended).toEqual([]);
  });
});
