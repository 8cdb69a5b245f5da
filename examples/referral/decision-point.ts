import { connectionCertificate } from 'bgz-facade/node';
import { type AccessEvaluation, certificateThumbprint } from 'bgz-facade/notified-pull';
import type { Clock } from './clock.js';
import { type Exchange, type PlayServer, serve } from './http-server.js';
import type { Line } from './line.js';

/** A patient does not want an organization to see something. */
export interface Objection {
  /** BSN. */
  readonly patient: string;
  /** URA. */
  readonly organization: string;
  /** Type of resource; left out, everything. */
  readonly type?: string;
}

export interface DecisionPoint {
  readonly url: string;
  readonly server: PlayServer;
  object(objection: Objection): void;
  withdrawObjections(): void;
}

const isAgainst =
  ({ subject, resource }: AccessEvaluation) =>
  ({ patient, organization, type }: Objection): boolean =>
    resource.properties.patient === patient &&
    subject.properties.organization === organization &&
    (type === undefined || type === resource.type);

/**
 * Starts the policy decision point of a hospital (AuthZEN Authorization API 1.0). What it is asked holds a BSN, so it is part of the
 * hospital's own domain, and answers the connection of that hospital alone.
 */
export async function startDecisionPoint(
  name: string,
  line: Line,
  { asker, clock, exchange }: { readonly asker: Line; readonly clock: Clock; readonly exchange: Exchange },
): Promise<DecisionPoint> {
  const objections: Objection[] = [];
  const server = await serve(
    name,
    line,
    async (request) => {
      const shown = connectionCertificate(request);
      const thumbprint = shown && certificateThumbprint(shown, clock.now());
      if (thumbprint === undefined || thumbprint !== asker.thumbprint) return new Response(null, { status: 403 });
      if (request.method !== 'POST' || new URL(request.url).pathname !== '/access/v1/evaluation')
        return new Response(null, { status: 404 });
      const evaluation = (await request.json()) as AccessEvaluation;
      return Response.json({ decision: !objections.some(isAgainst(evaluation)) });
    },
    exchange,
  );
  return {
    url: `${server.origin}/access/v1/evaluation`,
    server,
    object: (objection) => void objections.push(objection),
    withdrawObjections: () => void objections.splice(0),
  };
}
