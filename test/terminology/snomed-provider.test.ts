import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeFilter, CodeQuestion, TerminologyProvider } from '../../src/terminology/lookup';
import { buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { implicitCanonical } from '../../src/terminology/snomed/implicit-value-set';
import { openSnomedIndex } from '../../src/terminology/snomed/open-snomed-index';
import { snomedProvider } from '../../src/terminology/snomed/snomed-provider';
import { ids, smallRelease, temporaryDirectory, writeRf2 } from './snomed-fixture';

const SNOMED = 'http://snomed.info/sct';
const filter = (op: CodeFilter['op'], value: string, property = 'concept'): CodeFilter => ({ property, op, value });
const implicit = (selection: string) => `${SNOMED}?fhir_vs=${selection}`;

describe('the SNOMED CT provider', () => {
  const directory = temporaryDirectory();
  let provider: TerminologyProvider;
  beforeAll(async () => {
    const out = join(directory, 'snomed.idx');
    await buildSnomedIndex({ rf2: writeRf2(directory, smallRelease()), out });
    provider = snomedProvider(openSnomedIndex(out));
    return () => provider.close?.();
  });
  const ask = (code: string, rest: Partial<CodeQuestion> = {}) => provider.lookup({ system: SNOMED, code, ...rest });

  it('names its edition and supports SNOMED CT only', () => {
    expect(provider.name).toBe('SNOMED CT 11000146104 20260331');
    expect([SNOMED, 'http://loinc.org', `${SNOMED}/11000146104`].map(provider.supports)).toEqual([true, false, false]);
    expect(ask('1', { system: 'http://loinc.org' })).toEqual({ result: 'unverifiable', reason: 'not-supported' });
  });

  it('answers for an active concept with its preferred term and every other one it has', () => {
    const accepted = ['traag hart', 'Slow heart', 'trage hartslag', 'Slow heartbeat'];
    const displays = [...accepted, 'Sluggish ticker', 'Slow heart (finding)'];
    expect(ask(ids.slowHeart)).toEqual({ result: 'member', display: 'traag hart', displays });
    expect(ask(ids.slowHeart, { language: 'en' })).toEqual({ result: 'member', display: 'Slow heart', displays });
    expect(ask(ids.heart)).toEqual({ result: 'member', display: 'Heart finding', displays: ['Heart finding'] });
    expect(ask(ids.root)).toEqual({ result: 'member' });
  });

  it.each([
    ['an inactive concept', ids.retired, { result: 'not-member', reason: 'inactive', display: 'oude bevinding' }],
    ['an id no concept has', ids.absent, { result: 'not-member', reason: 'unknown-code' }],
    ['a Dutch id no concept has', ids.absentDutch, { result: 'not-member', reason: 'unknown-code' }],
    ['a wrong check digit', '1003008', { result: 'not-member', reason: 'unknown-code' }],
    ['the id of a description', '4001011', { result: 'not-member', reason: 'unknown-code' }],
    ['no id', 'hart', { result: 'not-member', reason: 'unknown-code' }],
    ['an id of another extension', ids.american, { result: 'unverifiable', reason: 'not-in-edition' }],
    ['an expression', `${ids.heart}:363698007=${ids.root}`, { result: 'unverifiable', reason: 'not-supported' }],
    ['a sum', `${ids.heart} |hart| + ${ids.root}`, { result: 'unverifiable', reason: 'not-supported' }],
  ])('answers for %s', (_what, code, answer) => {
    expect(ask(code)).toEqual(answer);
  });

  const edition = (module: string) => `${SNOMED}/${module}`;
  const here = `${edition('11000146104')}/version/20260331`;
  const unknown = { result: 'not-member', reason: 'unknown-code' };
  it.each<[string, string, string, object, string | undefined]>([
    ['no edition', ids.heart, '2017', { result: 'member' }, undefined],
    ['its own edition', ids.heart, edition('11000146104'), { result: 'member' }, undefined],
    [
      'an older release of it',
      ids.heart,
      `${edition('11000146104')}/version/20250331`,
      { result: 'member' },
      undefined,
    ],
    ['another edition', ids.heart, edition('900000000000207008'), { result: 'member' }, edition('900000000000207008')],
    [
      'a release of another edition, of an inactive code',
      ids.retired,
      `${edition('731000124108')}/version/20250901`,
      { result: 'not-member', reason: 'inactive' },
      `${edition('731000124108')}/version/20250901`,
    ],
  ])('says when the version of a code names another edition: %s', (_what, code, version, answer, asked) => {
    const given = ask(code, { version });
    expect(given).toMatchObject(answer);
    expect(given).toEqual(
      asked === undefined
        ? expect.not.objectContaining({ edition: expect.anything() })
        : expect.objectContaining({ edition: { asked, answered: here } }),
    );
  });

  it.each([
    ['of another edition', edition('900000000000207008'), { result: 'unverifiable', reason: 'not-in-edition' }],
    ['of a later release', `${here.slice(0, -4)}0430`, { result: 'unverifiable', reason: 'not-in-edition' }],
    ['of a later release, by its date alone', '20260430', { result: 'unverifiable', reason: 'not-in-edition' }],
    ['of an older release', `${here.slice(0, -4)}0228`, unknown],
    ['of this release', here, unknown],
  ])('does not call a code unknown that is said to be %s when it may be there', (_what, version, answer) => {
    expect(ask(ids.absent, { version })).toEqual(answer);
  });

  const outside = { result: 'not-member', reason: 'not-in-set' };
  const member = { result: 'member' };
  const elsewhere = { result: 'unverifiable', reason: 'not-in-edition' };
  const unsupported = { result: 'unverifiable', reason: 'not-supported' };

  it.each<[string, string, readonly CodeFilter[], object]>([
    ['is-a an ancestor', ids.slowHeart, [filter('is-a', ids.finding)], member],
    ['is-a itself', ids.heart, [filter('is-a', ids.heart)], member],
    ['is-a a descendant', ids.finding, [filter('is-a', ids.heart)], outside],
    ['descendent-of an ancestor', ids.slowHeart, [filter('descendent-of', ids.finding)], member],
    ['descendent-of itself', ids.heart, [filter('descendent-of', ids.heart)], outside],
    ['in a refset', ids.slowHeart, [filter('in', ids.diagnoses)], member],
    ['not in a refset', ids.heart, [filter('in', ids.diagnoses)], outside],
    ['= itself', ids.heart, [filter('=', ids.heart)], member],
    ['= another', ids.heart, [filter('=', ids.root)], outside],
    ['two that hold', ids.dutch, [filter('in', ids.diagnoses), filter('is-a', ids.heart)], member],
    ['two of which one holds', ids.heart, [filter('is-a', ids.heart), filter('in', ids.diagnoses)], outside],
    ['a refset of another edition', ids.heart, [filter('in', ids.absentDutch)], elsewhere],
    ['an ancestor of another edition', ids.heart, [filter('is-a', ids.absent)], elsewhere],
    ['one that fails and one of elsewhere', ids.heart, [filter('in', ids.absent), filter('in', ids.empty)], outside],
    ['no filters at all', ids.heart, [], member],
    ['no expressions', ids.heart, [filter('=', 'false', 'expressions')], member],
    ['no expressions, of an expression', `${ids.heart}:1=2`, [filter('=', 'false', 'expressions')], outside],
    ['a simple constraint', ids.slowHeart, [filter('=', `<< ${ids.heart} |hart AND ziel|`, 'constraint')], member],
    ['a conjunction', ids.heart, [filter('=', `<${ids.root} AND ^ ${ids.diagnoses}`, 'constraint')], outside],
    ['a richer constraint', ids.heart, [filter('=', `<< ${ids.heart} OR ${ids.root}`, 'constraint')], unsupported],
    ['another property', ids.heart, [filter('=', '1', 'inactive')], unsupported],
    ['a value that is no id', ids.heart, [filter('is-a', 'hart')], unsupported],
    ['an inactive code', ids.retired, [filter('=', ids.retired)], { result: 'not-member', reason: 'inactive' }],
  ])('holds a code against %s', (_what, code, filters, answer) => {
    expect(ask(code, { filters, valueSet: 'http://example.org/vs' })).toMatchObject(answer);
    expect(ask(code, { filters })).toMatchObject(answer);
  });

  it.each<[string, string, object]>([
    [`${SNOMED}?fhir_vs`, ids.heart, member],
    [implicit(`isa/${ids.heart}`), ids.slowHeart, member],
    [implicit(`isa/${ids.heart}`), ids.finding, outside],
    [implicit(`refset/${ids.diagnoses}`), ids.dutch, member],
    [implicit(`refset/${ids.diagnoses}`), ids.heart, outside],
    [implicit(`ecl/${encodeURIComponent(`< ${ids.heart}`)}`), ids.heart, outside],
    [implicit('ecl/*'), ids.heart, member],
    [implicit('ecl/%E0%A4%A'), ids.heart, unsupported],
    [implicit('refset'), ids.heart, unsupported],
    [`${SNOMED}/11000146104/version/20260331?fhir_vs=isa/${ids.heart}`, ids.slowHeart, member],
    [`${SNOMED}/11000146104/version/20250331?fhir_vs=isa/${ids.heart}`, ids.slowHeart, elsewhere],
    [`${SNOMED}/900000000000207008?fhir_vs=isa/${ids.heart}`, ids.slowHeart, elsewhere],
    ['http://decor.nictiz.nl/fhir/ValueSet/x', ids.heart, unsupported],
    ['http://decor.nictiz.nl/fhir/ValueSet/x', ids.absent, { result: 'not-member', reason: 'unknown-code' }],
  ])('reads the value set %s for %s', (valueSet, code, answer) => {
    expect(ask(code, { valueSet })).toMatchObject(answer);
  });
});

describe('the implicit value set of filters, as a server is asked for it', () => {
  it.each<[readonly CodeFilter[], string | undefined]>([
    [[], `${SNOMED}?fhir_vs`],
    [[filter('=', 'false', 'expressions')], `${SNOMED}?fhir_vs`],
    [[filter('is-a', '404684003')], implicit('isa/404684003')],
    [[filter('in', '31000147101')], implicit('refset/31000147101')],
    [[filter('descendent-of', '404684003')], implicit('ecl/%3C%20404684003')],
    [[filter('=', '404684003')], implicit('ecl/404684003')],
    [
      [filter('in', '31000147101'), filter('is-a', '404684003')],
      implicit('ecl/%5E%2031000147101%20AND%20%3C%3C%20404684003'),
    ],
    [[filter('=', '<< 1 OR << 2', 'constraint')], undefined],
  ])('of %j is %s', (filters, canonical) => {
    expect(implicitCanonical(filters)).toBe(canonical);
  });
});
