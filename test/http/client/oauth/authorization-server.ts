import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  decodeProtectedHeader,
  EmbeddedJWK,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import type { SigningKey } from '../../../../src/notified-pull';

/** A key to sign with, and its public half. */
export async function signingKey(algorithm: SigningKey['algorithm'], keyId: string) {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const open = { ...(await exportJWK(publicKey)), kid: keyId, alg: algorithm };
  return { signing: { key: await exportJWK(privateKey), algorithm, keyId } satisfies SigningKey, open };
}

/** What came with a request for a token, verified as RFC 7523 asks. */
export interface Asked {
  readonly form: Readonly<Record<string, string>>;
  readonly client: JWTPayload | undefined;
  readonly grant: JWTPayload | undefined;
  readonly header: ReturnType<typeof decodeProtectedHeader> | undefined;
  /** Thumbprint of the key of a proof. */
  readonly thumbprint: string | undefined;
}

type Play = (asked: Asked, response: ServerResponse) => void;

const read = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
};

/** An authorization server of these tests: verifies what it gets, and answers as it is told. */
export async function startServer(now: () => Date) {
  const asked: Asked[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  let keys: readonly object[] = [];
  let nonce: string | undefined;
  let play: Play = (_, response) =>
    give(response, { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: 300 });
  const give = (response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const verified = async (assertion: string | undefined, endpoint: string) => {
    if (assertion === undefined) return undefined;
    const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [...keys] as never }), {
      audience: endpoint,
      currentDate: now(),
      requiredClaims: ['exp', 'iat', 'jti', 'iss', 'sub'],
    });
    if (seen.has(String(payload.jti))) faults.push('an assertion came twice');
    seen.add(String(payload.jti));
    return payload;
  };
  /** Verifies a proof as RFC 9449 §4.3 asks; gives the thumbprint of its key. */
  const proven = async (request: IncomingMessage, token?: string) => {
    const proof = request.headers.dpop;
    if (typeof proof !== 'string') return undefined;
    const { payload } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', currentDate: now() });
    const { jwk } = decodeProtectedHeader(proof);
    if (jwk === undefined || 'd' in jwk) faults.push('a proof shows its private key');
    if (payload.htm !== request.method) faults.push('htm');
    if (payload.htu !== `${base}${request.url?.split('?')[0]}`) faults.push('htu');
    if (seen.has(String(payload.jti))) faults.push('a proof came twice');
    seen.add(String(payload.jti));
    const hash = token === undefined ? undefined : createHash('sha256').update(token).digest('base64url');
    if (payload.ath !== hash) faults.push('ath');
    return { thumbprint: await calculateJwkThumbprint(jwk as never), nonce: payload.nonce };
  };
  let resource: (request: IncomingMessage, thumbprint: string | undefined, response: ServerResponse) => void = (
    _,
    __,
    response,
  ) => give(response, { resourceType: 'Bundle' });

  const server: Server = createServer((request, response) => {
    const answer = async () => {
      const token = /^DPoP (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const proof = await proven(request, token);
      const isToken = request.url === '/token';
      if (nonce !== undefined && proof !== undefined && proof.nonce !== nonce) {
        const headers = { 'dpop-nonce': nonce, ...(!isToken && { 'www-authenticate': 'DPoP error="use_dpop_nonce"' }) };
        give(response, { error: 'use_dpop_nonce' }, isToken ? 400 : 401, headers);
        return;
      }
      if (!isToken) {
        resource(request, proof?.thumbprint, response);
        return;
      }
      const form = Object.fromEntries(new URLSearchParams(await read(request)));
      const endpoint = `${base}/token`;
      const question: Asked = {
        form,
        client: await verified(form.client_assertion, endpoint),
        grant: await verified(form.assertion, endpoint),
        header: form.client_assertion === undefined ? undefined : decodeProtectedHeader(form.client_assertion),
        thumbprint: proof?.thumbprint,
      };
      asked.push(question);
      play(question, response);
    };
    answer().catch((error: unknown) => {
      faults.push(String(error));
      give(response, { error: 'invalid_client' }, 401);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    tokenUrl: `${base}/token`,
    asked,
    faults,
    give,
    trust: (...known: readonly object[]) => {
      keys = known;
    },
    wantNonce: (wanted: string) => {
      nonce = wanted;
    },
    answer: (next: Play) => {
      play = next;
    },
    serve: (next: typeof resource) => {
      resource = next;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** That server, started. */
export type PlayedServer = Awaited<ReturnType<typeof startServer>>;
