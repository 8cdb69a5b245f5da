import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { problemStu3 } from '../../../src/bgz/problem/stu3';
import { snomed } from '../../../src/zib';
import { readingOf } from '../reading';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

const map = (more: object) =>
  only(
    mapped({ problems: [{ id: 'p-1', problemName: snomed('48867003'), problemStatus: 'active', ...more }] }),
    'Condition',
  );

/** A Condition as somebody else writes it, read; and what is left of it. */
function read(condition: object) {
  const node = FhirNode.of({ resourceType: 'Condition', id: 'c-1', ...condition }, 'Condition');
  return { draft: problemStu3.from(node, readingOf([]).context), left: node.left() };
}

describe('Problem → zib-Problem', () => {
  it.each([
    ['415684004', 'provisional'],
    ['410590009', 'differential'],
    ['410605003', 'confirmed'],
    ['410516002', 'refuted'],
    ['UNK', 'unknown'],
  ] as const)('verification status %s → %s', (verificationStatus, fhir) => {
    expect(map({ verificationStatus }).verificationStatus).toBe(fhir);
    expect(map({ verificationStatus })._verificationStatus?.extension).toHaveLength(1);
  });
});

describe('zib-Problem → Problem', () => {
  holdWayBack({ group: 'problems', stu3: problemStu3 });

  it.each([
    ['active', '55561003', []],
    ['inactive', '73425007', []],
    ['recurrence', '55561003', ['Condition.clinicalStatus']],
    ['remission', '73425007', ['Condition.clinicalStatus']],
    ['resolved', '73425007', ['Condition.clinicalStatus']],
  ])('knows clinicalStatus %s alone, and tells what it says more', (clinicalStatus, code, left) => {
    const result = read({ clinicalStatus });
    expect(result.draft.problemStatus).toMatchObject({ system: 'http://snomed.info/sct', code });
    expect(result.left).toEqual(left);
  });

  it.each(['entered-in-error', 'unknowable', 5])(
    'takes no verificationStatus %s it has no code for',
    (verificationStatus) => {
      expect(read({ verificationStatus })).toEqual({ draft: { id: 'c-1' }, left: ['Condition.verificationStatus'] });
    },
  );

  it('joins several notes, and tells who wrote them and when', () => {
    const note = [
      { text: 'een', time: '2020-01-01' },
      { text: 'twee', authorString: 'A' },
    ];
    expect(read({ note })).toEqual({
      draft: { id: 'c-1', comment: 'een\ntwee' },
      left: ['Condition.note[0].time', 'Condition.note[1].authorString'],
    });
  });

  it('reads one place on the body, and tells the others', () => {
    const bodySite = [{ text: 'arm' }, { text: 'been' }];
    const { draft, left } = read({ bodySite });
    expect(draft.problemAnatomicalLocation).toEqual({ nullFlavor: 'OTH', originalText: 'arm' });
    expect(left).toEqual(['Condition.bodySite[1].text']);
  });

  it.each([
    { code: 'x' },
    { bodySite: {} },
    { note: [null, 'x'] },
    { category: 5, onsetDateTime: {} },
    { clinicalStatus: null },
  ])('reads past %j', (condition) => {
    expect(read(condition).draft).toEqual({ id: 'c-1' });
  });
});
