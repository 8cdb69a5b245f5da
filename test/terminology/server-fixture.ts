import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, onTestFinished, vi } from 'vitest';
import { type TerminologyServerOptions, terminologyServer } from '../../src/terminology/server/terminology-server';

export const SNOMED = 'http://snomed.info/sct';
export const LOINC = 'http://loinc.org';
export const LOCAL = 'http://example.org/cs';
export const SMALL = 'http://example.org/vs/small';
export const BIG = 'http://example.org/vs/big';

/** What the server knows: display first, then other terms. */
const concepts: Readonly<Record<string, Readonly<Record<string, { terms: readonly string[]; inactive?: boolean }>>>> = {
  [SNOMED]: {
    '22298006': { terms: ['myocardinfarct', 'hartinfarct', 'Myocardial infarction (disorder)'] },
    '64572001': { terms: ['ziekte'] },
    '155304006': { terms: ['oud hartinfarct'], inactive: true },
  },
  [LOINC]: { '8302-2': { terms: ['lichaamslengte'] } },
  [LOCAL]: Object.fromEntries(Array.from({ length: 1300 }, (_item, i) => [`c${i}`, { terms: [`code ${i}`] }])),
};

/** Members of the value sets by canonical. */
const sets: Readonly<Record<string, readonly (readonly [system: string, code: string])[]>> = {
  [`${SNOMED}?fhir_vs`]: Object.keys(concepts[SNOMED] ?? {}).map((code) => [SNOMED, code]),
  [`${SNOMED}?fhir_vs=isa/64572001`]: ['22298006', '64572001'].map((code) => [SNOMED, code]),
  [`${SNOMED}?fhir_vs=refset/31000147101`]: [[SNOMED, '22298006']],
  [`${SNOMED}?fhir_vs=ecl/%3C%2064572001`]: [[SNOMED, '22298006']],
  [`${LOINC}/vs`]: [[LOINC, '8302-2']],
  [`${LOCAL}?vs`]: Object.keys(concepts[LOCAL] ?? {}).map((code) => [LOCAL, code]),
  [SMALL]: Array.from({ length: 7 }, (_item, i) => [LOCAL, `c${i}`] as const),
  [BIG]: Object.keys(concepts[LOCAL] ?? {}).map((code) => [LOCAL, code]),
};

/** What no answer takes, however busy the machine. */
const PATIENCE_MS = 600_000;

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly operation: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> };
/** `never` leaves the request open. */
type Behaviour = (seen: Seen) => Answer | Promise<Answer> | 'hang up' | 'never' | undefined;

const outcome = (status: number, code: string): Answer => ({
  status,
  body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics: 'geheim-diagnose' }] },
});
export const parameters = (values: Readonly<Record<string, unknown>>) => ({
  resourceType: 'Parameters',
  parameter: Object.entries(values).map(([name, value]) =>
    typeof value === 'boolean' ? { name, valueBoolean: value } : { name, valueString: value },
  ),
});

function verdict(system: string, code: string, member: boolean): Answer {
  const concept = concepts[system]?.[code];
  if (!member || concept === undefined)
    return { body: parameters({ result: false, message: `Code ${code} is not valid` }) };
  const inactive = concept.inactive ? { inactive: true } : {};
  return { body: parameters({ result: true, display: concept.terms[0], ...inactive }) };
}

function validateInSet({ query, body }: Seen): Answer {
  if (body === '') {
    const { url = '', system = '', code = '' } = query;
    const set = sets[url];
    return set
      ? verdict(
          system,
          code,
          set.some(([s, c]) => s === system && c === code),
        )
      : outcome(404, 'not-found');
  }
  const posted = JSON.parse(body) as {
    parameter: { name: string; valueUri?: string; valueCode?: string; resource?: unknown }[];
  };
  const code = posted.parameter.find(({ name }) => name === 'code')?.valueCode ?? '';
  const system = posted.parameter.find(({ name }) => name === 'system')?.valueUri ?? '';
  const filtered = JSON.stringify(posted.parameter.find(({ name }) => name === 'valueSet')?.resource);
  return verdict(
    system,
    code,
    filtered.includes(`{"property":"group","op":"=","value":"even"}`) && Number(code.slice(1)) % 2 === 0,
  );
}

