import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPatients } from '../../src/cli/read-patients';
import { sourcesOf } from '../../src/index';
import { ANNA, facadeOf, inMode, recordedLog, search } from '../facade/support';

const now = new Date('2026-11-24T10:00:00Z');
const patient = {
  id: 'p',
  identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: ANNA }],
};
const code = { system: '2.16.840.1.113883.6.96', code: '239873007' };
const good = { id: 'd-1', problemName: code, problemStatus: 'active' };
const bad = { id: 'd-2', problemName: code, problemStatus: 'aktief' };

function read(value: unknown, invalidRecords: 'fail' | 'report', language: 'nl' | 'en' = 'en') {
  const file = join(mkdtempSync(join(tmpdir(), 'bgz-')), 'a.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readPatients([file], 'records', { now, language, invalidRecords });
}

describe('a record of a file that is not accepted', () => {
  it('stops by default: no patient, every problem', async () => {
    const { patients, given, problems, leftOut } = await read({ patient, problems: [good, bad] }, 'fail');
    expect([patients, given, leftOut]).toEqual([[], [], []]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('a.json: problems[1].problemStatus (NL-CM:5.1.4 ProblemStatus) of record d-2: found');
  });

  it('is left out with `report`: named, told to who pulls and logged, while the others are served', async () => {
    const { patients, given, problems, leftOut } = await read({ patient, problems: [null, good, bad] }, 'report');
    expect(problems).toEqual([]);
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]).toMatch(/^left out: a\.json: problems\[2\]\.problemStatus .* of record d-2: found "aktief"/);
    expect(patients.map(({ problems: list }) => list?.map(({ id }) => id))).toEqual([['d-1']]);

    const { lines, logger } = recordedLog();
    const facade = facadeOf({ sources: sourcesOf(given, { groups: 'all' }), invalidRecords: 'report', logger });
    const bundle = await search(facade, 'Condition');
    expect(inMode(bundle, 'match')).toHaveLength(1);
    expect(JSON.stringify(inMode(bundle, 'outcome'))).toContain('record d-2');
    expect(lines).toMatchObject([{ event: 'source-failed', group: 'problems', kind: 'invalid-record', record: 'd-2' }]);
  });

  it('costs itself only: what refers to it is served, and is named', async () => {
    const procedure = { id: 'v-1', procedureType: code, indications: [{ id: 'd-9', display: 'knie' }] };
    const { leftOut, given } = await read({ patient, problems: [bad], procedures: [procedure] }, 'report', 'nl');
    expect(leftOut.map((line) => line.split(': ', 2).join(': '))).toEqual([
      'weggelaten: a.json',
      'toch aangeboden: a.json',
    ]);
    expect(leftOut[1]).toContain('v-1');
    expect(
      (await search(facadeOf({ sources: sourcesOf(given, { groups: 'all' }), invalidRecords: 'report' }), 'Procedure'))
        .total,
    ).toBe(1);
  });

  it('is the second of two under one id: the first is served', async () => {
    const { leftOut, given } = await read({ patient, problems: [good, { ...good, comment: 'x' }] }, 'report');
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]).toMatch(/^left out: a\.json: problems\[1\]\.id/);
    const bundle = await search(
      facadeOf({ sources: sourcesOf(given, { groups: 'all' }), invalidRecords: 'report' }),
      'Condition',
    );
    expect(inMode(bundle, 'match')).toHaveLength(1);
    expect(JSON.stringify(inMode(bundle, 'outcome'))).toContain('record d-1');
  });

  it.each([
    ['a patient that is not accepted', { patient: { ...patient, gender: 'x' }, problems: [good] }],
    ['no patient', { problems: [good] }],
    ['a group that does not exist', { patient, problemen: [good] }],
    ['a group that is no list', { patient, problems: good }],
    ['something else than records', 5],
    ['a file that is no JSON', '{'],
  ])('stops with `report` too for %s', async (_what, value) => {
    const { patients, given, problems } = await read(value, 'report');
    expect([patients, given]).toEqual([[], []]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('is told in Dutch, as what was mended is, also where the file is refused', async () => {
    const untidy = { ...good, comment: ' ' };
    const { problems, mended } = await read({ patient, problems: [untidy, bad] }, 'fail', 'nl');
    expect(problems[0]).toContain('van record d-2: gevonden "aktief", toegestaan is');
    expect(mended).toEqual(['a.json: problems[0].comment: blank-text (alleen wit, dus weggelaten)']);
    expect((await read('{', 'fail', 'nl')).problems).toEqual(['a.json: dit is geen JSON.']);
  });
});
