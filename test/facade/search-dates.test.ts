import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../../src/index';
import { bgzRecords, bsn, snomed } from '../../src/zib';
import { ANNA, ask, facadeOf, inMode, issuesOf, search } from './support';

/** Dates that are none, and a word of what is said of them. */
const refused: [string, string][] = [
  ['2020-02-30', 'no such day'],
  ['ge2020-02-30', 'no such day'],
  ['2021-02-29', 'no such day'],
  ['1900-02-29', 'no such day'],
  ['2020-04-31', 'no such day'],
  ['2020-00', 'month'],
  ['2020-13', 'month'],
  ['2020-01-00', 'no such day'],
  ['2020-01-32', 'no such day'],
  ['0000', 'no such year'],
  ['2020-01-01T24:00', 'time of day'],
  ['2020-01-01T24:00:00Z', 'time of day'],
  ['2020-01-01T12:60', 'time of day'],
  ['2020-01-01T12:00:60', 'time of day'],
  ['2020-01-01T12:00:00%2B15:00', 'zone'],
  ['2020-01-01T12:00:00%2B14:01', 'zone'],
  ['2020-01-01T12:00:00-01:60', 'zone'],
  ['2026-03-29T02:30', 'clock'],
  ['2020-01-01T12', 'hh:mm'],
  ['2020-01-01T12:00:00%2B0100', 'hh:mm'],
  ['2020-01-01T12:00:00%2B1', 'hh:mm'],
  ['2020-01-01T', 'hh:mm'],
  ['2020-01-01 12:00', 'hh:mm'],
  ['2020-1-1', 'YYYY'],
  ['20200101', 'YYYY'],
  ['20', 'YYYY'],
  ['', 'YYYY'],
  ['gt', 'YYYY'],
  ['xx2020', 'YYYY'],
  ['GE2020', 'YYYY'],
  ['ap2020', 'ap (about) is not served'],
  ['2020,2020-02-30', 'no such day'],
  ['2020,', 'YYYY'],
];

describe('a date that does not exist, or is none', () => {
  const facade = facadeOf();
  it.each(refused)('%s is refused: %s', async (value, word) => {
    const answer = await ask(facade, `Condition?onset-date=${value}`);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toMatchObject([
      { diagnostics: expect.stringContaining(word), location: ['http.onset-date'] },
    ]);
  });

  it.each([
    '2020-02-29',
    '2000-02-29',
    '2021-02-28',
    '0001',
    '9999-12-31',
    '2020-01-01T00:00',
    '2020-01-01T23:59:59.999%2B14:00',
  ])('%s is one', async (value) => {
    expect((await ask(facade, `Condition?onset-date=${value}`)).status).toBe(200);
  });
});

/** One allergic reaction, at ten past ten on a summer's day in the Netherlands. */
const facade = facadeOf({
  sources: sourcesOf(
    [
      bgzRecords({
        patient: { id: 'p', identificationNumbers: [bsn(ANNA)] },
        allergyIntolerances: [
          {
            id: 'a',
            causativeAgent: snomed('764146007', 'penicilline'),
            allergyStatus: 'active',
            lastReactionDateTime: '2026-07-01T10:10:30+02:00',
          },
        ],
      }),
    ],
    { groups: 'all' },
  ),
});
const finds = async (value: string) => (await search(facade, `AllergyIntolerance?last-date=${value}`)).total;

describe('a date with a time', () => {
  it.each([
    ['2026-07-01T10:10:30%2B02:00', 1],
    // A plus that was not encoded arrives as a blank.
    ['2026-07-01T10:10:30+02:00', 1],
    ['2026-07-01T10:10:30%2002:00', 1],
    ['ge2026-07-01T10:10:30+02:00', 1],
    ['gt2026-07-01T10:10:30+02:00', 0],
    ['2026-07-01T10:10+02:00', 1],
    ['lt2026-07-01T10:10+02:00', 0],
    ['2026-07-01T10:10:30+01:00', 0],
    ['2026-07-01T09:10:30+01:00', 1],
    ['2026-07-01T08:10:30Z', 1],
    // Without a zone it is the clock of the Netherlands, seconds or not.
    ['2026-07-01T10:10:30', 1],
    ['2026-07-01T10:10', 1],
    ['2026-07-01T08:10', 0],
    ['2026-07-01', 1],
    ['sa2026-06-30', 1],
    ['sa2026-07-01', 0],
    ['eb2026-07-02', 1],
    ['eb2026-07-01', 0],
    ['ge2026-07-01T10:10:30.5+02:00', 1],
    ['sa2026-07-01T10:10:29.999+02:00', 1],
    ['2026-07-01T10:10:30.000+02:00', 0],
    ['2025,2026-07', 1],
  ])('last-date=%s finds %i', async (value, count) => {
    expect(await finds(value)).toBe(count);
  });

  it('stands in the self link as it was sent, and finds the same from there', async () => {
    const bundle = await search(facade, 'AllergyIntolerance?last-date=ge2026-07-01T10:10:30+02:00');
    const self = bundle.link?.[0]?.url ?? '';
    expect(inMode(await search(facade, self), 'match')).toEqual(inMode(bundle, 'match'));
    expect(bundle.total).toBe(1);
  });
});

describe('a plus that was not encoded elsewhere', () => {
  const coded = facadeOf({
    sources: sourcesOf(
      [
        bgzRecords({
          patient: { id: 'p', identificationNumbers: [bsn(ANNA)] },
          problems: [
            {
              id: 'a',
              identificationNumbers: [{ system: 'https://epd.example/a+b', value: '1 2' }],
              problemName: snomed('195967001', 'astma'),
              problemStatus: 'active',
            },
          ],
        }),
      ],
      { groups: 'all' },
    ),
  });

  it.each([
    // No URI holds a blank, so it was a plus.
    ['https://epd.example/a+b|1+2', 1],
    ['https://epd.example/a%2Bb|1%202', 1],
    // In a value a plus is a blank, as in every form; a plus itself is sent as %2B.
    ['1+2', 1],
    ['1%2B2', 0],
  ])('identifier=%s finds %i', async (value, count) => {
    expect((await search(coded, `Condition?identifier=${value}`)).total).toBe(count);
  });
});
