import { describe, expect, it } from 'vitest';
import type { CodeFilter, CodeQuestion } from '../../src/terminology/lookup';
import { type TerminologyServerOptions, terminologyServer } from '../../src/terminology/server/terminology-server';
import { BIG, fakeServer, LOCAL, LOINC, parameters, SMALL, SNOMED } from './server-fixture';

const server = fakeServer();
const provider = (options: Partial<TerminologyServerOptions> = {}) =>
  terminologyServer({ allowLoopbackHttp: true, baseUrl: server.baseUrl, fhirVersion: 'R4', ...options });
const ask = (question: Partial<CodeQuestion>, options: Partial<TerminologyServerOptions> = {}) =>
  provider(options).lookup({ system: SNOMED, code: '22298006', ...question });

const isA: readonly CodeFilter[] = [{ property: 'concept', op: 'is-a', value: '64572001' }];
const even: readonly CodeFilter[] = [{ property: 'group', op: '=', value: 'even' }];

describe.each(['R4', 'STU3'] as const)('a terminology server that speaks %s', (fhirVersion) => {
  it.each<[string, Partial<CodeQuestion>, object]>([
    ['a code of the system', {}, { result: 'member', display: 'myocardinfarct' }],
    ['a code of LOINC', { system: LOINC, code: '8302-2' }, { result: 'member', display: 'lichaamslengte' }],
    ['a code of another system', { system: LOCAL, code: 'c3' }, { result: 'member', display: 'code 3' }],
    ['an unknown code', { code: '1' }, { result: 'not-member', reason: 'unknown-code' }],
    [
      'an inactive code',
      { code: '155304006' },
      { result: 'not-member', reason: 'inactive', display: 'oud hartinfarct' },
    ],
    ['an unknown system', { system: 'urn:x' }, { result: 'unverifiable', reason: 'not-supported' }],
    ['a code below another', { filters: isA, valueSet: 'urn:vs' }, { result: 'member', display: 'myocardinfarct' }],
    [
      'a code that is not below itself',
      { code: '64572001', filters: [{ property: 'concept', op: 'descendent-of', value: '64572001' }] },
      { result: 'not-member', reason: 'not-in-set', display: 'ziekte' },
    ],
    [
      'a code of a refset',
      { filters: [{ property: 'concept', op: 'in', value: '31000147101' }] },
      { result: 'member', display: 'myocardinfarct' },
    ],
    [
      'an inactive code below another',
      { code: '155304006', filters: isA },
      { result: 'not-member', reason: 'inactive' },
    ],
    ['an unknown code below another', { code: '1', filters: isA }, { result: 'not-member', reason: 'unknown-code' }],
    ['any code, by a set without filters', { filters: [], valueSet: 'urn:vs' }, { result: 'member' }],
    [
      'a filter that is not understood',
      { filters: [{ property: 'constraint', op: '=', value: '<< 1 OR << 2' }] },
      { result: 'unverifiable', reason: 'not-supported' },
    ],
    [
      'a filter on another system',
      { system: LOCAL, code: 'c4', filters: even },
      { result: 'member', display: 'code 4' },
    ],
    [
      'a filter that leaves it out',
      { system: LOCAL, code: 'c5', filters: even },
      { result: 'not-member', reason: 'not-in-set' },
    ],
    [
      'a member of a small set',
      { system: LOCAL, code: 'c6', valueSet: SMALL },
      { result: 'member', display: 'code 6' },
    ],
    [
      'a code outside a small set',
      { system: LOCAL, code: 'c7', valueSet: SMALL },
      { result: 'not-member', reason: 'not-in-set' },
    ],
    ['a code of another system', { valueSet: SMALL }, { result: 'not-member', reason: 'not-in-set' }],
    [
      'an unknown code and a small set',
      { system: LOCAL, code: 'x', valueSet: SMALL },
      { result: 'not-member', reason: 'unknown-code' },
    ],
    [
      'a member of a large set',
      { system: LOCAL, code: 'c1299', valueSet: BIG },
      { result: 'member', display: 'code 1299' },
    ],
    ['an unknown value set', { valueSet: 'urn:nowhere' }, { result: 'unverifiable', reason: 'not-supported' }],
  ])('answers for %s', async (_what, question, answer) => {
    expect(await ask(question, { fhirVersion })).toMatchObject(answer);
  });

  it('gives every accepted term when the display given is another one, and says nothing of them otherwise', async () => {
    const displays = ['myocardinfarct', 'hartinfarct', 'Myocardial infarction (disorder)'];
    const member = { result: 'member', display: 'myocardinfarct' };
    expect(await ask({ display: 'hartinfarct' }, { fhirVersion })).toEqual({ ...member, displays });
    expect(await ask({ display: 'Myocardinfarct ' }, { fhirVersion })).toEqual(member);
    expect(await ask({}, { fhirVersion })).toEqual(member);
    server.behave(({ operation }) => (operation === 'CodeSystem/$lookup' ? { status: 500, text: '' } : undefined));
    expect(await ask({ display: 'hartinfarct' }, { fhirVersion })).toEqual(member);
  });
});

