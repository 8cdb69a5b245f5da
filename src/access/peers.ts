/** `one` authorization base for everything, or `separate` ones for the workflow Task and for the patient data. */
export type Bases = 'one' | 'separate';

/** What access needs to know of the peer a notification was written for; how its messages are written, it need not. */
export interface Peer {
  readonly name: string;
  readonly bases: Bases;
}

/** The bundled peers, by name. Nuts alone has two bases (spec notified-pull §7). */
export const bundledBases = {
  twiin: 'one',
  nictiz: 'one',
  nuts: 'separate',
  aorta: 'one',
  viplive: 'one',
} as const satisfies Readonly<Record<string, Bases>>;

/** The same as a list. */
export const bundledPeers: readonly Peer[] = Object.entries(bundledBases).map(([name, bases]) => ({ name, bases }));

/** Peers by name, as notifications keep them. */
export function peersByName(peers: readonly Peer[]): (name: string) => Peer | undefined {
  const known = new Map(peers.map((peer) => [peer.name, peer]));
  return (name) => known.get(name);
}
