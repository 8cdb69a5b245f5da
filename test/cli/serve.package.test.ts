import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle } from 'fhir/r3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { demoPatients, runBgz, type Serving, serveBgz } from './run-bgz';

const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
let serving: Serving | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await serving?.stop('SIGKILL');
  serving = undefined;
});

const get = (path: string, token?: string) =>
  fetch(`${serving?.baseUrl}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

function tokensFile(tokens: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'bgz-')), 'tokens.json');
  writeFileSync(file, typeof tokens === 'string' ? tokens : JSON.stringify(tokens));
  return file;
}

describe('bgz serve', () => {
  it('prints base URL and ready line, serves the files, stops cleanly on SIGTERM', async () => {
    serving = await serveBgz('--records', demoPatients);
    expect(serving.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/fhir$/);
    const bundle = (await (
      await get(`/AllergyIntolerance?patient.identifier=${BSN}|999990019`, 'any')
    ).json()) as Bundle;
    expect(bundle.total).toBe(2);
    expect(bundle.entry?.every((entry) => entry.fullUrl?.startsWith(`${serving?.baseUrl}/AllergyIntolerance/`))).toBe(
      true,
    );
    const { code } = await serving.stop();
    expect(code).toBe(0);
  });

  it('takes no more headers than `serverLimits` has, whatever Node was told', async () => {
    vi.stubEnv('NODE_OPTIONS', '--max-http-header-size=65536');
    serving = await serveBgz('--records', demoPatients);
    const asked = async (length: number) =>
      (await fetch(`${serving?.baseUrl}/metadata`, { headers: { 'x-filler': 'a'.repeat(length) } })).status;
    expect([await asked(8_000), await asked(20_000)]).toEqual([200, 431]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('on %s tells what it summed before it ends', async (signal) => {
    serving = await serveBgz('--records', demoPatients);
    for (let nth = 0; nth < 4; nth++) expect((await get('/Condition')).status).toBe(401);
    expect(serving.stderr()).not.toContain('requests-refused');
    const { code, stderr } = await serving.stop(signal);
    expect(code).toBe(0);
    const line = stderr.split('\n').find((one) => one.startsWith('further requests were refused'));
    expect(JSON.parse(line?.slice(line.indexOf('{')) ?? '')).toMatchObject({ status: 401, count: 3 });
  });

  it('without a tokens file takes any bearer token, says so, and still wants one', async () => {
    serving = await serveBgz('--records', demoPatients);
    expect(serving.stderr()).toContain('any bearer token is accepted');
    expect((await get('/Condition')).status).toBe(401);
    const owner = (await (await get(`/Patient?identifier=${BSN}|999990032`, 'x')).json()) as Bundle;
    const id = owner.entry?.[0]?.resource?.id;
    expect((await get(`/Patient/${id}`, 'x')).status).toBe(200);
    const conditions = (await (await get(`/Condition?patient=${id}`, 'x')).json()) as Bundle;
    expect(conditions.total).toBe(1);
  });

  it.each(['kwaad.example', '127.0.0.1.kwaad.example'])(
    'on loopback answers no page that had its own name point here: %s',
    async (name) => {
      serving = await serveBgz('--records', demoPatients);
      const url = new URL(`${serving.baseUrl}/AllergyIntolerance?patient.identifier=${BSN}|999990019`);
      const asked = (host: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          const headers = { host, authorization: 'Bearer any' };
          const sent = request(url, { headers }, (response) => {
            response.resume();
            resolve(response.statusCode);
          });
          sent.on('error', reject);
          sent.end();
        });
      expect(await asked(`${name}:${url.port}`)).toBe(421);
      expect(await asked(`localhost:${url.port}`)).toBe(200);
      expect(await asked(url.host)).toBe(200);
    },
  );

  it('with a tokens file serves each token its own patient only', async () => {
    serving = await serveBgz(
      '--records',
      demoPatients,
      '--tokens',
      tokensFile({ first: '999990019', second: '999990032' }),
    );
    expect(((await (await get('/AllergyIntolerance', 'first')).json()) as Bundle).total).toBe(2);
    expect(((await (await get('/AllergyIntolerance', 'second')).json()) as Bundle).total).toBe(1);
    expect((await get(`/AllergyIntolerance?patient.identifier=${BSN}|999990032`, 'first')).status).toBe(403);
    expect((await get('/AllergyIntolerance', 'third')).status).toBe(401);
    expect(serving.stderr()).not.toMatch(/first|99999/);
  });

  it('serves the other records of a folder with one bad record when asked to, and says which it left out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bgz-'));
    const code = { system: '2.16.840.1.113883.6.96', code: '239873007' };
    const problem = (id: string, problemStatus: string) => ({ id, problemName: code, problemStatus });
    const patient = { id: 'p', identificationNumbers: [{ system: BSN, value: '999990019' }] };
    writeFileSync(
      join(folder, 'a.json'),
      JSON.stringify({ patient, problems: [problem('d-1', 'active'), problem('d-2', 'aktief')] }),
    );
    const stopped = await runBgz('serve', '--records', folder, '--port', '0', '--lang', 'nl');
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('van record d-2: gevonden "aktief"');
    serving = await serveBgz('--records', folder, '--invalid-records', 'report');
    expect(serving.stderr()).toContain('left out: a.json: problems[1].problemStatus');
    const bundle = (await (await get(`/Condition?patient.identifier=${BSN}|999990019`, 'any')).json()) as Bundle;
    expect(bundle.total).toBe(1);
    expect(JSON.stringify(bundle.entry?.filter(({ search }) => search?.mode === 'outcome'))).toContain('record d-2');
  });

  it.each([
    ['records of ADA left out', ['--ada', demoPatients, '--invalid-records', 'report'], 'read whole or not at all'],
    ['beyond loopback without tokens', ['--records', demoPatients, '--host', '0.0.0.0'], 'loopback'],
    ['without a folder', [], '--ada DIR'],
    ['a port that is none', ['--records', demoPatients, '--port', '70000'], '--port'],
    [
      'a tokens file with something else than a BSN',
      ['--records', demoPatients, '--tokens', tokensFile({ t: '123' })],
      '11-test',
    ],
    ['a tokens file that is not JSON', ['--records', demoPatients, '--tokens', tokensFile('{')], 'not JSON'],
  ])('does not start %s', async (_what, args, text) => {
    const { code, stderr } = await runBgz('serve', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  describe('--ui', () => {
    const ui = (path: string, headers: Record<string, string> = {}) =>
      fetch(new URL(path, serving?.baseUrl), { headers, redirect: 'manual' });
    const login = (token: string) => ({ authorization: `Basic ${Buffer.from(`me:${token}`).toString('base64')}` });

    it('lists the patients and shows the page of each, with no BSN in an address and nothing kept', async () => {
      serving = await serveBgz('--records', demoPatients, '--ui', '--now', '2026-11-24');
      const list = await ui('/ui/');
      const html = await list.text();
      expect([list.status, (await ui('/ui')).headers.get('location')]).toEqual([200, '/ui/']);
      expect(html).toContain('Anna Sofie van der Voorbeeld-Bedenksel');
      expect(html).not.toContain('9999900');
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link);
      expect(links).toHaveLength(3);
      const shown = await ui(`/ui/${links.at(-1)}`);
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; script-src 'sha256-.*frame-ancestors 'none'$/,
        ),
      });
      const [, policy = '?'] = /Content-Security-Policy" content="([^"]*)"/.exec(await shown.text()) ?? [];
      expect(shown.headers.get('content-security-policy')).toBe(`${policy}; frame-ancestors 'none'`);
      expect((await ui('/ui/Patient/999990019')).status).toBe(404);
      expect((await fetch(new URL('/ui/', serving.baseUrl), { method: 'POST' })).status).toBe(405);
      expect((await get('/Condition')).status).toBe(401);
    });

    it('with tokens shows no more than the patient of the token, which a browser asks for', async () => {
      serving = await serveBgz('--records', demoPatients, '--ui', '--tokens', tokensFile({ sleutel: '999990019' }));
      const refused = await ui('/ui/');
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
        401,
        'Basic realm="bgz", charset="UTF-8"',
      ]);
      expect((await ui('/ui/', login('other'))).status).toBe(401);
      const [own, bearer] = [await ui('/ui/', login('sleutel')), await ui('/ui/', { authorization: 'Bearer sleutel' })];
      const html = await own.text();
      expect(html).toBe(await bearer.text());
      expect([...html.matchAll(/href="([^"]*)"/g)]).toHaveLength(1);
      const [, link = ''] = /href="([^"]*)"/.exec(html) ?? [];
      expect((await ui(`/ui/${link}`)).status).toBe(401);
      expect((await ui(`/ui/${link}`, login('sleutel'))).status).toBe(200);
    });

    it('is not given to another machine, nor to a page that had its own name point here', async () => {
      const elsewhere = await runBgz(
        'serve',
        '--records',
        demoPatients,
        '--ui',
        '--host',
        '0.0.0.0',
        '--tokens',
        'x.json',
      );
      expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('--ui shows patients') });
      serving = await serveBgz('--records', demoPatients, '--ui');
      const { port } = new URL(serving.baseUrl);
      const status = await new Promise((done) => {
        request({ port, host: '127.0.0.1', path: '/ui/', headers: { host: 'kwaad.example' } }, (answer) => {
          answer.resume();
          done(answer.statusCode);
        }).end();
      });
      expect(status).toBe(421);
    });

    it('is not there unless it was asked for', async () => {
      serving = await serveBgz('--records', demoPatients);
      expect((await ui('/ui/', { authorization: 'Bearer x' })).headers.get('content-type')).not.toContain('html');
    });
  });
});
