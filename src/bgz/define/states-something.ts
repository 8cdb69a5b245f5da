import type * as z from 'zod';
import { report } from './issue';

const isEmpty = (value: unknown): boolean => {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
};

/**
 * Check for a building block that records hold whole: it states at least something beside its own key. One that does not
 * would go out as a person of whom nothing is known, and who was meant would be lost in silence. It
 * speaks only where nothing inside is wrong: what is wrong there says more.
 *
 * @param allowed what to do, as text of the words tables
 */
export function statesSomething(allowed: string) {
  return (value: object, ctx: z.core.$RefinementCtx): void => {
    if (ctx.issues.length > 0) return;
    const { id, ...stated } = value as { readonly id?: unknown };
    if (isEmpty(stated))
      report(ctx, { zib: 'missing', allowed, found: id === undefined ? 'nothing in it' : 'only an id' });
  };
}
