import {
  createNotificationReceiver,
  type PullResult,
  pullBgz,
  type ReceiverStatus,
  type TakenNotification,
  updateWorkflowTask,
} from '../../../src/notified-pull';
import type { ReceiverProbe } from '../../../src/qualify';
import { serve } from '../../receive/loopback';

export const OWN_URA = '00002222';
export const SEND_TOKEN = 'token-of-the-sender';
export const PULL_TOKEN = 'token-of-the-receiver';

/** What is wrong with a receiver, as small departures from ours. */
export interface Planted {
  /** Asks in place of Node's own `fetch`. */
  readonly fetch?: typeof fetch;
  /** Answers in place of ours. */
  readonly handle?: (request: Request, ours: (request: Request) => Promise<Response>) => Promise<Response>;
  readonly neverPulls?: boolean;
  readonly ignoresCancel?: boolean;
  readonly ignoresAmendments?: boolean;
  /** Whether it takes a patient. Default: any. */
  readonly knowsPatient?: (bsn: string) => boolean;
  /** What it tells the sender of what it pulled. */
  readonly status?: (result: PullResult) => ReceiverStatus;
  /** What it asks beside what was offered. */
  readonly alsoAsks?: readonly string[];
  /** The token it pulls with. Default: always the same. */
  readonly token?: (base: string | undefined) => string;
  readonly retries?: number;
  readonly concurrency?: number;
  readonly timeoutMs?: number;
  readonly maxPages?: number;
}

/** A hospital that receives with this library, and pulls as soon as it is notified; or with something wrong. */
export async function receivingHospital(planted: Planted = {}) {
  const { fetch: asks = fetch, retries = 1, concurrency = 4, timeoutMs = 10_000, maxPages = 5 } = planted;
  const jobs = new Set<Promise<unknown>>();
  const underWay = new Map<string, AbortController>();
  let sender = '';

  const ended = (result: PullResult): ReceiverStatus => (result.complete ? 'completed' : 'failed');

  async function pull(notification: TakenNotification, signal: AbortSignal): Promise<void> {
    const asked = {
      notification,
      baseUrl: sender,
      token: planted.token ?? PULL_TOKEN,
      allowLoopbackHttp: true,
      retryDelayMs: 5,
    };
    const result = await pullBgz({
      ...asked,
      fetch: asks,
      retries,
      concurrency,
      timeoutMs,
      maxPages,
      signal,
      budget: { bytes: 4 * 1024 * 1024 },
    });
    for (const query of signal.aborted ? [] : (planted.alsoAsks ?? [])) {
      const answer = await asks(`${sender}/${query}`, { headers: { authorization: `Bearer ${PULL_TOKEN}` } });
      // Left unread it would hold a sender that does not end.
      await answer.body?.cancel();
    }
    if (!signal.aborted) await updateWorkflowTask({ ...asked, status: (planted.status ?? ended)(result) });
  }

  function begin(id: string, notification: TakenNotification): void {
    if (planted.neverPulls) return;
    const control = new AbortController();
    underWay.set(id, control);
    const job = pull(notification, control.signal).finally(() => jobs.delete(job));
    jobs.add(job);
  }

  const receiver = createNotificationReceiver({
    ownUras: [OWN_URA],
    authorize: async (token, { now }) =>
      token === SEND_TOKEN
        ? {
            ok: true,
            claims: { receiverUra: '00009999', scopes: [], expiresAt: new Date(now.getTime() + 60_000).toISOString() },
          }
        : { ok: false, reason: 'token-inactive' },
    onNotification: (notification, { id, replaces }) => {
      if (!(planted.ignoresAmendments && replaces)) begin(id, notification);
    },
    ...(planted.knowsPatient && { knowsPatient: planted.knowsPatient }),
    onCancel: ({ id }) => {
      if (!planted.ignoresCancel) underWay.get(id)?.abort();
    },
  });
  const ours = (request: Request) => receiver.handleNotification(request);
  const origin = await serve((request) => (planted.handle ? planted.handle(request, ours) : ours(request)));

  const probe: ReceiverProbe = {
    idle: async () => {
      while (jobs.size > 0) await Promise.allSettled([...jobs]);
    },
  };
  return {
    base: `${origin}/fhir`,
    probe,
    /** Whom it pulls from: what a directory tells of a sender's URA. */
    knows: (base: string) => {
      sender = base;
    },
  };
}
