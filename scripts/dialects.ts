import type { PeerName } from '../src/notified-pull';

/** Messages of a notification. */
export type DialectMessage = 'notification' | 'cancel' | 'workflow';

/** Where messages of a peer profile depart from Nictiz's draft of that Task, and why they do. */
export interface Departure {
  readonly message: DialectMessage;
  /** The element, without places in lists. */
  readonly path: string;
  /** Rule of the validator that says so. */
  readonly rule: string;
  readonly peers: readonly PeerName[];
  readonly why: string;
}

const everyPeer: readonly PeerName[] = ['twiin', 'nictiz', 'nuts', 'aorta', 'viplive'];
const twoCodes =
  'The generic code of Twiin 1.4 stands first, the code of the section beside it: who knows either finds the search. The draft has one code an input.';
const msz =
  'The searches are those of BgZ MSZ 2.0: percent-encoded, with the metadata of each section. The draft fixes older ones, without.';
const planned =
  'Planned care has one code, which the draft has for planned procedures alone; devices, vaccinations and appointments are offered under it too.';
const lspCode = 'LSP 0.7 has a code of its own for a notification.';
const referralCode =
  'The workflow Task is a patient referral in SNOMED CT (Nuts); the draft has the code of a notification.';
const cancelled =
  'A Task that cancels has status `cancelled` (Twiin-02); the draft fixes that of the first message. It claims no profile.';

/** All of them; `test/referral/task/dialects.test.ts` holds the list against the validator, both ways. */
export const departures: readonly Departure[] = [
  {
    message: 'notification',
    path: 'Task.input.type.coding.system',
    rule: 'fixed-value',
    peers: ['twiin', 'viplive'],
    why: twoCodes,
  },
  {
    message: 'notification',
    path: 'Task.input.type.coding.code',
    rule: 'fixed-value',
    peers: ['twiin', 'viplive'],
    why: twoCodes,
  },
  {
    message: 'notification',
    path: 'Task.input.valueString',
    rule: 'fixed-value',
    peers: ['twiin', 'viplive'],
    why: msz,
  },
  { message: 'notification', path: 'Task.input', rule: 'slice-max', peers: ['twiin', 'viplive'], why: planned },
  {
    message: 'notification',
    path: 'Task.input.type.coding.code',
    rule: 'code-form',
    peers: ['nictiz'],
    why: 'The draft fixes 111816003 for nutrition advice, which fails the check digit of SNOMED CT (11816003 is meant).',
  },
  { message: 'notification', path: 'Task.code.coding.system', rule: 'fixed-value', peers: ['aorta'], why: lspCode },
  { message: 'notification', path: 'Task.code.coding.code', rule: 'fixed-value', peers: ['aorta'], why: lspCode },
  { message: 'cancel', path: 'Task.status', rule: 'fixed-value', peers: everyPeer, why: cancelled },
  {
    message: 'cancel',
    path: 'Task',
    rule: 'cardinality-min',
    peers: everyPeer,
    why: 'It has no `restriction`: nothing is to be fetched any more.',
  },
  { message: 'cancel', path: 'Task.code.coding.system', rule: 'fixed-value', peers: ['aorta'], why: lspCode },
  { message: 'cancel', path: 'Task.code.coding.code', rule: 'fixed-value', peers: ['aorta'], why: lspCode },
  {
    message: 'workflow',
    path: 'Task.code.coding.system',
    rule: 'fixed-value',
    peers: ['twiin', 'nuts', 'aorta', 'viplive'],
    why: referralCode,
  },
  {
    message: 'workflow',
    path: 'Task.code.coding.code',
    rule: 'fixed-value',
    peers: ['twiin', 'nuts', 'aorta', 'viplive'],
    why: referralCode,
  },
  {
    message: 'workflow',
    path: 'Task.input.type.coding.system',
    rule: 'fixed-value',
    peers: ['twiin', 'viplive'],
    why: twoCodes,
  },
  {
    message: 'workflow',
    path: 'Task.input.type.coding.code',
    rule: 'fixed-value',
    peers: ['twiin', 'viplive'],
    why: twoCodes,
  },
  {
    message: 'workflow',
    path: 'Task.input.valueString',
    rule: 'fixed-value',
    peers: ['twiin', 'nuts', 'viplive'],
    why: msz,
  },
  { message: 'workflow', path: 'Task.input', rule: 'slice-max', peers: ['twiin', 'nuts', 'viplive'], why: planned },
  {
    message: 'workflow',
    path: 'Task.input.type.coding.code',
    rule: 'code-form',
    peers: ['nictiz'],
    why: 'As in the notification: 111816003.',
  },
];
