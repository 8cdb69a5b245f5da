import { describe, expect, it } from 'vitest';
import { frozen } from '../../../src/access/frozen';
import { offersByRole } from '../../../src/access/policy/offers-by-role';
import { bgzOffers, defaultRoleRules, type Offer, type RolePolicy, rolePolicy } from '../../../src/notified-pull';

const offers: readonly Offer[] = [
  ...bgzOffers(),
  { kind: 'query', query: 'Observation?category=vital-signs&_include=Observation:performer' },
  { kind: 'query', query: 'AllergyIntolerance?_revinclude=Provenance:target' },
  { kind: 'query', query: 'Nonsense?x=%' },
  { kind: 'resource', reference: 'DocumentReference/abc' },
];
const roles = [undefined, '01.010', '99.999', ...defaultRoleRules.map(({ role }) => role.replace('*', '000'))];

describe('Offers of a grant that is remembered', () => {
  it('are parted for every role as those of one that is not, the first time and after it', () => {
    const parted = offersByRole(rolePolicy());
    const remembered = { offers: frozen(structuredClone(offers)) };
    for (const role of [...roles, ...roles])
      expect(parted(remembered, role), role).toEqual(parted({ offers: structuredClone(offers) }, role));
    expect(parted(remembered, undefined).only.length).toBeGreaterThan(10);
  });

  it('follow a policy that changes', () => {
    const default_ = rolePolicy();
    let policy: RolePolicy = default_;
    const parted = offersByRole({ rules: [], sectionsFor: (role) => policy.sectionsFor(role) });
    const remembered = { offers: frozen(structuredClone(offers)) };
    const all = parted(remembered, '01.010');
    policy = { rules: [], sectionsFor: () => ['allergies'] };
    const few = parted(remembered, '01.010');
    expect(few.only.filter((text) => !text.startsWith('Provenance'))).toEqual(
      all.only.filter((text) => text.startsWith('AllergyIntolerance')),
    );
    expect(few.withheld.length).toBeGreaterThan(0);
    policy = default_;
    expect(parted(remembered, '01.010')).toEqual(all);
  });

  it('are taken apart once, for as many sets of sections as are kept, whichever is asked for again', () => {
    const named = [...new Set(defaultRoleRules.flatMap(({ sections }) => sections))];
    const pairs = named.flatMap((one, at) => named.slice(at + 1).map((other) => [one, other] as const)).slice(0, 20);
    const parted = offersByRole({ rules: [], sectionsFor: (role) => pairs[Number(role)] ?? [] });
    const remembered = { offers: frozen(structuredClone(offers)) };
    const first = pairs.map((_, at) => parted(remembered, String(at)));
    for (let round = 0; round < 2; round++)
      for (const [at, held] of first.entries()) expect(parted(remembered, String(at))).toBe(held);
  });

  it('that may still change are looked at each time', () => {
    const parted = offersByRole(rolePolicy());
    const record = { offers: [{ kind: 'query', query: 'AllergyIntolerance' }] as Offer[] };
    expect(parted(record, '01.010').only).toEqual(['AllergyIntolerance']);
    record.offers.push({ kind: 'query', query: 'Condition' });
    expect(parted(record, '01.010').only).toEqual(['AllergyIntolerance', 'Condition']);
    const shallow = {
      offers: Object.freeze([{ kind: 'query', query: 'Condition' }] as unknown[]) as never[] as { query: string }[],
    };
    expect(parted(shallow as never, '01.010').only).toEqual(['Condition']);
    for (const offer of shallow.offers) offer.query = 'AllergyIntolerance';
    expect(parted(shallow as never, '01.010').only).toEqual(['AllergyIntolerance']);
  });
});
