import type { AuditKind } from '../../audit/entry';
import { kindCodes } from '../../audit/event/kinds';
import type { Said } from '../model';

const english: Readonly<Record<AuditKind, string>> = {
  notify: 'Notification drawn up',
  amend: 'Notification amended',
  cancel: 'Notification cancelled',
  expire: 'Notification expired',
  supersede: 'Notification superseded',
  send: 'Notification sent',
  resend: 'Notification offered again',
  drop: 'Message given up',
  purge: 'Expired data removed',
  token: 'Access checked',
  search: 'Data asked for',
  read: 'A resource asked for',
  document: 'Document fetched',
  'task-read': 'Referral looked at',
  'task-update': 'Referral updated',
  request: 'Other request',
  'receive-notification': 'Notification received',
  'receive-cancel': 'Cancellation received',
  pull: 'Data pulled from the referrer',
  archive: 'Document put in the record',
  'audit-export': 'Trail exported',
  'audit-verify': 'Trail verified',
};

/** What happened; of an AuditEvent whose codes several kinds have, all that it may be. */
export const kindWords = (kinds: readonly AuditKind[]): Said => ({
  nl: kinds.map((kind) => kindCodes[kind].dutch).join(' / '),
  en: kinds.map((kind) => english[kind]).join(' / '),
});
