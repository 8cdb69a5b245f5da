import { X509Certificate } from 'node:crypto';
import { certificateThumbprint } from 'bgz-facade/notified-pull';
import { Agent, fetch as fetchOver } from 'undici';
import type { Authority } from './certificates.js';

/** How a party is connected: what its server shows and asks for, and what its own requests go over. */
export interface Line {
  /** The name under which others reach it. */
  readonly host: string;
  /** For its server; left out, that talks http. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
  /** By which others know its certificate in a registration (`x5t#S256`). */
  readonly thumbprint?: string;
  /** For everything that sends: `tokenClient({ …, ...line.sends })`. */
  readonly sends: { readonly fetch?: typeof fetch; readonly allowLoopbackHttp?: true };
  close(): Promise<void>;
}

/** Two years: a step of the play turns the clock to the end of a referral. */
const DAYS = 730;

/** Names of the play lead to this machine. */
const toThisMachine = (_name: string, _options: unknown, found: (error: null, to: object[]) => void) =>
  found(null, [{ address: '127.0.0.1', family: 4 }]);

/** Requests over TLS, to servers that have the certificate of the name they are called by. */
function sendsOver(tls: { readonly ca: string; readonly cert?: string; readonly key?: string }) {
  const dispatcher = new Agent({ connect: { ...tls, lookup: toThisMachine as never } });
  return {
    // Agent and fetch of one undici: those of Node itself may be of another.
    sends: { fetch: ((url: string, init: object) => fetchOver(url, { ...init, dispatcher })) as never },
    close: () => dispatcher.close(),
  };
}

/** Mutual TLS with a certificate of the region: both ends show one, and neither talks to who has none. */
export function mutualTls(host: string, region: Authority): Line {
  const { ca } = region;
  const { cert, key } = region.issue(host, DAYS);
  const thumbprint = certificateThumbprint(cert, new Date(new X509Certificate(cert).validFrom));
  const tls = { cert, key, ca };
  return { host, tls, ...(thumbprint !== undefined && { thumbprint }), ...sendsOver(tls) };
}

/** Who shows nothing, for the steps that go wrong. */
export const withoutCertificate = ({ ca }: Pick<Authority, 'ca'>) => sendsOver({ ca });

/** For parties that are all on this machine and talk http. Between organizations a token goes over https only. */
export const onThisMachine: Line = {
  host: '127.0.0.1',
  sends: { allowLoopbackHttp: true },
  close: async () => {},
};
