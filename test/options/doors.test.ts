import { describe, expect, it } from 'vitest';
import { allOf, auditTable, ndjsonStream } from '../../src/audit';
import { createBgzFacade, resourcesOf, toCollection } from '../../src/index';
import {
  authorizationServers,
  authorizeNotifiedPull,
  clientTable,
  createGrantStore,
  createNotificationReceiver,
  createNotifiedPull,
  createTokenEndpoint,
  databaseInbox,
  embeddedDatabase,
  fhirTransport,
  grantsFor,
  introspectedTokens,
  issuingKeys,
  jwtTokens,
  migrateTables,
  postgresDatabase,
  protectedResource,
  pullBgz,
  updateWorkflowTask,
  verifyAssertion,
  workflowTasks,
} from '../../src/notified-pull';
import { qualityOf } from '../../src/quality';
import { readBgz } from '../../src/read';
import { openSnomedIndex, terminologyServer } from '../../src/terminology';
import { createValidator } from '../../src/validate';
import { bgzRecords, bsn, patient } from '../../src/zib';

const secretText = 'hunter2hunter2hunter2hunter2hunter2';
const records = bgzRecords({ patient: patient({ id: 'p', identificationNumbers: [bsn('999990019')] }) });
const now = new Date('2026-11-24T10:00:00Z');
const store = { findByAuthorizationBase: async () => undefined };
const database = { query: async () => [], transaction: async () => {} } as never;
const tokens = async () => ({ ok: false, reason: 'token-malformed' });
const audit = { write: async () => {} };
const send = { directory: async () => undefined, token: async () => undefined };
const pull = { notification: {}, token: 'x', baseUrl: 'https://epd.example/fhir' };
const receive = { onNotification() {}, onCancel() {}, ownUras: ['00001234'], insecure: true };
const jwt = { issuer: 'https://as.example', jwks: 'https://as.example/jwks', audience: 'https://ehr.example/fhir' };
const assertions = { issuers: [jwt], audience: 'https://as.example/token', store: { remember: async () => ({}) } };
const asked = { endpoint: 'https://as.example/introspect', auth: { kind: 'none' } };

const issue = {
  issuer: 'https://as.example',
  clients: { find: () => undefined },
  keys: { at: () => ({}) },
  resources: [{ resource: 'https://ehr.example/fhir', scopes: { 'bgz-receiver': {} } }],
  store: { findByAuthorizationBase: async () => undefined, remember: async () => ({}) },
  audit,
};
const issuingKey = { key: { kty: 'EC' }, algorithm: 'ES256', keyId: 'a', signsFrom: '2026-01-01T00:00:00Z' };

