import {
  createNotificationReceiver,
  jwtTokens,
  type PullResult,
  pullBgz,
  type TakenNotification,
} from 'bgz-facade/notified-pull';
import { type AuthorizationServer, requestToken } from './authorization-server';
import type { Clock } from './clock';
import { type Exchange, ON_THIS_MACHINE, serve } from './http-server';
import { createSigningKey } from './keys';

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

/** Starts a hospital that receives: an endpoint for notifications, a worklist, and a client that pulls. */
export async function startReceivingHospital(
  identity: ReceiverIdentity,
  clock: Clock,
  gtk: AuthorizationServer,
  exchange: Exchange,
) {
  const key = await createSigningKey(`${identity.clientId}-1`);
  gtk.register({ id: identity.clientId, ura: identity.ura, key });
  const worklist: WorklistItem[] = [];
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = await serve(identity.name.padEnd(10).slice(0, 10), (request) => handle(request), exchange);
  const baseUrl = `${server.origin}/fhir`;
  const receiver = createNotificationReceiver({
    ownUras: [identity.ura],
    baseUrl,
    authorize: jwtTokens({
      issuer: gtk.issuer,
      audience: baseUrl,
      jwks: gtk.jwksUri,
      allowLoopbackHttp: ON_THIS_MACHINE,
    }),
    now: () => clock.now(),
    onNotification: (notification, { id }) => {
      worklist.push({ id, notification, withdrawn: false });
    },
    onCancel: ({ id }) => {
      for (const item of worklist) if (item.id === id) item.withdrawn = true;
    },
  });
  handle = (request) => receiver.handleNotification(request);

  const tokenFor = (audience: string, authorizationBase: string | undefined) =>
    requestToken(gtk, clock, {
      clientId: identity.clientId,
      ura: identity.ura,
      key,
      audience,
      scope: 'bgz-receiver',
      user: identity.user,
      ...(authorizationBase !== undefined && { authorizationBase }),
    });

  /** Pulls what a notification offers, with a token for it. */
  async function pull(notification: TakenNotification, sender: string, token?: string): Promise<PullResult> {
    return pullBgz({
      notification,
      baseUrl: sender,
      allowLoopbackHttp: ON_THIS_MACHINE,
      token: token ?? ((base) => tokenFor(sender, base)),
      now: () => clock.now(),
      validate: true,
      retries: 0,
    });
  }
  return { baseUrl, worklist, tokenFor, pull, server };
}