function expand({ query }: Seen): Answer {
  const set = sets[query.url ?? ''];
  if (set === undefined) return outcome(404, 'not-found');
  const offset = Number(query.offset);
  const page = set.slice(offset, offset + Number(query.count));
  const contains = page.map(([system, code]) => ({ system, code, display: concepts[system]?.[code]?.terms[0] }));
  return { body: { resourceType: 'ValueSet', expansion: { total: set.length, offset, contains } } };
}

function lookUp({ query }: Seen): Answer {
  const concept = concepts[query.system ?? '']?.[query.code ?? ''];
  if (concept === undefined) return outcome(404, 'not-found');
  const [display, ...others] = concept.terms;
  const designation = others.map((value) => ({ name: 'designation', part: [{ name: 'value', valueString: value }] }));
  return {
    body: { resourceType: 'Parameters', parameter: [{ name: 'display', valueString: display }, ...designation] },
  };
}

function ordinary(seen: Seen): Answer {
  const { system = '', url = '', code = '' } = seen.query;
  switch (seen.operation) {
    case 'CodeSystem/$validate-code':
      return concepts[url] ? verdict(url, code, true) : outcome(404, 'not-found');
    case 'ValueSet/$validate-code':
      return validateInSet(seen);
    case 'ValueSet/$expand':
      return expand(seen);
    case 'CodeSystem/$lookup':
      return lookUp(seen);
    default:
      return outcome(404, `not-supported ${system}`);
  }
}

/** A FHIR terminology server on loopback for the tests of a file. */
export function fakeServer() {
  const seen: Seen[] = [];
  let behaviour: Behaviour = () => undefined;
  const underWay = new Set<Seen>();
  const state = {
    baseUrl: '',
    tokenUrl: '',
    seen,
    mostUnderWay: 0,
    expiresIn: 300,
    tokens: 0,
    valid: new Set<string>(),
  };

  function token(): Answer {
    state.tokens += 1;
    const value = `token-${state.tokens}`;
    state.valid.add(value);
    return { body: { access_token: value, token_type: 'Bearer', expires_in: state.expiresIn } };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? '', 'http://x');
    const operation = decodeURIComponent(url.pathname.replace('/fhir/', ''));
    const one: Seen = {
      method: request.method ?? '',
      operation,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body,
    };
    seen.push(one);
    underWay.add(one);
    state.mostUnderWay = Math.max(state.mostUnderWay, underWay.size);
    const chosen = (await behaviour(one)) ?? (operation === '/token' ? token() : ordinary(one));
    underWay.delete(one);
    if (chosen === 'never') return;
    if (chosen === 'hang up') {
      request.socket.destroy();
      return;
    }
    response.writeHead(chosen.status ?? 200, { 'content-type': 'application/fhir+json', ...chosen.headers });
    response.end(chosen.text ?? JSON.stringify(chosen.body));
  }

  const server = createServer((request, response) => void answer(request, response));
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    state.baseUrl = `http://127.0.0.1:${port}/fhir`;
    state.tokenUrl = `http://127.0.0.1:${port}/token`;
  });
  afterEach(() => {
    behaviour = () => undefined;
    seen.length = 0;
    underWay.clear();
    Object.assign(state, { mostUnderWay: 0, expiresIn: 300, tokens: 0 });
    state.valid.clear();
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(state, {
    /** Answers otherwise from now on; undefined from the function means as usual. */
    behave(next: Behaviour) {
      behaviour = next;
    },
    operations: () => seen.map(({ operation }) => operation),
  });
}

/** Lets the time of requests that start now be over when the test says so, and not before; until the test ends. */
export function timeoutsOnCue(): () => void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return () => void vi.advanceTimersByTime(PATIENCE_MS);
}

/** A provider for that server with a clock the test turns, and the reason or result of its answer for one code. */
export function clockedProvider(baseUrl: string, options: Partial<TerminologyServerOptions> = {}) {
  const clock = { ms: 1_000_000 };
  const provider = terminologyServer({
    allowLoopbackHttp: true,
    baseUrl,
    fhirVersion: 'R4',
    monotonic: () => clock.ms,
    timeoutMs: PATIENCE_MS,
    ...options,
  });
  const reason = async () => {
    const answer = await provider.lookup({ system: SNOMED, code: '22298006' });
    return 'reason' in answer ? answer.reason : answer.result;
  };
  return { clock, provider, reason };
}
