import {
  type AccessEvaluation,
  fhirTransport,
  httpDecisionPoint,
  introspectedTokens,
  jwtTokens,
  updateWorkflowTask,
} from '../../src/notified-pull';
import { terminologyServer } from '../../src/terminology';

/** Who asks others for something, beside a pull. */
export type Client =
  | 'terminology'
  | 'terminology-login'
  | 'introspection'
  | 'keys'
  | 'decision'
  | 'transport'
  | 'status';

const code = { system: 'http://snomed.info/sct', code: '22298006' };
/** Looks like a token; nobody gets as far as its signature. */
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${part({ alg: 'RS256', kid: 'k', typ: 'at+jwt' })}.${part({ iss: 'https://as.example' })}.c2ln`;

/** Peers of these tests are on this machine. */
const open = { allowLoopbackHttp: true };

/** What each asks of the peer at an origin, and what it makes of the answer. */
export const asks: Readonly<Record<Client, (origin: string) => Promise<unknown>>> = {
  terminology: async (origin) =>
    terminologyServer({ baseUrl: `${origin}/fhir`, fhirVersion: 'R4', ...open }).lookup(code),
  'terminology-login': async (origin) => {
    const auth = { tokenUrl: `${origin}/token`, clientId: 'a', clientSecret: 'b' };
    return terminologyServer({ baseUrl: `${origin}/fhir`, fhirVersion: 'R4', ...open, auth }).lookup(code);
  },
  introspection: async (origin) =>
    introspectedTokens({ endpoint: `${origin}/introspect`, auth: { kind: 'none' }, ...open })('token', {
      now: new Date(),
    }),
  keys: async (origin) =>
    jwtTokens({ issuer: 'https://as.example', jwks: `${origin}/jwks`, audience: 'a', ...open })(token, {
      now: new Date(),
    }),
  decision: async (origin) =>
    Promise.resolve(
      httpDecisionPoint({ url: `${origin}/evaluation`, timeoutMs: 30_000, ...open })({} as AccessEvaluation, {
        signal: new AbortController().signal,
      }),
    ).catch(({ message }: Error) => ({ undecided: message })),
  transport: async (origin) => {
    const answer = await fhirTransport(open).request({ method: 'GET', url: `${origin}/fhir/metadata`, token: 't' });
    return answer.ok ? answer.status : answer;
  },
  status: async (origin) => {
    const notification = { workflowTask: 'Task/1' } as Parameters<typeof updateWorkflowTask>[0]['notification'];
    return updateWorkflowTask({ notification, status: 'accepted', token: 't', baseUrl: `${origin}/fhir`, ...open });
  },
};
