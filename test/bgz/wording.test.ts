import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dutch } from '../../src/bgz/words/nl';
import { bgzDocument } from '../../src/index';
import { shownId } from '../../src/terminology/shown-id';
import { bgzRecords, bsn, patient, problem, snomed, ZibRecordError } from '../../src/zib';
import { issuesOf } from './support';

const base = { id: 'p-1', problemName: snomed('48867003'), problemStatus: 'active' };
const person = { id: 'pat-1', identificationNumbers: [bsn('999999990')] };
const refused = (problems: readonly object[]) => issuesOf(bgzRecords, { patient: person, problems });

describe('every problem names its record', () => {
  it('by its own id, in a builder and in the records of a patient', () => {
    const wrong = { ...base, problemStatus: 'aktief', kleur: 'rood', problemStartDate: '2026-02-30' };
    for (const issue of issuesOf(problem, wrong)) {
      expect(issue.record).toBe('p-1');
      expect(issue.message).toContain(' of record p-1: ');
    }
    expect(refused([{ ...base, id: 'p-0' }, wrong]).map((issue) => issue.record)).toEqual(['p-1', 'p-1', 'p-1']);
    const result = problem.parse(wrong);
    expect(!result.ok && result.id).toBe('p-1');
    expect(issuesOf(bgzRecords, { patient: { ...person, gender: 'x' } })[0]?.record).toBe('pat-1');
  });

  it('by the id of what refers, not of what is referred to', () => {
    const procedure = { id: 'v-1', procedureType: snomed('71388002'), indications: [{ id: 'p-9', display: 'x' }] };
    const [issue] = issuesOf(bgzRecords, { patient: person, procedures: [procedure] });
    expect([issue?.code, issue?.record]).toEqual(['dangling-reference', 'v-1']);
  });

  it.each(['12345672', 'v-12345672'])('by %s, of which the digits pass the 11-test by chance', (id) => {
    const [issue] = refused([base, { ...base, id, comment: 5 }]);
    expect(issue?.record).toBe(id);
  });

  it.each(['Anna de Proef', 'anna@example.org', 'Zoë-1', 'x'.repeat(65)])(
    'by a hash of %s, which could be personal',
    (id) => {
      const hash = `id#${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
      const [issue] = refused([base, { ...base, id, comment: 5 }]);
      expect(issue?.record).toBe(hash);
      expect(issue?.message).toContain(`of record ${hash}`);
      expect(JSON.stringify(issue)).not.toContain(id);
    },
  );

  it.each(['999999990', 'bsn-999999990', 'Anna 999999990', '9999-99990'])(
    'but for %s, which could be personal: then by its place',
    (id) => {
      const [issue] = refused([base, { ...base, id, comment: 5 }]);
      expect(issue?.record).toBeUndefined();
      expect(issue?.message).toContain('of record 2 (its id is not shown)');
      expect(JSON.stringify(issue)).not.toContain(id);
      expect(shownId(id)).toBeUndefined();
    },
  );
});

const SNOMED = 'http://snomed.info/sct';

describe('what is found is shown where it names nobody', () => {
  const found = (change: object) => issuesOf(problem, { ...base, ...change })[0]?.found;

  it('a code, a date and a gender', () => {
    expect(found({ problemStatus: 'aktief' })).toBe('"aktief"');
    expect(found({ problemStartDate: '2026-02-30' })).toBe('"2026-02-30"');
    expect(issuesOf(patient, { ...person, gender: 'Vrouw' })[0]?.found).toBe('"Vrouw"');
    expect(issuesOf(patient, { ...person, gender: 'V' })[0]?.found).toBe('"V"');
  });

  it('never a name, a number of a person or free text', () => {
    expect(found({ problemStatus: 'Jansen' })).toBe('text of 6 characters');
    expect(found({ problemStatus: '999999990' })).toBe('text of 9 characters');
    expect(found({ problemStartDate: '06-12345678' })).toBe('text of 11 characters');
    for (const said of [
      '31687654321',
      '687654321',
      'Jan',
      'jan',
      'zwartjansen',
      'zwart-jansen',
      '0687654321',
      'A123456789',
    ])
      for (const problemStatus of [said, { system: SNOMED, code: said }]) {
        expect(found({ problemStatus })).toBe(`text of ${said.length} characters`);
        expect(JSON.stringify(issuesOf(problem, { ...base, problemStatus }))).not.toContain(said);
      }
  });

  it.each(['55561000', '71388002', 'A10BA02', 'J45.9', '8302-2', '320', '01.015', 'NL', 'onbekend'])(
    'the code %s',
    (code) => {
      expect(found({ problemStatus: code })).toBe(`"${code}"`);
    },
  );
});

describe('did you mean', () => {
  const suggestion = (change: object) => issuesOf(problem, { ...base, ...change }).map((issue) => issue.suggestion);

  it.each<[object, string]>([
    [{ problemStatus: 'aktive' }, 'active'],
    [{ problemStatus: 'ACTIVE' }, 'active'],
    [{ problemStatus: 'Niet actueel' }, 'inactive'],
    [{ problemType: 'diagnose' }, 'diagnosis'],
    [{ problemStatus: { code: '5556103' } }, 'active'],
    [{ coment: 'x' }, 'comment'],
    [{ toelichting: 'x' }, 'comment'],
    [{ problemstartdate: '2008' }, 'problemStartDate'],
    [{ problem_start_date: '2008' }, 'problemStartDate'],
    [{ verification: 'x' }, 'verificationStatus'],
  ])('%j → %s', (change, meant) => {
    expect(suggestion(change)).toEqual([meant]);
    expect(issuesOf(problem, { ...base, ...change })[0]?.message).toContain(`Did you mean ${meant}?`);
  });

  it('is not said of what is far off, or as near to two', () => {
    expect(suggestion({ problemStatus: 'onbekend' })).toEqual([undefined]);
    expect(suggestion({ kleur: 'rood' })).toEqual([undefined]);
  });

  it('shows meanings beside the codes', () => {
    expect(issuesOf(problem, { ...base, problemStatus: 'x' })[0]?.allowed).toContain('active (55561003, Actueel)');
  });
});

describe('in Dutch', () => {
  it('words the whole message', () => {
    const result = problem.parse({ ...base, problemStatus: 'aktive', comment: 5 }, { language: 'nl' });
    expect(result.ok || result.issues.map((issue) => issue.message)).toEqual([
      'problemStatus (NL-CM:5.1.4 ProbleemStatus) van record p-1: gevonden "aktive", toegestaan is een code van ' +
        'ProbleemStatusCodelijst: active (55561003, Actueel), inactive (73425007, Niet actueel). Bedoelde u active?',
      'comment (NL-CM:5.1.5 Toelichting) van record p-1: gevonden het getal 5, toegestaan is tekst.',
    ]);
  });

  it('words the error too, and has the same codes and paths as English', () => {
    const result = problem.parse({ ...base, comment: 5 }, { language: 'nl' });
    const issues = result.ok ? [] : result.issues;
    expect(new ZibRecordError('Problem', issues, 'p-1', 'nl').message).toMatch(/^Problem p-1: 1 probleem.*gevonden/);
    expect(issues.map(({ code, at }) => [code, at])).toEqual([['wrong-type', 'comment']]);
  });

  it('words every problem of a document', () => {
    const wrong = {
      contentType: 'PDF',
      language: 'Nederlands',
      size: -1,
      hash: 'x',
      status: 'klaar',
      open: 'brief.pdf',
    };
    const result = bgzDocument.parse({ ...wrong, indexed: '2026-11-24' }, { language: 'nl' });
    const messages = result.ok ? [] : result.issues.map((issue) => issue.message);
    expect(messages).toContain(
      'contentType: gevonden tekst van 3 tekens, toegestaan is een mediatype in kleine letters, bijvoorbeeld application/pdf of text/plain; charset=utf-8.',
    );
    expect(messages).toContain('open: gevonden tekst van 9 tekens, toegestaan is een functie die de bytes geeft.');
    expect(messages.filter((message) => / (an?|the|text|with|nothing|allowed) /.test(message))).toEqual([]);
    const bare = bgzDocument.parse({}, { language: 'nl' });
    expect(bare.ok || bare.issues.map((issue) => issue.message)).toContain(
      'open: gevonden niets, toegestaan is een functie die de bytes geeft.',
    );
  });

  it('has words for every text of a check in the zibs and the documents', () => {
    const root = path.resolve(import.meta.dirname, '../../src/bgz');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/^(words|plausibility)|(mended|unwritable|stu3)\.ts$/.test(file),
    );
    const texts = files.flatMap((file) => {
      const source = readFileSync(path.join(root, file), 'utf8');
      return [
        ...source.matchAll(
          /(?:(?:allowed|found|text|error): |expected\(|phrase\(|statesSomething\(|\.(?:min|max)\(\d+, )(['"])((?:(?!\1)[^\\\n])+)\1/g,
        ),
      ].map(([, , text = '']) => text);
    });
    expect(texts.length).toBeGreaterThan(60);
    expect([...new Set(texts)].filter((text) => !Object.hasOwn(dutch, text))).toEqual([]);
  });
});
