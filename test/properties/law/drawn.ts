import fc from 'fast-check';
import type { ZibGroup } from '../../../src/zib';
import { anyText } from '../../any-text';
import { type Change, withAccepted } from './change';
import { choicesAt } from './choices';
import { type Json, type Path, placesIn, valueAt, withValue } from './places';
import { fullRecords, typed } from './sample';
import { accepts } from './schema';

const hostile = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
    anyText(10, 1),
    fc.constantFrom(
      '<b>',
      '"',
      '&amp;',
      ']]>',
      "O'Brien",
      'Çelik-Şahin',
      '\u00a0x',
      'a\tb\nc',
      '{}',
      '__proto__',
      '\ufffe',
      '\ud800',
    ),
  )
  .filter((value) => value.trim() !== '');

/** Random valid records of a group: parts left out, other codes, moments, decimals and words everywhere. */
export function randomRecords(group: ZibGroup): fc.Arbitrary<Json> {
  return fc
    .tuple(
      fc.nat(),
      fc.array(fc.nat(), { maxLength: 40 }),
      fc.array(hostile, { minLength: 4, maxLength: 12 }),
      fc.array(fc.nat(), { minLength: 20, maxLength: 60 }),
    )
    .map(([which, cuts, words, picks]) => {
      let record = fullRecords(group)[which % fullRecords(group).length] as Json;
      for (const cut of cuts) {
        const paths = placesIn(record);
        const path = paths[cut % paths.length];
        const without = path === undefined ? record : withValue(record, path, undefined);
        if (accepts(group, without)) record = without;
      }
      const changes: Change[] = [];
      let draft = record;
      const draw = (path: Path, value: unknown) => {
        changes.push({ path, value });
        draft = withValue(draft, path, value);
      };
      placesIn(record).forEach((path, i) => {
        const value = valueAt(draft, path);
        if (value === undefined) return;
        const pick = picks[i % picks.length] ?? 0;
        if (typeof value === 'string' && typed.has(String(path[path.length - 1]))) {
          if (pick % 2 === 0) draw(path, words[i % words.length]);
          return;
        }
        const choices = choicesAt(group, path, value);
        if (choices.length > 0 && pick % 3 !== 0) draw(path, choices[pick % choices.length]);
      });
      return withAccepted(group, record, changes).record;
    });
}
