import type { Binding } from './clients';
import { type IssueCall, stored } from './issue-call';
import type { IssueReason } from './issue-reasons';
import type { LoggedIn } from './log-in';
import { malformed, OAuthRefusal } from './oauth-refusal';

/** What a token is bound to (`cnf`, RFC 7800). */
export interface Bound {
  readonly key?: string;
  readonly certificate?: string;
  /** Marks the proof as used; refuses one that was. */
  readonly useUp: () => Promise<void>;
}

const refused = (reason: IssueReason): OAuthRefusal => new OAuthRefusal('invalid_dpop_proof', reason);

/** The stricter of what the end point and the client need. */
function lacking(wanted: Binding, { key, certificate }: Omit<Bound, 'useUp'>): 'key' | 'certificate' | undefined {
  if (wanted === 'key') return key === undefined ? 'key' : undefined;
  if (wanted === 'certificate') return certificate === undefined ? 'certificate' : undefined;
  return (key ?? certificate) === undefined ? 'key' : undefined;
}

/**
 * To what the token is bound: the key of the proof that comes along (RFC 9449 §5), the certificate of the connection (RFC 8705 §3), or both.
 * Refuses a proof that is none, and a client that proves less than it must.
 */
export async function bindingOf(call: IssueCall, { client, thumbprint }: LoggedIn): Promise<Bound> {
  const { request, settings, proofs, at } = call;
  const shown = request.headers.get('dpop');
  const asked = { method: request.method, url: settings.addresses.token, bound: undefined };
  const read = shown === null ? undefined : await proofs.read({ ...asked, proof: shown }, at);
  if (read?.ok === false && read.error === 'use_dpop_nonce')
    throw new OAuthRefusal(read.error, 'proof-nonce', { headers: { 'dpop-nonce': read.nonce } });
  if (read?.ok === false) throw refused('proof-invalid');
  const proof = read?.ok ? read.proof : undefined;
  const bound = {
    ...(proof && { key: proof.thumbprint }),
    ...(thumbprint !== undefined && { certificate: thumbprint }),
  };
  for (const wanted of [settings.require, client.require]) {
    const lacks = wanted && lacking(wanted, bound);
    if (lacks === 'key') throw refused('proof-missing');
    if (lacks === 'certificate')
      throw malformed('certificate-missing', 'Tokens are bound to the client certificate of the connection.');
  }
  return {
    ...bound,
    useUp: async () => {
      if (proof && !(await stored(call, () => proofs.isFirst(proof, at)))) throw refused('proof-invalid');
    },
  };
}
