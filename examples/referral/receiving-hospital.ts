import { auditTable } from 'bgz-facade/audit';
import { connectionAddress, connectionCertificate } from 'bgz-facade/node';
import {
  createGrantStore,
  createNotificationReceiver,
  databaseInbox,
  type Endpoint,
  embeddedDatabase,
  jwtTokens,
  type PullResult,
  pullBgz,
  senderConstrained,
  type TakenNotification,
} from 'bgz-facade/notified-pull';
import { createAuthorizationServer } from './authorization-server.js';
import { type Department, departmentsOf } from './directory-entry.js';
import { serve } from './http-server.js';
import type { Surroundings } from './sending-hospital.js';
import { createTokenParty } from './token-party.js';
import { createWorklist } from './worklist.js';

/** Who a receiving hospital is, and for which practitioner it pulls. */
export interface ReceiverIdentity {
  readonly ura: string;
  readonly name: string;
  readonly clientId: string;
  readonly user: { readonly id: string; readonly role: string; readonly name: string };
  readonly departments?: readonly Department[];
}

/** Starts a hospital that receives: an endpoint for notifications with its authorization server, a worklist, and a client that pulls. */
export async function startReceivingHospital(
  identity: ReceiverIdentity,
  { clock, line, directory, exchange }: Surroundings,
) {
  const { ura, name } = identity;
  const now = () => clock.now();
  const database = await embeddedDatabase();
  const [store, audit, inbox, party] = await Promise.all([
    createGrantStore(database),
    auditTable(database),
    databaseInbox(database),
    createTokenParty(identity.clientId, clock, line),
  ]);
  const desks = (identity.departments ?? []).map((one) => [one.number, one.name] as const);
  const worklist = createWorklist(departmentsOf(line.host), Object.fromEntries(desks));
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = await serve(name, line, (request) => handle(request), exchange);
  const baseUrl = `${server.origin}/fhir`;
  const authorizationServer = await createAuthorizationServer({
    issuer: server.origin,
    resource: baseUrl,
    // Who sends a notification has no base yet.
    scopes: { 'bgz-sender': { base: 'optional' } },
    store,
    audit,
    clock,
    line,
  });
  const receiver = createNotificationReceiver({
    ownUras: [ura],
    baseUrl,
    authorize: jwtTokens({
      issuer: authorizationServer.issuer,
      audience: baseUrl,
      jwks: authorizationServer.jwksUri,
      requireType: 'at+jwt',
      ...line.sends,
    }),
    possession: senderConstrained({
      dpop: { origin: server.origin, store },
      certificate: connectionCertificate,
      require: 'key',
    }),
    // Whose the number of a sending system is, is for the directory to say and not for who sends it.
    organizationOf: directory.organizationOf,
    peerAddress: connectionAddress,
    inbox,
    audit,
    now,
    onNotification: (notification, { id }) => worklist.add(id, notification),
    onCancel: ({ id }) => worklist.withdraw(id),
  });
  handle = (request) =>
    authorizationServer.isFor(request) ? authorizationServer.fetch(request) : receiver.handleNotification(request);

  const { id: value, ...person } = identity.user;
  const user = { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value }, ...person };

  /** Where the sender of a notification serves its BgZ: a notification holds no address, and the URA is the one of its token. */
  async function addressOf({ sender }: TakenNotification): Promise<Endpoint & { readonly tokenUrl: string }> {
    const found = sender.confirmed ? await directory.resourcesOf(sender.ura) : undefined;
    if (found?.tokenUrl === undefined) throw new Error('the directory knows no place to pull from');
    return { ...found, tokenUrl: found.tokenUrl };
  }
  const asking = ({ baseUrl: resource, tokenUrl }: { readonly baseUrl: string; readonly tokenUrl: string }) => ({
    tokenUrl,
    resource,
    ura,
    scope: 'bgz-receiver',
    user,
  });

  /** A new token on the base of a notification, whatever is held. */
  async function tokenFor(notification: TakenNotification): Promise<string> {
    const { authorizationBase } = notification;
    return party.tokens.token(
      { ...asking(await addressOf(notification)), ...(authorizationBase !== undefined && { authorizationBase }) },
      { fresh: true },
    );
  }

  /** Pulls what a notification offers, with a token for it. */
  async function pull(
    notification: TakenNotification,
    { token, correlationId }: { readonly token?: string; readonly correlationId?: string } = {},
  ): Promise<PullResult> {
    const address = await addressOf(notification);
    return pullBgz({
      notification,
      baseUrl: address.baseUrl,
      transport: party.transport,
      token: token ?? party.tokens.forPulling(asking(address)),
      audit,
      user,
      organization: { ura, name },
      now,
      validate: true,
      retries: 0,
      ...(correlationId !== undefined && { correlationId }),
      ...(line.sends.allowLoopbackHttp && { allowLoopbackHttp: true }),
    });
  }
  return {
    identity,
    baseUrl,
    authorizationServer,
    party,
    audit,
    database,
    worklist,
    addressOf,
    tokenFor,
    pull,
    server,
  };
}

export type ReceivingHospital = Awaited<ReturnType<typeof startReceivingHospital>>;
