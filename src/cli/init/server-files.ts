import type { Language } from '../../bgz/define/language';
import type { Framework, Project } from './project';
import { imported } from './typescript';

const words = {
  authorize: {
    nl: `Wie mag wiens BgZ ophalen. Zolang u dit niet invult: niemand. Vraag uw autorisatieserver van wie het token is, of gebruik
 * \`authorizeNotifiedPull\` van \`bgz-facade/notified-pull\`.
 *
 * Om te proberen: met BGZ_DEMO_TOKEN in de omgeving krijgt wie dat token heeft de verzonnen patiënt, en niemand anders.`,
    en: `Who may pull whose BgZ. As long as you do not fill this in: nobody. Ask your authorization server whose token it is, or use
 * \`authorizeNotifiedPull\` of \`bgz-facade/notified-pull\`.
 *
 * To try it out: with BGZ_DEMO_TOKEN in the environment who has that token gets the fictional patient, and nobody else.`,
  },
  facade: { nl: 'De facade over uw bronnen.', en: 'The facade over your sources.' },
  secret: {
    nl: `Het geheim dat in de id's van resources gemengd wordt: minstens 32 bytes uit een geheimenkluis, op elke instantie hetzelfde.`,
    en: 'The secret that is mixed into the ids of resources: 32 bytes or more from a secret store, the same on every instance.',
  },
  noSecret: {
    nl: `BGZ_ID_SECRET is niet gezet: de id's veranderen bij elke start. Ga zo niet live.`,
    en: 'BGZ_ID_SECRET is not set: ids change at every start. Do not go live like this.',
  },
  start: {
    nl: 'Start de server op /fhir; poort 0 neemt een vrije.',
    en: 'Starts the server at /fhir; port 0 takes a free one.',
  },
  parser: {
    nl: 'Vóór elke body-parser: een POST _search heeft een body, en de facade leest die zelf.',
    en: 'Before any body parser: a POST _search has a body, and the facade reads it itself.',
  },
} as const;

const authorizeFile = (language: Language): string => `import type { Authorization } from 'bgz-facade';
${imported('./example-epd.js', ['EXAMPLE_BSN'])}

/**
 * ${words.authorize[language]}
 */
export function authorize(request: Request): Authorization {
  const demo = process.env.BGZ_DEMO_TOKEN;
  if (demo !== undefined && demo !== '' && request.headers.get('authorization') === \`Bearer \${demo}\`)
    return { allowed: true, patient: { bsn: EXAMPLE_BSN } };
  return { allowed: false, reason: 'unauthenticated' };
}
`;

const facadeFile = (language: Language): string => `import { randomBytes } from 'node:crypto';
import { type BgzFacade, createBgzFacade } from 'bgz-facade';
${imported('./authorize.js', ['authorize'])}
${imported('./sources.js', ['sources'])}

/** ${words.facade[language]} */
export const makeFacade = (idSecret: string): BgzFacade => createBgzFacade({ sources, authorize, idSecret });

/** ${words.secret[language]} */
export function idSecret(): string {
  const given = process.env.BGZ_ID_SECRET;
  if (given !== undefined) return given;
  process.emitWarning(${JSON.stringify(words.noSecret[language])});
  return randomBytes(32).toString('hex');
}
`;

const starts: Readonly<Record<Framework, (language: Language) => string>> = {
  node: (language) => `import { createServer, type Server } from 'node:http';
import { nodeListener, serverLimits } from 'bgz-facade/node';
${imported('./facade.js', ['idSecret', 'makeFacade'])}

/** ${words.start[language]} */
export function start(port: number): Promise<Server> {
  const server = createServer(serverLimits, nodeListener(makeFacade(idSecret())));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
`,
  express: (language) => `import { createServer, type Server } from 'node:http';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import express from 'express';
${imported('./facade.js', ['idSecret', 'makeFacade'])}

/** ${words.start[language]} */
export function start(port: number): Promise<Server> {
  const app = express();
  // ${words.parser[language]}
  app.use('/fhir', nodeListener(makeFacade(idSecret())));

  const server = createServer(serverLimits, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
`,
  fastify: (language) => `import { createServer, type Server } from 'node:http';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import fastify from 'fastify';
${imported('./facade.js', ['idSecret', 'makeFacade'])}

/** ${words.start[language]} */
export async function start(port: number): Promise<Server> {
  const app = fastify({ serverFactory: (handler) => createServer(serverLimits, handler) });
  const listener = nodeListener(makeFacade(idSecret()));

  // ${words.parser[language]}
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    for (const path of ['/fhir', '/fhir/*'])
      scope.all(path, (request, reply) => {
        reply.hijack();
        listener(request.raw, reply.raw);
      });
  });

  await app.listen({ port, host: '127.0.0.1' });
  return app.server;
}
`,
};

const mainFile = `import type { AddressInfo } from 'node:net';
${imported('./server.js', ['start'])}

const server = await start(Number(process.env.PORT ?? 8080));
const { port } = server.address() as AddressInfo;
console.log(\`http://127.0.0.1:\${port}/fhir\`);
`;

/** What answers over HTTP, by path. */
export const serverFiles = ({ framework, language }: Project): Readonly<Record<string, string>> => ({
  'src/authorize.ts': authorizeFile(language),
  'src/facade.ts': facadeFile(language),
  'src/server.ts': starts[framework](language),
  'src/main.ts': mainFile,
});
