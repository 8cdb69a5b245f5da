import { X509Certificate } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { authority, hasOpenssl } from '../../examples/referral/certificates';
import { certificateThumbprint, jwtTokens, senderConstrained } from '../../src/notified-pull';
import {
  ask,
  assertion,
  authorization,
  CLIENT,
  client,
  ISSUER,
  keys,
  proof,
  RESOURCE,
  refusal,
  world,
} from './support';

/** Certificates are made when this runs: it plays a minute later. */
const now = new Date(Date.now() + 60_000);
const seconds = Math.floor(now.getTime() / 1000);

describe.runIf(hasOpenssl)('a client with a certificate', () => {
  const ca = authority('Staat der Proeven');
  const [own, renewed, stranger] = ['zuiderpoort', 'zuiderpoort', 'noorderlicht'].map((name) => ca.issue(name).cert);
  const thumbprint = (pem = '') => certificateThumbprint(pem, now) ?? '';
  const known = [thumbprint(own), thumbprint(renewed)];
  const header = (pem = '') => ({ 'client-cert': `:${new X509Certificate(pem).raw.toString('base64')}:` });
  const certificate = ({ headers }: { headers: { get(name: string): string | null } }) =>
    headers.get('client-cert') ?? undefined;

  const made = (change: Parameters<typeof client>[0]) => {
    const one = world({ certificate }, [client(change)]);
    one.at = now;
    return one;
  };
  const timed = { iat: seconds, exp: seconds + 60 };
  const bare = async () => {
    return {
      client_id: CLIENT,
      client_assertion: undefined,
      client_assertion_type: undefined,
      assertion: await authorization(timed),
    };
  };
  const signed = async () => {
    return { client_assertion: await assertion(timed), assertion: await authorization(timed) };
  };

  it('logs in by it, the old one and the new one, and its token is bound to the one that is shown', async () => {
    const one = made({ login: 'tls-client', certificates: known });
    for (const shown of [own, renewed]) {
      const { status, body } = await ask(one, await bare(), header(shown));
      expect([status, body.token_type]).toEqual([200, 'Bearer']);
      expect(decodeJwt(String(body.access_token)).cnf).toEqual({ 'x5t#S256': thumbprint(shown) });
    }
    expect(one.entries.map(({ outcome, system }) => [outcome, system])).toEqual(Array(2).fill(['success', CLIENT]));
  });

  it('gets nothing by that of another, though it is of the same authority', async () => {
    const one = made({ login: 'tls-client', certificates: known });
    expect(await refusal(one, await bare(), header(stranger))).toBe('401 invalid_client (client-certificate)');
  });

  it('gets nothing by an assertion, where a certificate was agreed', async () => {
    const one = made({ login: 'tls-client', certificates: known });
    expect(await refusal(one, await signed(), header(own))).toBe('401 invalid_client (client-method)');
  });

  it('needs both where both were agreed', async () => {
    const one = made({ certificates: known });
    expect(await refusal(one, await signed())).toBe('401 invalid_client (client-certificate)');
    expect(await refusal(one, { ...(await bare()) }, header(own))).toBe('401 invalid_client (client-missing)');
    expect((await ask(one, await signed(), header(own))).status).toBe(200);
  });

  it('has a token that is bound to certificate and key, when it proves both, and the server that takes it wants both', async () => {
    const one = made({});
    const dpop = await proof(keys.other, { iat: seconds });
    const { body } = await ask(one, await signed(), { ...header(own), dpop });
    expect(body.token_type).toBe('DPoP');
    expect(Object.keys(decodeJwt(String(body.access_token)).cnf ?? {}).sort()).toEqual(['jkt', 'x5t#S256']);
  });

  it('alone is let in with it by senderConstrained of the same function', async () => {
    const one = made({ require: 'certificate' });
    const token = String((await ask(one, await signed(), header(own))).body.access_token);
    const check = jwtTokens({ issuer: ISSUER, jwks: { keys: [keys.as.jwk] }, audience: RESOURCE });
    const result = await check(token, { now });
    if (!result.ok) throw new Error(result.reason);
    const possession = senderConstrained({ certificate });
    const shown = (headers: Record<string, string>) =>
      possession(new Request(RESOURCE, { headers }), { text: token, scheme: 'bearer', claims: result.claims }, now);
    expect(await shown(header(own))).toEqual({ ok: true });
    expect(await shown(header(stranger))).toMatchObject({ ok: false, reason: 'token-certificate' });
    expect(await shown({})).toMatchObject({ ok: false, reason: 'token-certificate' });
  });

  it('that has ended is none', async () => {
    const one = made({ login: 'tls-client', certificates: known });
    one.at = new Date(now.getTime() + 4_000 * 86_400_000);
    expect(
      await refusal(
        one,
        { client_id: CLIENT, client_assertion: undefined, client_assertion_type: undefined },
        header(own),
      ),
    ).toBe('401 invalid_client (client-certificate)');
  });
});
