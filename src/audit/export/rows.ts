import { systems } from '../../fhir/naming-systems';
import type { AuditEntry, AuditKind, AuditUser } from '../entry';
import { kindCodes } from '../event/kinds';
import { type LocalTime, localTime } from './local-time';
import { uziRoles } from './roles';
import { checkWords, dataWords, groundWords, isEmergency, outcomeWords, type ReasonWords } from './words';

/** For whom the document is made. */
export type AuditView = 'patient' | 'full';

/** A column: its head and its share of the width of a page. */
export interface Column {
  readonly head: string;
  readonly share: number;
}

/** Columns of each view (spec audit-nen7513 §7, and §1 for what a patient must be told). */
export const viewColumns: Readonly<Record<AuditView, readonly Column[]>> = {
  full: [
    { head: 'Tijd', share: 9 },
    { head: 'Patiënt (BSN)', share: 7 },
    { head: 'Wie', share: 17 },
    { head: 'Namens', share: 11 },
    { head: 'Handeling', share: 11 },
    { head: 'Gegevens', share: 12 },
    { head: 'Verwijzing', share: 12 },
    { head: 'Grond', share: 10 },
    { head: 'Controles', share: 11 },
    { head: 'Uitkomst', share: 11 },
  ],
  patient: [
    { head: 'Wanneer', share: 12 },
    { head: 'Wie', share: 21 },
    { head: 'Namens', share: 14 },
    { head: 'Wat', share: 13 },
    { head: 'Gegevens', share: 20 },
    { head: 'Verwijzing', share: 13 },
    { head: 'Grond', share: 13 },
    { head: 'Nood', share: 5 },
    { head: 'Uitkomst', share: 13 },
  ],
};

type Roles = Readonly<Record<string, string>>;

/** What the words of cells are taken from. */
export interface CellWords {
  /** UZI role codes in words, beside or in place of ours. */
  readonly roles: Roles;
  readonly reasons: ReasonWords;
}

const registers: Readonly<Record<string, string>> = {
  [systems.uziPerson]: 'UZI',
  [systems.big]: 'BIG',
  [systems.agb]: 'AGB',
};

/** Name, role and, where asked for or nothing else is known, number. */
function personWords(user: AuditUser, roles: Roles, withNumber: boolean): string {
  const { identifier, name, role } = user;
  const number = `${registers[identifier.system] ?? 'nummer'} ${identifier.value}`;
  const roleWords = role === undefined ? [] : (roles[role] ?? uziRoles[role] ?? `rol ${role}`);
  return [name ?? number, roleWords, withNumber && name !== undefined ? number : []].flat().join(', ');
}

/** Kinds of which another asks: who, when nothing of it is known, is not this system. */
const askedByOthers: ReadonlySet<AuditKind> = new Set<AuditKind>([
  'token',
  'search',
  'read',
  'document',
  'task-read',
  'task-update',
  'request',
  'receive-notification',
  'receive-cancel',
]);

function whoWords({ kind, user, organization, system, address }: AuditEntry, roles: Roles, full: boolean): string {
  const parts = [
    user === undefined ? [] : personWords(user, roles, full),
    organization === undefined
      ? []
      : organization.name === undefined
        ? `URA ${organization.ura}`
        : full
          ? `${organization.name} (URA ${organization.ura})`
          : organization.name,
    system !== undefined && (full || (user ?? organization) === undefined) ? `systeem ${system}` : [],
    full && address !== undefined ? `adres ${address}` : [],
  ].flat();
  if (parts.length > 0) return parts.join(', ');
  return askedByOthers.has(kind) ? 'Onbekend' : 'Het systeem zelf';
}

const dataOf = ({ object }: AuditEntry): string => (object === undefined ? '' : dataWords(object.type));

function fullData(entry: AuditEntry): string {
  const count = entry.resources === undefined ? '' : ` (${entry.resources})`;
  const id = entry.object?.id === undefined ? '' : `, ${entry.object.id}`;
  return `${dataOf(entry)}${id}${count}`;
}

const shortReference = (reference: string | undefined): string => (reference ?? '').replace(/^urn:uuid:/, '');

