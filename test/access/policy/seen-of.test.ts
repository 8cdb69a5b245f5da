import { describe, expect, it } from 'vitest';
import { type PolicySection, seenOf } from '../../../src/access/policy/sections';
import type { StatedSearch } from '../../../src/bgz/define/search';
import { type BgzSection, sectionOf } from '../../../src/bgz/index';
import { readOffer } from '../../../src/http/offer';

const LOINC = 'http://loinc.org';

/** A section that stands for one of several of a type. */
function sectionWith(role: PolicySection, only?: StatedSearch['only']): BgzSection {
  const section = sectionOf('procedures');
  if (section?.search === undefined) throw new Error('there is a section of procedures');
  return { ...section, role, search: { ...section.search, ...(only && { only }) } };
}

const pressures = sectionWith('procedures', { code: [{ system: LOINC, code: '85354-9' }] });
const results = sectionWith('diagnoses', { code: [{ system: LOINC, code: '718-7' }] });
const others = sectionWith('payer');

function seen(text: string, roles: readonly PolicySection[], ofType: readonly BgzSection[]) {
  const { offer } = readOffer(text);
  if (offer === undefined) throw new Error('that is an offer');
  return seenOf(offer, roles, ofType);
}

const PRESSURE = 'code=http%3A%2F%2Floinc.org%7C85354-9';

describe('what a role sees of an offer, where several sections are of one type', () => {
  it.each<[string, readonly PolicySection[], readonly string[] | undefined]>([
    [`Procedure?${PRESSURE}`, ['procedures'], [`Procedure?${PRESSURE}`]],
    [`Procedure?${PRESSURE}`, ['diagnoses'], []],
    ['Procedure?code=85354-9', ['procedures'], ['Procedure?code=85354-9']],
    ['Procedure?code=1-8', ['procedures'], undefined],
    ['Procedure', ['procedures', 'diagnoses'], ['Procedure']],
    ['Procedure', ['procedures'], [`Procedure?${PRESSURE}`]],
    ['Procedure?date=2026', ['procedures'], [`Procedure?date=2026&${PRESSURE}`]],
    ['Procedure?code:text=85354-9', ['procedures'], [`Procedure?code:text=85354-9&${PRESSURE}`]],
    ['Procedure?constructor=1', ['payer'], []],
    ['Procedure/a', ['procedures'], []],
    ['Procedure/a', ['procedures', 'diagnoses'], ['Procedure/a']],
  ])('%s for %j: %j', (text, roles, wanted) => {
    expect(seen(text, roles, [pressures, results])).toEqual(wanted);
  });

  it('is nothing of a section that nothing tells apart from one that is not theirs', () => {
    expect(seen('Procedure', ['payer'], [pressures, others])).toEqual([]);
    expect(seen('Procedure', ['payer', 'procedures'], [pressures, others])).toEqual(['Procedure']);
  });
});
