import { auditTable } from 'bgz-facade/audit';
import {
  createGrantStore,
  createNotificationReceiver,
  databaseInbox,
  embeddedDatabase,
  jwtTokens,
  type PullResult,
  pullBgz,
  senderConstrained,
  type TakenNotification,
} from 'bgz-facade/notified-pull';
import { createAuthorizationServer } from './authorization-server';
import type { Clock } from './clock';
import { type Exchange, ON_THIS_MACHINE, serve } from './http-server';
import { createTokenParty } from './token-party';

/** Who a receiving hospital is, and for which practitioner it pulls. */
export interface ReceiverIdentity {
  readonly ura: string;
  readonly name: string;
  readonly clientId: string;
  readonly user: { readonly id: string; readonly role: string; readonly name: string };
}

/** A line of the EPD's worklist: a notification that came in, or was withdrawn. */
export interface WorklistItem {
  readonly id: string;
  readonly notification: TakenNotification;
  withdrawn: boolean;
}

/** Where a receiver pulls, and by which name the authorization server there goes. */
export interface KnownSender {
  readonly baseUrl: string;
  readonly issuer: string;
}

/** Starts a hospital that receives: an endpoint for notifications with its authorization server, a worklist, and a client that pulls. */
export async function startReceivingHospital(identity: ReceiverIdentity, clock: Clock, exchange: Exchange) {
  const now = () => clock.now();
  const database = await embeddedDatabase();
  const [store, audit, inbox, party] = await Promise.all([
    createGrantStore(database),
    auditTable(database),
    databaseInbox(database),
    createTokenParty(identity.clientId, clock),
  ]);
  const worklist: WorklistItem[] = [];
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = await serve(identity.name.padEnd(10).slice(0, 10), (request) => handle(request), exchange);
  const baseUrl = `${server.origin}/fhir`;
  const authorizationServer = await createAuthorizationServer({
    issuer: server.origin,
    resource: baseUrl,
    // Who sends a notification has no base yet.
    scopes: { 'bgz-sender': { base: 'optional' } },
    store,
    audit,
    clock,
  });
  const receiver = createNotificationReceiver({
    ownUras: [identity.ura],
    baseUrl,
    authorize: jwtTokens({
      issuer: authorizationServer.issuer,
      audience: baseUrl,
      jwks: authorizationServer.jwksUri,
      requireType: 'at+jwt',
      allowLoopbackHttp: ON_THIS_MACHINE,
    }),
    possession: senderConstrained({ dpop: { origin: server.origin, store }, require: 'key' }),
    inbox,
    audit,
    now,
    onNotification: (notification, { id }) => {
      worklist.push({ id, notification, withdrawn: false });
    },
    onCancel: ({ id }) => {
      for (const item of worklist) if (item.id === id) item.withdrawn = true;
    },
  });
  handle = (request) =>
    authorizationServer.isFor(request) ? authorizationServer.fetch(request) : receiver.handleNotification(request);

  const { id: value, ...person } = identity.user;
  const asking = async ({ issuer, baseUrl: resource }: KnownSender) => ({
    tokenUrl: await party.tokenUrl(issuer),
    resource,
    ura: identity.ura,
    scope: 'bgz-receiver',
    user: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value }, ...person },
  });

  /** A new token on an authorization base, whatever is held. */
  async function tokenFor(sender: KnownSender, authorizationBase: string | undefined): Promise<string> {
    const asked = await asking(sender);
    return party.tokens.token(
      { ...asked, ...(authorizationBase !== undefined && { authorizationBase }) },
      { fresh: true },
    );
  }

  /** Pulls what a notification offers, with a token for it. */
  async function pull(notification: TakenNotification, sender: KnownSender, token?: string): Promise<PullResult> {
    return pullBgz({
      notification,
      baseUrl: sender.baseUrl,
      allowLoopbackHttp: ON_THIS_MACHINE,
      transport: party.transport,
      token: token ?? party.tokens.forPulling(await asking(sender)),
      now,
      validate: true,
      retries: 0,
    });
  }
  return { baseUrl, authorizationServer, party, database, worklist, tokenFor, pull, server };
}
