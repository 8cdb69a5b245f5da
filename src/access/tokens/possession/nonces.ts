import { createHmac, timingSafeEqual } from 'node:crypto';

/** Nonces that say when they were given, so that no instance has to keep any (RFC 9449 §8). */
export interface Nonces {
  /** The one to give now. */
  current(now: Date): string;
  isFresh(nonce: string, now: Date): boolean;
}

const MAC_BYTES = 16;

/**
 * Makes nonces with a secret that all instances share.
 *
 * @param lifetimeSeconds How long a nonce is taken; a new one is given twice in that time.
 */
export function nonces(secret: string, lifetimeSeconds: number): Nonces {
  const stepMs = (lifetimeSeconds * 1_000) / 2;
  const made = (step: number): string => {
    const mac = createHmac('sha256', secret).update(`dpop nonce ${step}`).digest().subarray(0, MAC_BYTES);
    return `${step.toString(36)}.${mac.toString('base64url')}`;
  };
  const stepOf = (now: Date): number => Math.floor(now.getTime() / stepMs);
  return {
    current: (now) => made(stepOf(now)),
    isFresh(nonce, now) {
      const step = Number.parseInt(nonce.split('.')[0] ?? '', 36);
      const at = stepOf(now);
      // One that another instance gave a moment ahead of this clock is as good.
      if (!(step >= at - 1 && step <= at + 1)) return false;
      const [given, right] = [Buffer.from(nonce), Buffer.from(made(step))];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