/** When an entry was, to the second; of one that stands for several events from when the first began until the last did. */
function fullTime({ at, until = at }: AuditEntry): string {
  const [first, last] = [localTime(at), localTime(until)];
  const whole = ({ date, time, offset }: LocalTime) => `${date} ${time} ${offset}`;
  if (whole(first) === whole(last)) return whole(first);
  if (first.date !== last.date || first.offset !== last.offset) return `${whole(first)} – ${whole(last)}`;
  return `${first.date} ${first.time}–${last.time} ${first.offset}`;
}

/** What was done; how often, where that is not once. */
const doneWords = (action: string, count: number): string => (count === 1 ? action : `${action} (${count} keer)`);

/** The row of one entry in the full view. */
function fullRow(entry: AuditEntry, { roles, reasons }: CellWords): readonly string[] {
  return [
    fullTime(entry),
    entry.patientBsn ?? '',
    whoWords(entry, roles, true),
    entry.responsible === undefined ? '' : personWords(entry.responsible, roles, true),
    doneWords(kindCodes[entry.kind].dutch, entry.count ?? 1),
    fullData(entry),
    shortReference(entry.notification),
    groundWords(entry),
    checkWords(entry.checks),
    outcomeWords(entry, reasons),
  ];
}

interface Merged {
  readonly first: LocalTime;
  /** Instant at which the last event began. */
  last: string;
  count: number;
  readonly data: Set<string>;
  /** All cells but time, action and data. */
  readonly who: string;
  readonly behalf: string;
  readonly action: string;
  readonly referral: string;
  readonly ground: string;
  readonly emergency: string;
  readonly outcome: string;
}

function mergedTime({ first, last: instant }: Merged): string {
  const last = localTime(instant);
  const minute = ({ time }: LocalTime) => time.slice(0, 5);
  const whole = (moment: LocalTime) => `${moment.date} ${minute(moment)} (${moment.offset})`;
  if (whole(first) === whole(last)) return whole(first);
  if (first.date !== last.date || first.offset !== last.offset) return `${whole(first)} – ${whole(last)}`;
  return `${first.date} ${minute(first)}–${minute(last)} (${first.offset})`;
}

function mergedRow(row: Merged): readonly string[] {
  return [
    mergedTime(row),
    row.who,
    row.behalf,
    doneWords(row.action, row.count),
    [...row.data].join(', '),
    row.referral,
    row.ground,
    row.emergency,
    row.outcome,
  ];
}

const later = (one: string, other: string): string => (Date.parse(other) > Date.parse(one) ? other : one);

/**
 * Rows of the patient view: what the same person did for the same referral on one day with the same result is one row, as
 * NEN 7513:2018 allows in this view only. Holds a day at a time.
 */
async function* mergedRows(
  entries: AsyncIterable<AuditEntry>,
  { roles, reasons }: CellWords,
): AsyncGenerator<readonly string[]> {
  let day = '';
  let rows = new Map<string, Merged>();
  for await (const entry of entries) {
    const first = localTime(entry.at);
    if (first.date !== day) {
      for (const row of rows.values()) yield mergedRow(row);
      rows = new Map();
      day = first.date;
    }
    const facts = {
      who: whoWords(entry, roles, false),
      behalf: entry.responsible === undefined ? '' : personWords(entry.responsible, roles, false),
      action: kindCodes[entry.kind].dutch,
      referral: shortReference(entry.notification),
      ground: groundWords(entry),
      emergency: isEmergency(entry) ? 'ja' : 'nee',
      outcome: outcomeWords(entry, reasons),
    };
    // The offset is part of what is alike: on the day the clock goes back an hour comes twice.
    const key = JSON.stringify([facts, first.offset]);
    const row = rows.get(key) ?? { ...facts, first, last: entry.at, count: 0, data: new Set<string>() };
    row.last = later(row.last, entry.until ?? entry.at);
    row.count += entry.count ?? 1;
    const data = dataOf(entry);
    if (data !== '') row.data.add(data);
    rows.set(key, row);
  }
  for (const row of rows.values()) yield mergedRow(row);
}

/** The rows of a view, cells in the order of its columns. Entries passed `checkEntry` and come in the order of their moments. */
export async function* viewRows(
  entries: AsyncIterable<AuditEntry>,
  view: AuditView,
  words: CellWords,
): AsyncGenerator<readonly string[]> {
  if (view === 'patient') yield* mergedRows(entries, words);
  else for await (const entry of entries) yield fullRow(entry, words);
}