describe('a "no" of a server that could not look', () => {
  const issue = (code: string) => ({
    resourceType: 'Parameters',
    parameter: [
      { name: 'result', valueBoolean: false },
      { name: 'issues', resource: { resourceType: 'OperationOutcome', issue: [{ details: { coding: [{ code }] } }] } },
    ],
  });
  const message = (text: string) => parameters({ result: false, message: text });
  const unverifiable = { result: 'unverifiable', reason: 'not-supported' };
  const unknown = { result: 'not-member', reason: 'unknown-code' };

  it.each<[string, object, object]>([
    [
      'a parameter for the unknown system',
      parameters({ result: false, 'x-caused-by-unknown-system': SNOMED }),
      unverifiable,
    ],
    ['an issue for the unknown system', issue('not-found'), unverifiable],
    ['an issue for the code', issue('invalid-code'), unknown],
    ['words: no definition', message("A definition for CodeSystem 'http://x.nl' could not be found"), unverifiable],
    ['words: unknown system', message("CodeSystem is unknown and can't be validated: http://x.nl"), unverifiable],
    ['words: unknown code', message("Unknown code '1' in the CodeSystem 'http://snomed.info/sct'"), unknown],
    ['words: code not found', message('The code 1 was not found in code system http://snomed.info/sct'), unknown],
  ])('is told from a real one by %s', async (_what, body, answer) => {
    server.behave(() => ({ body }));
    expect(await ask({})).toEqual(answer);
  });
});

