import type * as z from 'zod';
import { report } from './issue';

/** Check for an object schema: one of these properties is there, or several are. Told at the first. */
export function atLeastOne(...names: readonly [string, ...string[]]) {
  return (value: object, ctx: z.core.$RefinementCtx): void => {
    const held = value as Readonly<Record<string, unknown>>;
    if (names.some((name) => held[name] !== undefined)) return;
    const allowed = { text: 'one of {names}, or several', values: { names: names.join(', ') } };
    report(ctx, { zib: 'missing', allowed, found: 'nothing' }, [names[0]]);
  };
}
