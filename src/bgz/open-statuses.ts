import type { StatedStatuses } from './define/statuses';
import { sections } from './index';

type Open = NonNullable<StatedStatuses['open']>;

/** By resource type, the statuses that say that something has yet to come or goes on; see `StatedStatuses.open`. */
export const openStatusesByType: Readonly<Record<string, Open>> = Object.fromEntries(
  sections.flatMap(({ type, statuses }) => (statuses?.open ? [[type, statuses.open] as const] : [])),
);
