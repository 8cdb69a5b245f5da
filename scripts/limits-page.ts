import {
  authorizePorts,
  consentPorts,
  facadePorts,
  LOOK_UP_PATIENCE_MS,
  type PortLimit,
  pullPorts,
  receiverPorts,
  senderPorts,
  taskPorts,
  tokenEndpointPorts,
  updatePorts,
} from '../src/limits/ports';

const intro = `# What is waited for, and for how long

Generated from \`src/limits/ports.ts\` by \`npm run docs\`; do not edit.

Everything you supply is waited for no longer than its limit. When the time is over the port's signal is aborted (\`{ signal }\` in
its last argument), the answer below is given, \`bgz.port.timeouts\` counts it by port, and what the port still does counts for
nothing: never is something served because a check took too long. Limits are options, in milliseconds:
\`timeoutsMs: { authorize: 5_000 }\`; one that is no limit (0, \`Infinity\`, a misspelt port) is refused when the options are checked.

Durations (how long a key, a token or an answer is kept, how long an endpoint is left alone) go by a monotonic clock,
\`monotonic\`, in milliseconds: the wall clock \`now\` may be set ahead or back without a revoked key or token counting any longer.
The wall clock tells what is a date of the world: the end of a token or of a grant, the moment of an event.
`;

const tables: readonly (readonly [string, Readonly<Record<string, PortLimit>>])[] = [
  ['createBgzFacade', facadePorts],
  ['authorizeNotifiedPull', authorizePorts],
  ['workflowTasks', taskPorts],
  ['withConsent', consentPorts],
  ['createNotificationReceiver', receiverPorts],
  ['createTokenEndpoint', tokenEndpointPorts],
  ['pullBgz', pullPorts],
  ['updateWorkflowTask', updatePorts],
  ['createNotifiedPull', senderPorts],
];

const seconds = (ms: number): string => `${ms / 1000} s`;

const tableOf = ([door, ports]: (typeof tables)[number]): string[] => [
  `## ${door}`,
  '',
  '| port (`timeoutsMs`) | limit | when it is reached |',
  '|---|---|---|',
  ...Object.entries(ports).map(([port, { ms, over }]) => `| \`${port}\` | ${seconds(ms)} | ${over} |`),
  '',
];

/** Limits with an option of their own. */
const others = `## With an option of their own

| what | option | limit | when it is reached |
|---|---|---|---|
| a record source | \`sourceTimeoutMs\` | 10 s | 504, reason \`source-timed-out\`; with \`completeness: 'partial'\` the rest, and what is missing |
| the body of a request | \`bodyTimeoutMs\` | 10 s | 408, reason \`body-late\` |
| \`onNotification\`, \`onCancel\` | \`callbackTimeoutMs\` of \`createNotificationReceiver\` | 60 s | 503, reason \`callback-failed\`: the sender repeats |
| the keys of an issuer | \`timeoutMs\` of \`jwtTokens\` | 5 s | keys already held serve for \`keysStaleSeconds\` (3600), after that 503, \`token-unverifiable\`; asked at most once in \`keysCoolDownSeconds\` (30), so that one that fails is left alone |
| introspection | \`timeoutMs\` of \`introspectedTokens\` | 5 s, and as long for a turn | 503, \`token-unverifiable\`; after failures in a row at five different tokens the endpoint is left alone for 10 s (\`breaker\`): 503 at once, and a token at which it failed is asked about once a second at most; counted by \`bgz.circuit.events\` |
| a directory (\`mcsdDirectory\`) | \`timeoutMs\`, all requests of a look-up; \`replica.timeoutMs\`, of a renewal | 10 s; 120 s | \`DirectoryError\`: a message is tried again later, a receiver answers 503 (\`directory-failed\`); after five failures in a row the directory is left alone for 10 s (\`breaker\`), counted by \`bgz.circuit.events\`; a copy serves until \`replica.maxAgeMs\` and no longer |
| directory, token and receiver | \`send.timeoutMs\` of \`createNotifiedPull\` | 30 s | the message is tried again later |
| a look-up of grants or tokens that is under way | – | ${seconds(LOOK_UP_PATIENCE_MS)} | the look-ups that came meanwhile are asked beside it; who asked it waits for the port \`store\` |
| a terminology server | \`timeoutMs\` of \`terminologyServer\` | 3 s | the code is \`unverifiable\`: said, not passed |
| PostgreSQL | \`connectTimeoutMs\`, \`statementTimeoutMs\` | 5 s, 30 s | the error of the store or trail |

\`onValidation\`, \`onUnreached\` and a logger are told, not waited for. Code that keeps the thread busy cannot be stopped by
anything in the same thread: it is only seen to be late when it gives way.
`;

/** The text of `docs/limits.md`. */
export const limitsPage = (): string => [intro, ...tables.flatMap(tableOf), others].join('\n');
