import type { AuditKind } from '../../audit/entry';

/** What the sender does. */
export const senderEvents = [
  'notify',
  'amend',
  'cancel',
  'supersede',
  'expire',
  'send',
  'resend',
  'drop',
  'purge',
] as const satisfies readonly AuditKind[];
export type SenderEvent = (typeof senderEvents)[number];