/** Every function of a door that takes options: a call as from JavaScript, and what its error must say. */
const doors: readonly (readonly [name: string, call: () => unknown, message: RegExp])[] = [
  [
    'resourcesOf',
    () => resourcesOf(records, { now, mapping: { partialEnd: true } } as never),
    /`mapping\.partialEnd` is not known/,
  ],
  ['resourcesOf', () => resourcesOf(records, { now: new Date('x') }), /`now` is an invalid Date/],
  [
    'toCollection',
    () => toCollection([records], { now, baseURL: 'x' } as never),
    /`baseURL` is not known; did you mean `baseUrl`/,
  ],
  [
    'createTokenEndpoint',
    () => createTokenEndpoint({ ...issue, tokenSeconds: 3600 } as never),
    /`tokenSeconds` is 3600; allowed is a whole number from 30 to 900/,
  ],
  [
    'createTokenEndpoint',
    () => createTokenEndpoint({ ...issue, audit: undefined } as never),
    /`audit` is missing; allowed is an audit sink/,
  ],
  [
    'createTokenEndpoint',
    () => createTokenEndpoint({ ...issue, issuer: 'http://as.example' } as never),
    /`issuer` is .*https/,
  ],
  [
    'createTokenEndpoint',
    () => createTokenEndpoint({ ...issue, issuer: 'https://as.example/' } as never),
    /`issuer` is .*slash/,
  ],
  [
    'createTokenEndpoint',
    () => createTokenEndpoint({ ...issue, require: 'certificate' } as never),
    /no `certificate` is handed over/,
  ],
  [
    'createTokenEndpoint',
    () =>
      createTokenEndpoint({
        ...issue,
        resources: [{ resource: 'https://ehr.example', scopes: { a: { base: 'no' } } }],
      } as never),
    /`resources\[0\]\.scopes\.a` is \{ base/,
  ],
  [
    'createTokenEndpoint',
    () => createTokenEndpoint({ ...issue, dpop: { nonce: { secret: 'short' } } } as never),
    /^(?!.*short).*`dpop\.nonce\.secret` .*32 characters/,
  ],
  [
    'createTokenEndpoint',
    () => createTokenEndpoint({ ...issue, dpop: { store } } as never),
    /`dpop\.store` is not known/,
  ],
  [
    'clientTable',
    () => clientTable([{ id: 'a', jwks: { keys: [] }, uras: ['1'], scopes: [] }]),
    /`uras\[0\]`.*eight digits/,
  ],
  [
    'clientTable',
    () => clientTable([{ id: 'a', jwks: { keys: [{ kty: 'oct', k: secretText }] }, uras: [], scopes: [] }]),
    /^(?!.*hunter2).*public keys only/,
  ],
  [
    'clientTable',
    () => clientTable([{ id: 'a', jwks: { keys: [] }, uras: [], scopes: [], login: 'tls-client' }]),
    /`certificates` is missing/,
  ],
  [
    'issuingKeys',
    () => issuingKeys([{ ...issuingKey, validFrom: 'x' } as never]),
    /`schedule\[0\]\.validFrom` is not known/,
  ],
  [
    'protectedResource',
    () => protectedResource({ resource: 'https://ehr.example' } as never),
    /`authorizationServers` is missing/,
  ],
  ['authorizationServers', () => authorizationServers({ cacheSeconds: 0 }), /`cacheSeconds` is 0/],
  ['embeddedDatabase', () => embeddedDatabase('./x' as never), /takes an object with options; found '\.\/x'/],
  ['embeddedDatabase', () => embeddedDatabase({ path: './x' } as never), /`path` is not known; there are directory/],
  ['embeddedDatabase', () => embeddedDatabase({ directory: '' }), /`directory` is empty text/],
  [
    'postgresDatabase',
    () => postgresDatabase({ connectionString: 'x', connections: 0 }),
    /`connections` is 0; allowed is a whole number from 1/,
  ],
  [
    'postgresDatabase',
    () => postgresDatabase({ connectionStrng: secretText } as never),
    /did you mean `connectionString`/,
  ],
  [
    'createGrantStore',
    () => createGrantStore(embeddedDatabase as never),
    /`database` is a function; allowed is a database/,
  ],
  ['createGrantStore', () => createGrantStore(Promise.resolve() as never), /`database` is a promise \(await it\)/],
  ['databaseInbox', () => databaseInbox(undefined as never), /`database` is left out/],
  ['auditTable', () => auditTable({} as never), /`database` is an object; allowed is a database/],
  ['auditTable', () => auditTable(database, { migrate: 'no' } as never), /`migrate` is 'no'; allowed is true or false/],
  ['createGrantStore', () => createGrantStore(database, { migrat: false } as never), /did you mean `migrate`/],
  ['databaseInbox', () => databaseInbox(database, { migrate: null } as never), /`migrate` is null/],
  ['migrateTables', () => migrateTables(database, { tables: [] }), /`tables` is .*allowed is a list/],
  [
    'migrateTables',
    () => migrateTables(database, { tables: ['audit'] } as never),
    /`tables\[0\]` is 'audit'; allowed is 'trail'/,
  ],
  ['grantsFor', () => grantsFor(''), /`role` is/],
  [
    'ndjsonStream',
    () => ndjsonStream({ path: '/x', reopenOn: 'SIGTERM' } as never),
    /`reopenOn` is 'SIGTERM'; allowed is/,
  ],
  ['allOf', () => allOf(audit, Promise.resolve() as never), /`sinks\[1\]` is a promise/],
  ['ndjsonStream', () => ndjsonStream('/var/log/x' as never), /`target` is '\/var\/log\/x'/],
  [
    'ndjsonStream',
    () => ndjsonStream({ path: '/x', sync: true } as never),
    /`sync` is not known; did you mean `fsync`/,
  ],
  [
    'createNotifiedPull',
    () => createNotifiedPull({ store, audit, send, secret: secretText, peer: 'Twiin' } as never),
    /peer/,
  ],
  [
    'createNotifiedPull',
    () => createNotifiedPull({ store, audit, send: { ...send, maxAttempts: Number.NaN }, secret: secretText } as never),
    /`send\.maxAttempts` is NaN/,
  ],
  [
    'createNotifiedPull',
    () => createNotifiedPull({ store, audit, send: { ...send, timeout: 5 }, secret: secretText } as never),
    /`send\.timeout` is not known; did you mean `timeoutMs`/,
  ],
  [
    'authorizeNotifiedPull',
    () => authorizeNotifiedPull({ store, tokens, requireUser: 'no' } as never),
    /`requireUser` is 'no'; allowed is true or false/,
  ],
  [
    'authorizeNotifiedPull',
    () => authorizeNotifiedPull({ store, tokens, replay: 'none' } as never),
    /`replay` is 'none'; allowed is 'bound' or 'single-use' or 'off'/,
  ],
  [
    'authorizeNotifiedPull',
    () => authorizeNotifiedPull({ store, tokens, scope: [] } as never),
    /`scope` is an empty list/,
  ],
  ['workflowTasks', () => workflowTasks({ store, tokens } as never), /`bases` is missing/],
  ['jwtTokens', () => jwtTokens({ ...jwt, maxLifetimeSeconds: Number.NaN }), /`maxLifetimeSeconds` is NaN/],
  [
    'jwtTokens',
    () => jwtTokens({ ...jwt, maxLifetimeSeconds: 86_401 }),
    /`maxLifetimeSeconds` is 86401; allowed is a number from 1 to 86400/,
  ],
  [
    'verifyAssertion',
    () => verifyAssertion({ ...assertions, maxLifetimeSeconds: 86_401 } as never),
    /`maxLifetimeSeconds` is 86401/,
  ],
  [
    'verifyAssertion',
    () => verifyAssertion({ ...assertions, maxLifetime: 60 } as never),
    /`maxLifetime` is not known; did you mean `maxLifetimeSeconds`/,
  ],
  [
    'introspectedTokens',
    () => introspectedTokens({ ...asked, maxLifetimeSeconds: 86_401 } as never),
    /`maxLifetimeSeconds` is 86401/,
  ],
  ['jwtTokens', () => jwtTokens({ ...jwt, audience: [] }), /`audience` is an empty list/],
  [
    'jwtTokens',
    () => jwtTokens({ ...jwt, claims: { receiverURA: 'ura' } } as never),
    /`claims\.receiverURA` is not known; did you mean `receiverUra`/,
  ],
  ['introspectedTokens', () => introspectedTokens({ ...asked, cacheSeconds: -1 } as never), /`cacheSeconds` is -1/],
  ['introspectedTokens', () => introspectedTokens({ ...asked, timeoutMs: 0 } as never), /`timeoutMs` is 0/],
  [
    'createNotificationReceiver',
    () => createNotificationReceiver({ ...receive, maxBodyBytes: -5 }),
    /`maxBodyBytes` is -5/,
  ],
  ['createNotificationReceiver', () => createNotificationReceiver({ ...receive, maxOffers: 0 }), /`maxOffers` is 0/],
  [
    'createNotificationReceiver',
    () => createNotificationReceiver({ ...receive, unknownCancel: 202 } as never),
    /`unknownCancel` is 202; allowed is 404 or 200/,
  ],
  [
    'createNotificationReceiver',
    () => createNotificationReceiver({ ...receive, ownUras: [] }),
    /`ownUras` is an empty list/,
  ],
  ['pullBgz', () => pullBgz({ ...pull, maxPages: 0 } as never), /`maxPages` is 0/],
  ['pullBgz', () => pullBgz({ ...pull, concurrency: Number.NaN } as never), /`concurrency` is NaN/],
  ['pullBgz', () => pullBgz({ ...pull, baseUrl: 'epd' } as never), /`baseUrl` is 'epd'/],
  [
    'pullBgz',
    () => pullBgz({ ...pull, read: { now: '2026' } } as never),
    /`read\.now` is '2026'; allowed is a valid Date/,
  ],
  ['readBgz', () => readBgz({}, { now: 5 } as never), /`now` is 5; allowed is a valid Date/],
  ['readBgz', () => readBgz({}, { lang: 'nl' } as never), /`lang` is not known; did you mean `language`/],
  ['readBgz', () => readBgz({}, { language: 'fr' } as never), /`language` is 'fr'; allowed is 'nl' or 'en'/],
  ['readBgz', () => readBgz({}, { patient: { bsn: '123456789' } }), /`patient\.bsn` is .*allowed is a BSN/],
  [
    'readBgz',
    () => readBgz({}, { patient: { BSN: '999990019' } } as never),
    /`patient\.BSN` is not known; did you mean `bsn`/,
  ],
  ['readBgz', () => readBgz({}, { maxSize: 0 }), /`maxSize` is 0; allowed is a whole number from 1/],
  ['readBgz', () => readBgz({}, { maxDepth: 1_001 }), /`maxDepth` is 1001; allowed is a whole number from 1 to 1000/],
  ['readBgz', () => readBgz({}, { maxTold: Number.NaN }), /`maxTold` is NaN/],
  ['readBgz', () => readBgz({}, { maxCopied: -1 }), /`maxCopied` is -1/],
  ['readBgz', () => readBgz({}, { signal: {} } as never), /`signal` is .*allowed is an AbortSignal/],
  ['readBgz', () => readBgz({}, null as never), /takes an object with options; found null/],
  ['updateWorkflowTask', () => updateWorkflowTask({ ...pull, status: 'done' } as never), /`status` is 'done'/],
  ['fhirTransport', () => fhirTransport({ maxBytes: Number.POSITIVE_INFINITY }), /`maxBytes` is Infinity/],
  [
    'createValidator',
    () => createValidator({ rules: ['bgz'] } as never),
    /`rules\[0\]` is 'bgz'; allowed is 'bgz-msz'/,
  ],
  ['createValidator', () => createValidator({ maxIssues: -1 }), /`maxIssues` is -1/],
  ['createValidator', () => createValidator({ lang: 'nl' } as never), /`lang` is not known; did you mean `language`/],
  [
    'terminologyServer',
    () => terminologyServer({ baseUrl: 'https://t.example/fhir', fhirVersion: 'R5' } as never),
    /`fhirVersion` is 'R5'; allowed is 'R4' or 'STU3'/,
  ],
  [
    'terminologyServer',
    () => terminologyServer({ baseUrl: 'https://t.example/fhir', fhirVersion: 'R4', systems: [] }),
    /`systems` is an empty list/,
  ],
  ['openSnomedIndex', () => openSnomedIndex('./x', { cacheMiB: Number.NaN }), /`cacheMiB` is NaN/],
  ['qualityOf', () => qualityOf([], { now: '2026' } as never), /`now` is '2026'; allowed is a valid Date/],
];

describe('options that are wrong', () => {
  it.each(doors)('are refused by %s, by name, with what was found and what is allowed', async (name, call, message) => {
    const error = await (async () => call())().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(message);
    if (!/createNotifiedPull/.test(name)) expect(String(error)).toContain(name);
    expect(String(error)).not.toContain(secretText);
  });
});

describe('options of a class', () => {
  const sources = { patient: () => [] };
  const given = { sources, insecure: true } as const;

  it.each<[string, object]>([
    [
      'a getter of the class',
      new (class {
        sources = sources;
        insecure = true;
        get audit() {
          return audit;
        }
      })(),
    ],
    ['an option of what it is made from', Object.assign(Object.create({ audit }), given)],
    ['a hidden option', Object.defineProperty({ ...given }, 'audit', { value: audit })],
  ])('are not lost in silence: %s', (_what, options) => {
    expect(() => createBgzFacade(options as never)).toThrow(/`audit` comes from a class or is hidden/);
  });

  it('have no name that is unknown, on the class either', () => {
    class Misspelt {
      sources = sources;
      insecure = true;
      audti() {}
    }
    expect(() => createBgzFacade(new Misspelt() as never)).toThrow(/`audti` is not known; did you mean `audit`/);
    expect(() =>
      createValidator(
        new (class {
          lang() {}
        })() as never,
      ),
    ).toThrow(/`lang` is not known/);
  });

  it('are taken when all of them are its own', () => {
    class Own {
      sources = sources;
      insecure = true as const;
      audit = audit;
    }
    expect(createBgzFacade(new Own() as never)).toHaveProperty('fetch');
    expect(createBgzFacade(Object.assign(Object.create(null), given))).toHaveProperty('fetch');
  });
});

const HERE = 'http://127.0.0.1:1';
const login = { tokenUrl: `${HERE}/token`, clientId: 'a', clientSecret: 'b' };

/** Every client that sends a token, a secret or data of a patient, or takes keys to trust, to this machine itself over http. */
const clients: readonly (readonly [string, (open: object) => unknown])[] = [
  ['pullBgz', (open) => pullBgz({ ...pull, baseUrl: `${HERE}/fhir`, retries: 0, ...open } as never)],
  [
    'updateWorkflowTask',
    (open) => updateWorkflowTask({ ...pull, status: 'accepted', baseUrl: `${HERE}/fhir`, ...open } as never),
  ],
  ['jwtTokens', (open) => jwtTokens({ ...jwt, jwks: `${HERE}/jwks`, ...open })],
  ['introspectedTokens', (open) => introspectedTokens({ ...asked, endpoint: `${HERE}/introspect`, ...open } as never)],
  [
    'terminologyServer',
    (open) => terminologyServer({ baseUrl: `${HERE}/fhir`, fhirVersion: 'R4', auth: () => 't', ...open }),
  ],
  [
    'terminologyServer, its login',
    (open) => terminologyServer({ baseUrl: 'https://t.example/fhir', fhirVersion: 'R4', auth: login, ...open }),
  ],
];

describe('http to this machine itself', () => {
  const calling = (call: () => unknown) => (async () => call())();

  it.each(clients)('is refused by %s, with the option that allows it', async (_, call) => {
    for (const options of [{}, { allowLoopbackHttp: false }])
      await expect(calling(() => call(options))).rejects.toThrow(/https \(.*`allowLoopbackHttp: true`\)/);
    await expect(calling(() => call({ allowLoopbackHttp: 'yes' }))).rejects.toThrow(
      /`allowLoopbackHttp` is 'yes'; allowed is true or false/,
    );
  });

  it.each(clients)('is for %s by that option', async (_, call) => {
    await expect(calling(() => call({ allowLoopbackHttp: true }))).resolves.toBeDefined();
  });
});
