import type { Monotonic } from '../../telemetry/monotonic';

/** What an attempt showed of its endpoint; `unknown` when nothing was sent. */
export type Seen = 'up' | 'down' | 'unknown';

/** Leave to try an endpoint, or word that it is down and the message had better wait. */
export type Pass = { readonly go: true; readonly leave: (seen: Seen) => void } | { readonly go: false };

/** Keeps receivers apart: one that is down or slow costs others nothing. */
export interface Lanes {
  /** Waits for a place. */
  enter(endpoint: string): Promise<Pass>;
}

interface Lane {
  inFlight: number;
  /** Down until then (milliseconds of the monotonic clock); after that one attempt at a time tells whether it is back. */
  downUntil: number | undefined;
  readonly waiting: (() => void)[];
}

/**
 * Lanes by endpoint. A lane has a few places; once its endpoint failed to answer, those who wait are sent away at once, and
 * after the cool-down a single one tries.
 */
export function createLanes(options: {
  readonly perEndpoint: number;
  readonly coolDownMs: number;
  readonly monotonic: Monotonic;
}): Lanes {
  const { perEndpoint, coolDownMs, monotonic } = options;
  const lanes = new Map<string, Lane>();

  function take(endpoint: string, lane: Lane): Pass {
    lane.inFlight++;
    let left = false;
    return {
      go: true,
      leave: (seen) => {
        if (left) return;
        left = true;
        lane.inFlight--;
        if (seen === 'down') lane.downUntil = monotonic() + coolDownMs;
        if (seen === 'up') lane.downUntil = undefined;
        for (const wake of lane.waiting.splice(0)) wake();
        if (lane.inFlight === 0 && lane.waiting.length === 0 && lane.downUntil === undefined) lanes.delete(endpoint);
      },
    };
  }

  return {
    async enter(endpoint) {
      for (;;) {
        const lane: Lane = lanes.get(endpoint) ?? { inFlight: 0, downUntil: undefined, waiting: [] };
        lanes.set(endpoint, lane);
        if (lane.downUntil !== undefined) {
          return lane.inFlight > 0 || monotonic() < lane.downUntil ? { go: false } : take(endpoint, lane);
        }
        if (lane.inFlight < perEndpoint) return take(endpoint, lane);
        await new Promise<void>((resolve) => {
          lane.waiting.push(resolve);
        });
      }
    },
  };
}
