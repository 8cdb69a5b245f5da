import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { patientFhirId } from '../../../assemble/collection';
import { sourcesOf } from '../../../assemble/sources-of';
import { createBgzFacade } from '../../../facade/create-bgz-facade';
import type { PeerProfile } from '../../../referral/task/peer-profile';
import type { BgzRecords } from '../../../zib';
import type { PullCheck, SendingAddress } from '../options';
import { type Admission, admission } from './admit';
import { sendRefusal, sendResponse } from './answer';
import { type Asked, askedBy } from './asked';
import { listen } from './http-server';
import type { Referrals } from './referrals';
import { type SeenRequests, seenRequests } from './seen';
import { playedTasks, type ToldStatus } from './workflow';

/** What a fault is made with. */
export interface FaultMeans {
  readonly address: SendingAddress;
  /** Answers as it should be. */
  readonly facade: (request: Request) => Promise<Response>;
}

/** Answers a request otherwise than it should be. */
export type Fault = (asked: Asked, response: ServerResponse, means: FaultMeans) => Promise<void>;

/** Which requests are answered otherwise; undefined for those that are answered as they should be. */
export type Behaviour = (asked: Asked) => Fault | undefined;

/** A hospital that sends: what a receiver pulls from. */
export interface SendingSide {
  readonly address: SendingAddress;
  readonly seen: SeenRequests;
  /** Of the requests to the other server: whether they brought a token. */
  readonly elsewhere: readonly { readonly hasToken: boolean }[];
  readonly told: readonly ToldStatus[];
  /** From now on; undefined: as it should be. */
  behave(behaviour: Behaviour | undefined): void;
  /** From now on data of this patient is given, whoever is referred. */
  giveDataOf(bsn: string | undefined): void;
  close(): Promise<void>;
}

/** What a sending side is made of. */
export interface SendingSideParts {
  /** Of who is referred. */
  readonly records: BgzRecords;
  /** Of somebody else, whose data is given by mistake. */
  readonly otherPatient: BgzRecords;
  readonly referrals: Referrals;
  readonly pull: PullCheck;
  readonly peer: PeerProfile;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly otherUrl: string | undefined;
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');
const isLoopback = (host: string) => /^(localhost|127\.|::1)/.test(host);

/** Starts it, with the other server beside it to which it may lead. */
export async function startSendingSide(parts: SendingSideParts): Promise<SendingSide> {
  const { referrals, pull, peer, host, port, publicUrl, otherUrl } = parts;
  const seen = seenRequests();
  const told: ToldStatus[] = [];
  const elsewhere: { hasToken: boolean }[] = [];
  const admit: Admission = admission(pull, referrals, peer);
  let behaviour: Behaviour | undefined;
  let insteadOf: string | undefined;
  let answer: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

  const server = await listen(
    (incoming, response) => void answer(incoming, response).catch(() => response.destroy()),
    host,
    port,
  );
  const other = await listen(
    (incoming, response) => {
      elsewhere.push({ hasToken: incoming.headers.authorization !== undefined });
      incoming.resume();
      response.writeHead(404, { 'content-type': 'application/fhir+json' }).end('{"resourceType":"OperationOutcome"}');
    },
    host,
    port === 0 ? 0 : port + 1,
  ).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });

  const base = withoutSlash(publicUrl ?? `${server.origin}/fhir`);
  // Where the first is only reached by a tunnel, the second is not reached at all.
  const reached = publicUrl === undefined && isLoopback(host) ? `${other.origin}/fhir` : undefined;
  const address: SendingAddress = { base, other: otherUrl === undefined ? reached : withoutSlash(otherUrl) };
  const idSecret = randomBytes(32).toString('hex');
  const patientReference = `Patient/${patientFhirId(parts.records.patient, idSecret)}`;
  const facade = createBgzFacade({
    sources: sourcesOf([parts.records, parts.otherPatient], { groups: 'all' }),
    idSecret,
    baseUrl: base,
    bsnInAnswers: 'always',
    async authorize(request) {
      const decided = await admit.data(request);
      if (!decided.allowed || insteadOf === undefined) return decided;
      return { ...decided, patient: { bsn: insteadOf } };
    },
    tasks: playedTasks({ admit, referrals, peer, patientReference }, told),
  });

  const means: FaultMeans = { address, facade: (request) => facade.fetch(request) };
  answer = async (incoming, response) => {
    const asked = await askedBy(incoming, base);
    if (asked === undefined) return void response.writeHead(400).end();
    seen.add(asked.seen);
    response.once('close', () => {
      asked.seen.status = response.statusCode;
      seen.ended(asked.seen, response.writableFinished ? 'answered' : 'closed');
    });
    const fault = behaviour?.(asked);
    asked.seen.isFaulted = fault !== undefined;
    if (fault) return fault(asked, response, means);
    if (asked.seen.hasTokenInUrl) return sendRefusal(response, asked, 400);
    const given = await facade.fetch(asked.request);
    if (given.status === 401 || given.status === 403) asked.seen.refusal = await whyRefused(admit, asked);
    return sendResponse(response, given);
  };

  return {
    address,
    seen,
    elsewhere,
    told,
    behave: (next) => {
      behaviour = next;
    },
    giveDataOf: (bsn) => {
      insteadOf = bsn;
    },
    async close() {
      await Promise.all([server.close(), other.close(), facade.close()]);
    },
  };
}

/** The reason that goes to the trail of a real sender; asked anew, since the facade does not tell it. */
async function whyRefused(admit: Admission, { request, seen }: Asked): Promise<string | undefined> {
  if (seen.path.startsWith('Task')) return undefined;
  const again = await admit.data(new Request(request.url, { headers: request.headers }));
  return again.allowed ? 'not-offered' : again.trail?.reason;
}