describe('small value sets', () => {
  const codes = Array.from({ length: 9 }, (_item, i) => `c${i}`);
  const questions = codes.map((code) => ({ system: LOCAL, code, valueSet: SMALL }));

  it('are fetched once, however many codes are asked, and answered in the order asked', async () => {
    const answers = await provider().lookupAll?.(questions);
    expect(answers?.map(({ result }) => result)).toEqual([...Array(7).fill('member'), 'not-member', 'not-member']);
    expect(server.operations().filter((operation) => operation === 'ValueSet/$expand')).toHaveLength(1);
    expect(server.operations()).not.toContain('ValueSet/$validate-code');
  });

  it('are fetched page by page', async () => {
    const reader = provider({ expandUpTo: 2000 });
    expect(await reader.lookup({ system: LOCAL, code: 'c1299', valueSet: BIG })).toMatchObject({ result: 'member' });
    expect(server.seen.map(({ query }) => [query.offset, query.count])).toEqual([
      ['0', '500'],
      ['500', '500'],
      ['1000', '500'],
    ]);
  });

  it('are not what a set over the limit is, which is then validated code by code and not expanded again', async () => {
    const reader = provider({ expandUpTo: 1299 });
    await reader.lookup({ system: LOCAL, code: 'c1', valueSet: BIG });
    await reader.lookup({ system: LOCAL, code: 'c2', valueSet: BIG });
    expect(server.operations()).toEqual(['ValueSet/$expand', 'ValueSet/$validate-code', 'ValueSet/$validate-code']);
  });

  const entry = (code: string, more: object = {}) => ({ system: LOCAL, code, display: code, ...more });
  const expansion = (contains: readonly object[], more: object = {}) => ({
    resourceType: 'ValueSet',
    expansion: { contains, ...more },
  });

  it('hold nested codes and leave out abstract ones', async () => {
    const nested = [entry('c1', { abstract: true, contains: [entry('c2'), entry('c3', { inactive: true })] })];
    server.behave(({ operation }) =>
      operation === 'ValueSet/$expand' ? { body: expansion(nested, { total: 3 }) } : undefined,
    );
    const reader = provider();
    const answers = await reader.lookupAll?.(questions.slice(0, 4));
    expect(answers?.map((answer) => ('reason' in answer ? answer.reason : answer.result))).toEqual([
      'not-in-set',
      'not-in-set',
      'member',
      'inactive',
    ]);
  });

  it.each<[string, object]>([
    ['is cut short', expansion([entry('c1')], { total: 3 })],
    [
      'says it is unclosed',
      expansion([entry('c1')], { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/valueset-unclosed' }] }),
    ],
    ['is no expansion', { resourceType: 'ValueSet' }],
    ['is another resource', { resourceType: 'OperationOutcome' }],
    [
      'ignores the offset',
      expansion(
        Array.from({ length: 500 }, (_item, i) => entry(`c${i + 1}`)),
        {},
      ),
    ],
  ])('are not taken from an expansion that %s', async (_what, body) => {
    server.behave(({ operation }) => (operation === 'ValueSet/$expand' ? { body } : undefined));
    const answer = await provider({ expandUpTo: 5000 }).lookup({ system: LOCAL, code: 'c0', valueSet: SMALL });
    expect(answer).toMatchObject({ result: 'member', display: 'code 0' });
    expect(server.operations().at(-1)).toBe('ValueSet/$validate-code');
    expect(server.operations().length).toBeLessThanOrEqual(3);
  });

  it('are taken whole when the server does not count them, unless they grow over the limit', async () => {
    const all = Array.from({ length: 12 }, (_item, i) => entry(`c${i}`));
    server.behave(({ operation, query }) => {
      const offset = Number(query.offset);
      if (operation !== 'ValueSet/$expand') return undefined;
      return { body: expansion(all.slice(offset, offset + Number(query.count))) };
    });
    const one = { system: LOCAL, code: 'c1', valueSet: 'urn:uncounted' };
    expect(await provider({ expandUpTo: 12 }).lookup(one)).toEqual({ result: 'member', display: 'c1' });
    expect(server.operations()).toEqual(['ValueSet/$expand', 'ValueSet/$expand']);
    expect(await provider({ expandUpTo: 11 }).lookup(one)).toEqual({ result: 'unverifiable', reason: 'not-supported' });
    expect(server.operations().slice(2)).toEqual(['ValueSet/$expand', 'ValueSet/$expand', 'ValueSet/$validate-code']);
  });

  it('are fetched again when that failed', async () => {
    const reader = provider();
    server.behave(({ operation }) => (operation === 'ValueSet/$expand' ? { status: 500, text: '' } : undefined));
    expect(await reader.lookup({ system: LOCAL, code: 'c1', valueSet: SMALL })).toMatchObject({ result: 'member' });
    server.behave(() => undefined);
    expect(await reader.lookup({ system: LOCAL, code: 'c2', valueSet: SMALL })).toMatchObject({ result: 'member' });
    expect(server.operations()).toEqual(['ValueSet/$expand', 'ValueSet/$validate-code', 'ValueSet/$expand']);
  });
});
