import { type KeySource, keySet } from '../access/tokens/key-set';
import { type SignatureAlgorithm, signatureAlgorithms } from '../http/client/oauth/algorithms';
import { checkOptions, problemsIn } from '../options/check-options';
import { anything, listOf, oneOf, type Rules, required, text, told } from '../options/rules';

/** What a token must be bound to: `key` (DPoP), `certificate` (mutual TLS), or one of them. */
export type Binding = 'key' | 'certificate' | 'either';

/** A system that may ask for tokens: what was agreed with the other side. */
export interface RegisteredClient {
  /** `client_id`: `sub` of the assertion it logs in with. */
  readonly id: string;
  /** `iss` of its assertions, where that is not its id. */
  readonly issuer?: string;
  /** Its public keys, by which its assertions are verified: the https address of the set, or the set itself. */
  readonly jwks: KeySource;
  /** Algorithms of its assertions; default those of the end point. */
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** URA numbers it may speak for. */
  readonly uras: readonly string[];
  /** Name of the organization, for the token and the trail. */
  readonly organizationName?: string;
  /** Scopes it may ask for. */
  readonly scopes: readonly string[];
  /**
   * How it logs in: by a signed assertion (`private_key_jwt`, default), or by the certificate of its connection (`tls_client_auth`), for which
   * `certificates` says which. Its authorization assertion is signed either way.
   */
  readonly login?: 'private-key-jwt' | 'tls-client';
  /**
   * Thumbprints of its client certificates (`x5t#S256`, see `certificateThumbprint`); several while one is renewed. Where they are given the
   * connection must have one of them, however it logs in.
   */
  readonly certificates?: readonly string[];
  /** Its tokens are bound so, or it gets none. */
  readonly require?: Binding;
  /** Resources of whose tokens it may ask (introspection): those it serves itself. */
  readonly introspects?: readonly string[];
}

/** Who may ask for tokens. Asked with every request: what is taken out counts at once. */
export interface Clients {
  find(
    id: string,
    context: { readonly signal: AbortSignal },
  ): RegisteredClient | undefined | Promise<RegisteredClient | undefined>;
}

const ura = { allowed: 'eight digits', meets: (value: unknown) => typeof value === 'string' && /^\d{8}$/.test(value) };
const thumbprint = {
  allowed: 'a SHA-256 thumbprint, base64url (43 characters)',
  meets: (value: unknown) => typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value),
};
const scopeToken = {
  allowed: 'a scope without blanks',
  meets: (value: unknown) => typeof value === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(value),
};

const clientRules: Rules<RegisteredClient> = {
  id: required({
    allowed: 'printable text without blanks, at most 200 characters',
    meets: (value) => typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value),
  }),
  issuer: text,
  jwks: required(told('the https address of a JWK set, the set itself, or a function that gives it', anything)),
  algorithms: listOf(oneOf(...signatureAlgorithms)),
  // A resource server that only asks about tokens speaks for nobody.
  uras: required(listOf(ura, 0)),
  organizationName: text,
  scopes: required(listOf(scopeToken, 0)),
  login: oneOf('private-key-jwt', 'tls-client'),
  certificates: listOf(thumbprint),
  require: oneOf('key', 'certificate', 'either'),
  introspects: listOf(text),
};

/** What is wrong with a registration, in words. */
export function clientProblems(client: RegisteredClient): readonly string[] {
  const problems = problemsIn(client, clientRules);
  const isOpen = client.login === 'tls-client' && client.certificates === undefined;
  return isOpen ? [...problems, '`certificates` is missing; `tls-client` logs in by one of them'] : problems;
}

/** Keys that are given whole are looked at before there is a request; an address when it is first needed. */
function keyProblems(jwks: KeySource): readonly string[] {
  if (typeof jwks === 'function') return [];
  try {
    keySet(jwks, { allowLoopbackHttp: true });
    return [];
  } catch (error) {
    return [`\`jwks\`: ${error instanceof Error ? error.message : 'cannot be used'}`];
  }
}

/**
 * Clients that do not change while the process runs.
 *
 * @throws {TypeError} With every registration that is wrong, and an id that is there twice.
 * @example
 * const clients = clientTable([
 *   { id: 'epd-zuiderpoort', jwks: 'https://epd.zuiderpoort.example/jwks', uras: ['00005678'], scopes: ['bgz-receiver'] },
 * ]);
 */
export function clientTable(list: readonly RegisteredClient[]): Clients {
  checkOptions(
    'clientTable',
    { list },
    { list: required(listOf(told('a client: { id, jwks, uras, scopes }', anything))) },
  );
  const wrong = list.flatMap((client, at) => clientProblems(client).map((problem) => `[${at}] ${problem}`));
  const byId = new Map(list.map((client) => [client.id, client]));
  if (byId.size < list.length) wrong.push('each id is there once');
  wrong.push(...list.flatMap(({ jwks }, at) => keyProblems(jwks).map((problem) => `[${at}] ${problem}`)));
  if (wrong.length > 0) throw new TypeError(`clientTable: ${wrong.join('; ')}.`);
  return { find: (id) => byId.get(id) };
}
