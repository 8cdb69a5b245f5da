import type { Bundle, CapabilityStatement } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { sectionSearches } from '../../src/assemble/catalogue';
import { nationalQuery } from '../../src/assemble/national';
import { searchedSections, sourceSections } from '../../src/bgz/index';
import { capabilityStatement, type FacadeOptions, type SourceGroup, type Sources } from '../../src/index';
import { ANNA, ask, BASE, facadeOf, inMode, issuesOf, recordedLog, search } from './support';

type AnySources = Partial<Record<SourceGroup, unknown>>;

/** A source of every section, which gives nothing but the patient. */
const everything: AnySources = Object.fromEntries(sourceSections.map(({ key }) => [key, () => []]));
const anna = {
  id: 'p-1',
  identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: ANNA }],
};

const over = (sources: AnySources, options: Partial<FacadeOptions> = {}) =>
  facadeOf({ ...options, sources: { ...everything, ...sources, patient: () => [anna] } as unknown as Sources });

const without = (...keys: readonly string[]) => over(Object.fromEntries(keys.map((key) => [key, undefined])));

const others = searchedSections.filter(({ key }) => key !== 'patient');
const nationalOf = (key: string) =>
  sectionSearches.flatMap((one) => (one.own === key ? one.national.map((search) => nationalQuery(one, search)) : []));
const titleOf = (key: string) => searchedSections.find((one) => one.key === key)?.title.nl ?? '';
const notices = (bundle: Bundle) => inMode(bundle, 'outcome').flatMap((one) => ('issue' in one ? one.issue : []));
const statement = async (facade: ReturnType<typeof over>) =>
  (await ask(facade, 'metadata')).body as unknown as CapabilityStatement;
const resourcesIn = ({ rest }: CapabilityStatement) => rest?.[0]?.resource ?? [];

describe.each(others.map(({ key, type }) => [key, type] as const))('without a source of %s', (key, type) => {
  const facade = without(key);

  it.each(nationalOf(key))('%s is refused as not supported, by GET and by POST', async (query) => {
    const [, parameters = ''] = query.split('?');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const answer of [
      await ask(facade, query),
      await ask(facade, `${type}/_search`, { method: 'POST', headers: form, body: parameters }),
    ]) {
      expect(answer.status).toBe(404);
      // Which section it is, whether it shares its type with others or not.
      const diagnostics = expect.stringContaining(`Not offered by this server: ${key} (${titleOf(key)})`);
      expect(issuesOf(answer)).toMatchObject([{ severity: 'error', code: 'not-supported', diagnostics }]);
    }
  });

  it('it is answered with nothing where none is known, which is said', async () => {
    const known = over({ [key]: 'noneKnown' });
    for (const query of nationalOf(key)) {
      const bundle = await search(known, query);
      expect(bundle.total).toBe(0);
      expect(notices(bundle)).toEqual([]);
    }
    expect(resourcesIn(await statement(known)).find((one) => one.type === type)?.documentation).toContain(titleOf(key));
  });

  it('the CapabilityStatement does not have it, and says so', async () => {
    const { rest } = await statement(facade);
    const row = rest?.[0]?.resource?.find((one) => one.type === type);
    const shared = others.some((one) => one.type === type && one.key !== key);
    const searched = row?.interaction.some(({ code }) => code === 'search-type') ?? false;
    expect(searched).toBe(shared);
    if (shared) expect(row?.documentation).toMatch(new RegExp(`Not offered: .*${titleOf(key)}`));
    // What goes along with the BgZ is no section of it.
    if (key !== 'documents') expect(rest?.[0]?.documentation).toContain(titleOf(key));
    const everywhere = await statement(over({}));
    expect(everywhere.rest?.[0]?.documentation).not.toContain('not offered');
    expect(resourcesIn(everywhere).find((one) => one.type === type)?.documentation).toContain(titleOf(key));
  });

  it('the searches of all other sections are answered, without a word of it', async () => {
    for (const { key: other } of searchedSections.filter((one) => one.key !== key))
      for (const query of nationalOf(other)) expect(notices(await search(facade, query)), query).toEqual([]);
  });

  const sharing = others.filter((one) => one.type === type && one.key !== key);
  it.runIf(sharing.length > 0)('a search over all of its type says that it is not among what was found', async () => {
    const bundle = await search(facade, type);
    expect(notices(bundle)).toMatchObject([{ severity: 'warning', code: 'not-supported' }]);
    expect(notices(bundle)[0]?.diagnostics).toContain(titleOf(key));
    for (const { title } of sharing) expect(notices(bundle)[0]?.diagnostics).not.toContain(title.nl);
    expect(notices(await search(facade, `${type}?_summary=count`))).toHaveLength(1);
  });
});

describe('a failing source', () => {
  it.each(searchedSections.map(({ key }) => key))('of %s fails its own searches and no others', async (key) => {
    const failing = () => {
      throw new Error('down');
    };
    const facade = facadeOf({
      sources: {
        ...everything,
        patient: () => [anna],
        [key]: key === 'patient' ? [() => [anna], failing] : failing,
      } as unknown as Sources,
    });
    for (const { own, groups, national, type } of sectionSearches)
      for (const one of national) {
        const { status } = await ask(facade, nationalQuery({ type }, one));
        const needs = key === 'patient' || own === key || groups.includes(key);
        expect([own, status]).toEqual([own, needs ? 502 : 200]);
      }
  });
});

describe('what is not offered', () => {
  it('may not be asked for beyond the authorisation either', async () => {
    const facade = over(
      { problems: undefined },
      { authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only: ['AllergyIntolerance'] }) },
    );
    expect((await ask(facade, 'AllergyIntolerance')).status).toBe(200);
    expect((await ask(facade, 'Condition')).status).toBe(404);
  });

  it('is no failure of a source: nothing is asked, and nothing logged as one', async () => {
    const { lines, logger } = recordedLog();
    let calls = 0;
    const facade = facadeOf({ sources: { patient: () => (calls++ < 0 ? [] : [anna as never]) }, logger });
    expect((await ask(facade, 'Observation?code=http://loinc.org|85354-9')).status).toBe(404);
    expect(calls).toBe(0);
    expect(lines.filter(({ event }) => event === 'source-failed')).toEqual([]);
  });

  it('leaves what other records bring along to be read', async () => {
    const facade = without('procedureRequests');
    const types = resourcesIn(await statement(facade));
    expect(types.find(({ type }) => type === 'ProcedureRequest')?.interaction).toEqual([{ code: 'read' }]);
    expect(issuesOf(await ask(facade, 'ProcedureRequest/a'))).toMatchObject([{ code: 'not-found' }]);
    const neither = await ask(
      without('procedureRequests', 'procedures', 'laboratoryTestResults'),
      'ProcedureRequest/a',
    );
    expect([neither.status, issuesOf(neither)[0]?.code]).toEqual([404, 'not-supported']);
  });

  it('is told of the sources of a facade without making one', () => {
    const only = capabilityStatement(BASE, { sources: { patient: () => [], problems: 'noneKnown' } });
    const searched = resourcesIn(only).filter(({ interaction }) => interaction.length === 2);
    expect(searched.map(({ type }) => type)).toEqual(['Patient', 'Condition', 'Provenance']);
    const all = resourcesIn(capabilityStatement(BASE)).map(({ type }) => type);
    for (const { type, key } of searchedSections) expect(all.includes(type)).toBe(key !== 'documents');
  });
});
