import type { Task } from 'fhir/r3';
import type { NotificationRecord } from '../../access/model';
import { decodeText } from '../../fhir/decode-text';
import { fhirJson } from '../../fhir/written-numbers';
import { type ExchangeFailure, exchange } from '../../http/client/exchange';
import { xmlModel } from '../../http/client/read-answer';
import { buildCancelTask, buildNotificationTask } from '../../referral/task/build';
import type { PeerProfile } from '../../referral/task/peer-profile';
import { readResource } from '../run/read-resource';
import type { QualifyReceiverOptions } from './options';
import type { Referrals } from './sender/referrals';

/** What a receiver answered to a message; a status of 0 when there was no answer. */
export interface Answered {
  readonly status: number;
  readonly failure?: ExchangeFailure;
  readonly location?: string;
  /** Whether the body is an OperationOutcome. */
  readonly hasOutcome: boolean;
  readonly text: string;
}

/** True for an answer that takes a message. */
export const isTaken = ({ status }: Answered): boolean => status >= 200 && status < 300;

/** True for an answer that refuses it, so that the sender does not try again. */
export const isRefused = ({ status }: Answered): boolean => status >= 400 && status < 500;

export type WireForm = 'json' | 'xml';

/** A body and how it goes out. */
export interface Message {
  readonly method: 'POST' | 'PUT';
  /** Behind the base. */
  readonly path: string;
  readonly body: string;
  readonly form: WireForm;
  /** Sends another token, or none, in place of that of the options. */
  readonly token?: 'none' | 'wrong';
}

/** Writes the messages of referrals, and sends them. */
export interface Messages {
  notification(record: NotificationRecord, form?: WireForm): Promise<Message>;
  cancellation(record: NotificationRecord): Promise<Message>;
  /** The Task of a notification, to be spoiled. */
  taskOf(record: NotificationRecord): Task;
  send(message: Message): Promise<Answered>;
}

async function written(task: Task, form: WireForm): Promise<string> {
  if (form === 'json') return fhirJson(task);
  const { writeFhirXml } = await import('../../fhir/xml/write-fhir-xml');
  return `<?xml version="1.0" encoding="UTF-8"?>${writeFhirXml(task, await xmlModel())}`;
}

/** Most bytes of an answer that are read. */
const MOST_BYTES = 1024 * 1024;

export function messagesTo(options: QualifyReceiverOptions, peer: PeerProfile, referrals: Referrals): Messages {
  const { token, timeoutMs = 30_000, fetch: given, allowLoopbackHttp = false } = options;
  const base = options.base.replace(/\/+$/, '');

  async function headersFor({ form, token: other }: Message): Promise<Record<string, string>> {
    const type = `application/fhir+${form}`;
    const own = typeof token === 'function' ? await token() : token;
    const bearer = other === 'none' ? undefined : other === 'wrong' ? 'not-a-token-of-yours' : own;
    return {
      accept: type,
      'content-type': `${type}; charset=utf-8`,
      ...(bearer !== undefined && { authorization: `Bearer ${bearer.replace(/^Bearer +/i, '')}` }),
    };
  }

  const taskOf = (record: NotificationRecord) =>
    buildNotificationTask(record, peer, referrals.baseOf(record, 'notification'));

  return {
    taskOf,
    async notification(record, form = peer.mediaType) {
      return { method: 'POST', path: '/Task', form, body: await written(taskOf(record), form) };
    },
    async cancellation(record) {
      const search = encodeURIComponent(`${peer.identifierSystem}|${record.identifier}`);
      const task = buildCancelTask({ ...record, state: 'cancelled' }, peer);
      return {
        method: 'PUT',
        path: `/Task?identifier=${search}`,
        form: peer.mediaType,
        body: await written(task, peer.mediaType),
      };
    },
    async send(message) {
      const { method, path, body } = message;
      const asked = {
        method,
        url: base + path,
        headers: await headersFor(message),
        body,
        timeoutMs,
        maxBytes: MOST_BYTES,
      };
      const answer = await exchange(asked, { allowLoopbackHttp, ...(given && { fetch: given }) });
      if (!answer.ok) return { status: answer.status ?? 0, failure: answer.failure, hasOutcome: false, text: '' };
      const { status, headers, bytes } = answer;
      const type = headers.get('content-type') ?? '';
      const decoded = decodeText(bytes, type);
      const text = decoded.ok ? decoded.text : '';
      const resource = await readResource(text, text.trimStart().startsWith('<') ? 'xml' : 'json').catch(
        () => undefined,
      );
      const location = headers.get('location') ?? headers.get('content-location');
      return {
        status,
        hasOutcome: resource?.resourceType === 'OperationOutcome',
        text,
        ...(location !== null && { location }),
      };
    },
  };
}
