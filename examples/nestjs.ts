import 'reflect-metadata';
import type { Server } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { BgzFacade } from 'bgz-facade';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import { epdFacade } from './facade.js';

const BGZ_FACADE = Symbol('BgzFacade');

class EpdModule {}

/** Your root module has a provider like this one; `inject` gives it the services that the sources ask. */
const epdModule = (): DynamicModule => ({
  module: EpdModule,
  providers: [{ provide: BGZ_FACADE, useFactory: () => epdFacade(), inject: [] }],
});

/** The facade in an existing NestJS application, under /fhir. */
export async function start(port: number): Promise<Server> {
  const app = await NestFactory.create<NestExpressApplication>(epdModule(), { logger: ['error', 'warn'] });

  // With `app.use`, before `init` or `listen`: Nest puts its body parsers there, and a middleware of a module comes after them.
  app.use('/fhir', nodeListener(app.get<BgzFacade>(BGZ_FACADE)));

  // Nest makes the server itself; what can be set afterwards is set.
  const server: Server = app.getHttpServer();
  const { headersTimeout, requestTimeout } = serverLimits;
  Object.assign(server, { headersTimeout, requestTimeout });
  await app.listen(port, '127.0.0.1');
  return server;
}
