// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts name their variables so
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type AssertResult,
  type Qualification,
  type QualifyOptions,
  qualify,
  TestScriptError,
} from '../../src/qualify';

const folder = mkdtempSync(path.join(tmpdir(), 'bgz-scripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BASE = 'https://epd.example/fhir';

/** What the server was asked. */
interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

const patient = { resourceType: 'Patient', id: 'p-1', gender: 'female', birthDate: '2026-07-01', active: true };

/** A server that answers everything with a patient. */
function server(answer: () => Response = () => Response.json(patient)) {
  const sent: Sent[] = [];
  const send: typeof fetch = async (url, init) => {
    const request = new Request(url, init);
    const { method, headers } = request;
    sent.push({ method, url: request.url, headers, body: await request.text() });
    return answer();
  };
  return { sent, send };
}

let count = 0;

/** A script in a folder of its own, with what stands beside it. */
function script(content: string | object, beside: Readonly<Record<string, string>> = {}): string {
  count += 1;
  const own = path.join(folder, String(count));
  mkdirSync(own);
  for (const [name, text] of Object.entries(beside)) writeFileSync(path.join(own, name), text);
  const text =
    typeof content === 'string'
      ? `<TestScript xmlns="http://hl7.org/fhir">${content}</TestScript>`
      : JSON.stringify(content);
  writeFileSync(path.join(own, typeof content === 'string' ? 'script.xml' : 'script.json'), text);
  return own;
}

const read =
  '<action><operation><type><code value="read"/></type><resource value="Patient"/><params value="/p-1"/></operation></action>';
const assert = (inside: string) => `<action><assert>${inside}</assert></action>`;
const test = (...actions: readonly string[]) => `<test id="t">${actions.join('')}</test>`;

async function run(place: string, options: Partial<QualifyOptions> = {}, answer?: () => Response) {
  const { sent, send } = server(answer);
  const result = await qualify({ base: `${BASE}/`, scripts: [place], fetch: send, today: '2026-07-15', ...options });
  return { sent, result };
}

const all = ({ scripts }: Qualification): readonly AssertResult[] =>
  scripts.flatMap(({ tests }) => tests.flatMap(({ asserts }) => asserts));

/** What came of the asserts of a patient that was read. */
async function judged(...asserts: readonly string[]): Promise<readonly string[]> {
  const { result } = await run(script(test(read, ...asserts.map(assert))));
  return all(result).map(({ outcome, why }) => (why ? `${outcome}: ${why.en}` : outcome));
}

describe('asserts', () => {
  it.each([
    ['<expression value="Patient.gender"/><operator value="equals"/><value value="female"/>', 'pass'],
    ['<expression value="Patient.gender"/><value value="female"/>', 'pass'],
    [
      '<expression value="Patient.gender"/><operator value="equals"/><value value="male"/>',
      "fail: found 'female', expected equals male",
    ],
    ['<expression value="Patient.gender"/><operator value="notEquals"/><value value="male"/>', 'pass'],
    ['<expression value="Patient.gender"/><operator value="in"/><value value="male, female"/>', 'pass'],
    ['<expression value="Patient.gender"/><operator value="notIn"/><value value="male,other"/>', 'pass'],
    ['<expression value="Patient.gender"/><operator value="contains"/><value value="fem"/>', 'pass'],
    ['<expression value="Patient.gender"/><operator value="notContains"/><value value="x"/>', 'pass'],
    ['<expression value="Patient.birthDate"/><operator value="greaterThan"/><value value="2026-06-30"/>', 'pass'],
    [
      '<expression value="Patient.birthDate"/><operator value="lessThan"/><value value="2026-06-30"/>',
      'fail: found another text, expected lessThan 2026-06-30',
    ],
    ['<expression value="Patient.name"/><operator value="empty"/>', 'pass'],
    ['<expression value="Patient.name"/><operator value="notEmpty"/>', 'fail: found nothing, expected notEmpty '],
    [
      '<expression value="Patient.name"/><operator value="equals"/><value value=""/>',
      'fail: found nothing, expected equals ',
    ],
    ['<expression value="Patient.active"/>', 'pass'],
    ['<expression value="Patient.name"/>', 'fail: the expression gives 0 items, expected one that is true'],
    ['<expression value="Patient.birthDate = \'${DATE, T, D, -14}\'"/>', 'pass'],
    [
      '<expression value="Patient.gender ="/>',
      'skip: the expression cannot be evaluated: found the end, expected an expression',
    ],
    [
      '<expression value="Patient.gender"/><operator value="alike"/><value value="x"/>',
      'skip: the operator "alike" is not known here',
    ],
    ['<response value="okay"/>', 'pass'],
    ['<response value="notFound"/>', 'fail: status 200, expected 404'],
    ['<responseCode value="404"/><operator value="notEquals"/>', 'pass'],
    ['<resource value="Bundle"/>', 'fail: a Patient came, expected Bundle'],
    ['<contentType value="xml"/>', 'fail: found application/json, expected = xml'],
    ['<headerField value="ETag"/>', 'fail: there is no header ETag'],
    ['<headerField value="ETag"/><operator value="empty"/>', 'pass'],
    ['<requestURL value="/Patient/p-1"/>', 'pass'],
    ['<navigationLinks value="true"/>', 'fail: Bundle.link has no self'],
    ['<path value="f:Patient/f:id"/><value value="p-1"/>', 'skip: XPath and JSONPath are not evaluated'],
    ['<rule><ruleId value="of-somebody"/></rule>', 'skip: the rule "of-somebody" is not known here'],
    ['<validateProfileId value="none"/>', 'fail: the script names no profile "none"'],
    ['<minimumId value="none"/>', 'fail: there is no answer or fixture "none"'],
    ['<expression value="Patient.id = \'${nobody}\'"/>', 'fail: variable nobody has no value; give it one'],
  ])('%s comes to %s', async (inside, expected) => {
    expect(await judged(inside)).toEqual([expected]);
  });

  it.each([
    ['a profile that is not known', 'http://nothing.example/StructureDefinition/x', 'skip'],
    ['a profile that is about nothing that came', 'http://nictiz.nl/fhir/StructureDefinition/zib-Problem', 'fail'],
    ['the profile of what came', 'http://hl7.org/fhir/StructureDefinition/Bundle', 'pass'],
  ])('of %s are judged so', async (_what, profile, outcome) => {
    const bundle = () => Response.json({ resourceType: 'Bundle', type: 'collection' });
    const place = script(`<profile id="p" value="${profile}"/>${test(read, assert('<validateProfileId value="p"/>'))}`);
    const { result } = await run(place, {}, bundle);
    expect(all(result)[0]?.outcome).toBe(outcome);
    expect(result.verdict).toBe(outcome === 'pass' ? 'passes' : 'fails');
  });

  it('end a test where the script says so', async () => {
    const stops = '<resource value="Bundle"/><stopTestOnFail value="true"/>';
    expect(await judged(stops, '<response value="okay"/>')).toEqual(['fail: a Patient came, expected Bundle']);
  });

  it('are judged of nothing when the server cannot be reached', async () => {
    const { result } = await run(
      script(test(read, assert('<response value="okay"/>'), assert('<resource value="Patient"/>'))),
      {
        fetch: () => Promise.reject(new Error('no')),
      },
    );
    expect(all(result).map(({ why }) => why?.en)).toEqual(
      Array(2).fill('the server cannot be reached, or the connection broke off'),
    );
  });
});

describe('what is not answered', () => {
  const unreachable = () => Promise.reject(new Error('no'));
  const of = (inside: string) => script(test(read, ...(inside === '' ? [] : [assert(inside)])));

  it.each([
    ['the address that is asked', '<requestURL value="/Patient"/>'],
    ['the method', '<requestMethod value="get"/>'],
    ['a header', '<headerField value="ETag"/><operator value="empty"/>'],
    ['the form', '<contentType value="json"/>'],
    ['nothing', ''],
  ])('does not pass where %s is asserted', async (_what, inside) => {
    const { result } = await run(of(inside), { fetch: unreachable });
    expect(result.verdict).toBe('fails');
    expect(result.scripts[0]?.problems.map(({ en }) => en)).toEqual([
      't: the server cannot be reached, or the connection broke off',
    ]);
  });

  it('is not sent for want of a variable, and takes no other script along', async () => {
    const broken = script(
      test(
        '<action><operation><resource value="Patient"/><params value="/${who}"/></operation></action>',
        assert('<requestURL value="/Patient"/>'),
      ),
    );
    const { result } = await run(broken, { scripts: [broken, of('<response value="okay"/>')] });
    expect(result.scripts.map(({ counts }) => counts.pass)).toEqual([0, 1]);
    expect(all(result)[0]?.why?.en).toBe('it was not sent: variable who has no value; give it one');
  });
});

describe('operations', () => {
  const operation = (inside: string) => `<action><operation>${inside}</operation></action>`;
  const asked = async (inside: string, more = '', beside = {}, options: Partial<QualifyOptions> = {}) => {
    const place = script(`${more}${test(operation(inside), assert('<response value="okay"/>'))}`, beside);
    return run(place, options);
  };
  const body = { 'patient.json': JSON.stringify({ ...patient, birthDate: '${DATE, T, D, -1}' }) };
  const fixture = '<fixture id="f"><resource><reference value="./patient.json"/></resource></fixture>';

  it.each([
    ['<type><code value="capabilities"/></type>', 'GET', '/metadata'],
    ['<type><code value="read"/></type><resource value="Patient"/><params value="/p-1"/>', 'GET', '/Patient/p-1'],
    [
      '<type><code value="search"/></type><resource value="Patient"/><params value="?a=b|c&amp;d=e,f"/>',
      'GET',
      '/Patient?a=b%7Cc&d=e%2Cf',
    ],
    [
      '<type><code value="search"/></type><resource value="Patient"/><encodeRequestUrl value="false"/><params value="?a=b,c"/>',
      'GET',
      '/Patient?a=b,c',
    ],
    [
      '<type><code value="lastn"/></type><resource value="Observation"/><params value="?code=x"/>',
      'GET',
      '/Observation/$lastn?code=x',
    ],
    [
      '<type><code value="search"/></type><resource value="Observation"/><params value="/$lastn?code=x"/>',
      'GET',
      '/Observation/$lastn?code=x',
    ],
    ['<url value="Patient/2"/>', 'GET', '/Patient/2'],
    [`<url value="${BASE}/Patient/3"/>`, 'GET', '/Patient/3'],
    ['<type><code value="history"/></type><targetId value="f"/>', 'GET', '/Patient/p-1/_history'],
    ['<type><code value="create"/></type><resource value="Patient"/><sourceId value="f"/>', 'POST', '/Patient'],
    ['<type><code value="update"/></type><targetId value="f"/><sourceId value="f"/>', 'PUT', '/Patient/p-1'],
    ['<type><code value="delete"/></type><targetId value="f"/>', 'DELETE', '/Patient/p-1'],
  ])('%s is %s %s', async (inside, method, url) => {
    const { sent, result } = await asked(inside, fixture, body);
    expect(sent.map((one) => `${one.method} ${one.url}`)).toEqual([`${method} ${BASE}${url}`]);
    expect(result.counts.pass).toBe(1);
  });

  it('send a fixture with its dates filled in, in the form that is told', async () => {
    const inside = '<type><code value="create"/></type><resource value="Patient"/><sourceId value="f"/>';
    const json = await asked(inside, fixture, body);
    expect(JSON.parse(json.sent[0]?.body ?? '')).toEqual({ ...patient, birthDate: '2026-07-14' });
    const xml = await asked(`${inside}<contentType value="xml"/>`, fixture, body);
    expect(xml.sent[0]?.headers.get('content-type')).toBe('application/fhir+xml');
    expect(xml.sent[0]?.body).toContain('<birthDate value="2026-07-14"/>');
  });

  it('that lead to another server are not sent, for a token goes along', async () => {
    const { sent, result } = await asked('<url value="https://elsewhere.example/Patient/1"/>');
    expect(sent).toEqual([]);
    expect(all(result)[0]?.why?.en).toBe('it was not sent: its url leads to another server');
    const { sent: alike } = await asked(`<url value="${BASE}.elsewhere.example/Patient"/>`);
    expect(alike).toEqual([]);
  });

  it.each([
    '<params value="@evil.example/Patient"/>',
    '<params value=".evil.example/Patient"/>',
    '<params value=":9999/Patient"/>',
    '<params value="/../other/Patient"/>',
    '<params value="/%2e%2e/other/Patient"/>',
    '<resource value="../other/Patient"/>',
    `<url value="${BASE}/../other/Patient"/>`,
    '<url value="https://epd.example@evil.example/fhir/Patient"/>',
    '<url value="//evil.example/fhir"/>',
  ])('send nothing to another server or beside the one that is judged: %s', async (inside) => {
    const { sent, result } = await asked(inside);
    for (const { url } of sent) expect(url).toMatch(/^https:\/\/epd\.example\/fhir\//);
    if (sent.length === 0) expect(result.scripts[0]?.problems[0]?.en).toMatch(/its url leads to another server|no URL/);
  });

  it.each([
    ['a broken escape', '<resource value="Patient"/><encodeRequestUrl value="false"/><params value="?a=%zz"/>'],
    ['half a character', '<resource value="Patient"/><params value="?a=\ud800"/>'],
    ['a type that every object has', '<type><code value="toString"/></type><resource value="Patient"/>'],
    ['a variable without end', `<resource value="Patient"/><params value="${'${'.repeat(3_000)}"/>`],
  ])('with %s end neither the run nor the machine', async (_what, inside) => {
    const { result } = await asked(inside);
    expect(result.scripts).toHaveLength(1);
  });

  it('send on what cannot be written as XML to nobody, and go on', async () => {
    const first = operation('<resource value="Patient"/><params value="/p-1"/><responseId value="odd"/>');
    const second = operation('<type><code value="create"/></type><sourceId value="odd"/><contentType value="xml"/>');
    const { sent, result } = await run(script(test(first, second, assert('<response value="okay"/>'))), {}, () =>
      Response.json({ resourceType: 'Nope', strange: 1 }),
    );
    expect(sent).toHaveLength(1);
    expect(all(result)[0]?.why?.en).toBe('what is to be sent cannot be written');
  });

  it('are told without what they were given and without who is asked about', async () => {
    const number = '999990019';
    const inside = [
      '<resource value="Patient"/><params value="/${BSN}?identifier:exact=${BSN}&amp;family:contains=Jansen&amp;_filter=${BSN}&amp;code=x"/>',
      '<requestHeader><field value="X-Api-Key"/><value value="${auth-token}"/></requestHeader>',
    ].join('');
    const place = script(
      test(
        operation(inside),
        ...[
          '<expression value="Patient.identifier.where(value = \'${BSN}\').exists()"/>',
          '<expression value="Patient.id = \'${BSN}\'"/>',
          '<expression value="Patient.birthDate = \'1950-01-01\'"/>',
          '<expression value="Patient.identifier.value"/><operator value="notEquals"/><value value="${BSN}"/>',
          '<headerField value="X-Api-Key"/><direction value="request"/><value value="x"/>',
          '<responseCode value="${auth-token}"/>',
        ].map(assert),
      ),
    );
    const answer = () => Response.json({ ...patient, identifier: [{ value: number }, { value: 999990019 }] });
    const { result } = await run(place, { variables: { BSN: number, 'auth-token': 'Bearer geheim' } }, answer);
    expect(result.scripts[0]?.tests[0]?.request).toBe(
      'GET /Patient/…?identifier:exact=…&family:contains=…&_filter=…&code=x',
    );
    expect(all(result)).toHaveLength(6);
    expect(JSON.stringify(result)).not.toMatch(/999990019|geheim|Jansen|2026-07-01/);
  });

  it('take variables: given ones before those of the script, of a header and of an answer', async () => {
    const place = script(
      [
        '<variable><name value="who"/><defaultValue value="p-9"/></variable>',
        '<variable><name value="born"/><expression value="Patient.birthDate"/><sourceId value="first"/></variable>',
        '<variable><name value="form"/><headerField value="Content-Type"/><sourceId value="first"/></variable>',
        test(
          operation('<resource value="Patient"/><params value="/${who}"/><responseId value="first"/>'),
          operation('<resource value="Patient"/><params value="?birthdate=${born}&amp;as=${form}"/>'),
          assert('<response value="okay"/>'),
        ),
      ].join(''),
    );
    const { sent } = await run(place, { variables: { who: 'p-7' } });
    expect(sent.map(({ url }) => url)).toEqual([
      `${BASE}/Patient/p-7`,
      `${BASE}/Patient?birthdate=2026-07-01&as=application%2Fjson`,
    ]);
  });

  it('run in the setup first, and nothing after a setup that fails but the teardown', async () => {
    const remove = operation('<type><code value="delete"/></type><resource value="Patient"/><params value="/p-1"/>');
    const place = script(
      `<setup>${read}${assert('<resource value="Bundle"/>')}</setup>${test(read, assert('<response value="okay"/>'))}<teardown>${remove}</teardown>`,
    );
    const { sent, result } = await run(place);
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'DELETE']);
    expect(result).toMatchObject({ verdict: 'fails', counts: { pass: 0, fail: 1 } });
  });
});

describe('fixtures', () => {
  const of = (reference: string) =>
    `<fixture id="f"><resource><reference value="${reference}"/></resource></fixture>${test(read, assert('<minimumId value="f"/>'))}`;

  it('are the least an answer must hold', async () => {
    const part = { 'part.json': '{"resourceType":"Patient","gender":"female"}' };
    expect((await run(script(of('part.json'), part))).result.counts).toMatchObject({ pass: 1, fail: 0 });
    const other = { 'part.json': '{"resourceType":"Patient","gender":"male"}' };
    const { result } = await run(script(of('part.json'), other));
    expect(all(result)[0]?.why?.en).toBe('Patient.gender is not as in f');
  });

  it('that a link leads to outside the folder are not read', async () => {
    const elsewhere = path.join(folder, 'elsewhere.json');
    writeFileSync(elsewhere, JSON.stringify(patient));
    const place = script(of('link.json'));
    symlinkSync(elsewhere, path.join(place, 'link.json'));
    const { result } = await run(place);
    expect(result.scripts[0]?.problems.map(({ en }) => en)).toEqual([
      'fixture f cannot be read: it lies outside the folder of the scripts',
    ]);
  });

  it('that are no files are not waited for', async () => {
    const place = script(of('pipe.json'));
    mkdirSync(path.join(place, 'pipe.json'));
    const { result } = await run(place);
    expect(result.scripts[0]?.problems.map(({ en }) => en)).toEqual([
      'fixture f cannot be read: it is no file, or too large',
    ]);
  });

  it.each([
    ['absent.json', 'fixture f cannot be read: there is no such file'],
    ['../../../../etc/passwd', 'fixture f cannot be read: it lies outside the folder of the scripts'],
    ['/etc/passwd', 'fixture f cannot be read: it lies outside the folder of the scripts'],
    ['none.json', 'fixture f cannot be read: it holds no FHIR resource'],
  ])('that cannot be read are told, and keep the run from passing: %s', async (reference, why) => {
    const { result } = await run(script(of(reference), { 'none.json': '[]' }));
    expect(result.scripts[0]?.problems.map(({ en }) => en)).toEqual([why]);
    expect(result.verdict).toBe('fails');
  });
});

describe('expressions', () => {
  it.each([
    ['deep', `${'('.repeat(20_000)}true${')'.repeat(20_000)}`],
    ['long', `${'true and '.repeat(20_000)}true`],
    ['not deep enough to be refused', `${'('.repeat(2_000)}true${')'.repeat(2_000)}`],
  ])('that are %s are judged or not, and end nothing', async (_what, expression) => {
    const [told] = await judged(`<expression value="${expression}"/>`);
    expect(told).toMatch(/^pass$|it is longer than what is read|broke/);
  });

  it('that could take years are not tried', async () => {
    const [told] = await judged(`<expression value="'${'a'.repeat(60)}!'.matches('(\\\\x61+)+$')"/>`);
    expect(told).toMatch(/^skip: .*could take too long/);
  });
});

describe('variables', () => {
  it('that multiply come to an end', async () => {
    const many = (name: string) => `\${${name}}`.repeat(40);
    const variables = ['a', 'b', 'c', 'd']
      .map((name, at, names) => {
        const value = names[at + 1] === undefined ? 'x'.repeat(40) : many(names[at + 1] ?? '');
        return `<variable><name value="${name}"/><expression value="'${value}'"/><sourceId value="r"/></variable>`;
      })
      .join('');
    const asks = `<action><operation><resource value="Patient"/><params value="/1"/><responseId value="r"/></operation></action>`;
    const place = script(`${variables}${test(asks, assert(`<expression value="'${many('a')}' = ''"/>`))}`);
    const { result } = await run(place);
    expect(all(result)[0]?.why?.en).toMatch(/longer than what is read/);
  });
});

describe('scripts', () => {
  it('are read as JSON, with elements of STU3 and of R4', async () => {
    const { result } = await run(
      script({
        resourceType: 'TestScript',
        title: 'In JSON',
        profile: [{ id: 'p', reference: 'http://hl7.org/fhir/StructureDefinition/Patient' }],
        test: [
          {
            id: 'one',
            action: [
              { operation: { type: { code: 'read' }, resource: 'Patient', params: '/p-1' } },
              { assert: { response: 'okay', warningOnly: false } },
              { assert: { validateProfileId: 'p' } },
            ],
          },
        ],
      }),
    );
    expect(result.scripts[0]).toMatchObject({ title: 'In JSON', counts: { pass: 2, fail: 0 } });
  });

  it('that judge a client are named and not run', async () => {
    const sut =
      '<extension url="http://fhir.interoplab.eu/fhir/StructureDefinition/Interoplab-CL-ext-SUT"><valueBoolean value="true"/></extension>';
    const { sent, result } = await run(
      script(`<origin>${sut}</origin>${test(read, assert('<response value="okay"/>'))}`),
    );
    expect(sent).toEqual([]);
    expect(result.scripts[0]?.notRun).toBe(true);
    // A run that judged nothing has not passed.
    expect(result.verdict).toBe('fails');
  });

  it.each([
    ['no XML', '<TestScript'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><TestScript/>'],
    ['another resource', '<Patient xmlns="http://hl7.org/fhir"/>'],
    ['nothing', ''],
  ])('that are %s are refused by their path', async (_what, text) => {
    const file = path.join(folder, `broken-${_what.replace(/\W/g, '')}.xml`);
    writeFileSync(file, text);
    const asked = qualify({ base: BASE, scripts: [file] });
    await expect(asked).rejects.toThrow(TestScriptError);
    await expect(asked).rejects.toThrow(file);
  });

  it('that are not there, or none, are told', async () => {
    await expect(qualify({ base: BASE, scripts: [path.join(folder, 'nowhere')] })).rejects.toThrow('no such file');
    const empty = mkdtempSync(path.join(folder, 'empty-'));
    writeFileSync(path.join(empty, 'properties.json'), '{}');
    await expect(qualify({ base: BASE, scripts: [empty] })).rejects.toThrow('There is no TestScript');
    const place = script(test(read, assert('<response value="okay"/>')));
    await expect(qualify({ base: BASE, scripts: [place], only: 'other' })).rejects.toThrow('None of the TestScripts');
  });

  it.each([
    ['no token', '', /^status 401, expected 200,201: the request carried no token \(.*BGZ_TOKEN/],
    ['one that is refused', 'Bearer x', /^status 401, expected 200,201: the server did not accept the token/],
  ])('tell of 401 that it is about the token: %s', async (_what, token, told) => {
    const header = `<requestHeader><field value="Authorization"/><value value="${token}"/></requestHeader>`;
    const asked = `<action><operation><resource value="Patient"/>${token && header}</operation></action>`;
    const place = script(test(asked, assert('<responseCode value="200,201"/>')));
    const { result } = await run(place, {}, () => new Response('', { status: 401 }));
    expect(all(result)[0]?.why?.en).toMatch(told);
  });

  it('do not send a token over an open line', async () => {
    const header = '<requestHeader><field value="Authorization"/><value value="Bearer x"/></requestHeader>';
    const place = script(
      test(
        `<action><operation><resource value="Patient"/>${header}</operation></action>`,
        assert('<response value="okay"/>'),
      ),
    );
    const { sent, result } = await run(place, { base: 'http://epd.example/fhir' });
    expect(sent).toEqual([]);
    expect(all(result)[0]?.why?.en).toMatch(/https only/);
  });
});
