import { refusalWords } from '../../access/policy/reason-words';
import type { AuditKind } from '../../audit/entry';
import type { Phrase } from '../../fhir/phrase';
import { issueWords } from '../../issue/issue-reasons';
import { receiveWords } from '../../receive/receive-reasons';
import { sendWords } from '../../referral/send/send-reasons';
import { type SenderEvent, senderEvents } from '../../referral/send/sender-events';
import { taskWords } from '../../referral/task-reasons';

type Words = Readonly<Record<string, Phrase>>;

const atReceiver: Words = { ...refusalWords, ...receiveWords };
const atSender: Words = { ...refusalWords, ...taskWords };

const isSending = (kind: AuditKind): kind is SenderEvent => (senderEvents as readonly AuditKind[]).includes(kind);

/** A reason that Notified Pull tells the trail of an event, in words for people; undefined for a code that is not ours. */
export function notifiedPullWords(code: string, kind: AuditKind): Phrase | undefined {
  if (isSending(kind)) return sendWords(code);
  if (kind === 'token') return Object.hasOwn(issueWords, code) ? issueWords[code] : undefined;
  const words = kind === 'pull' || kind === 'archive' || kind.startsWith('receive-') ? atReceiver : atSender;
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
