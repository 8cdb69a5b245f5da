import { isIP } from 'node:net';
import { isJson } from '../fhir/json';
import { systems } from '../fhir/naming-systems';
import { withoutBsn } from '../telemetry/bsn-in-text';
import { cutTo, holdsNoToken, isPlainText, withoutTokens } from '../telemetry/personal-data';
import { type AuditEntry, auditKinds } from './entry';

const REMOVED = '[removed]';
const LONGEST = 2_000;
/** What is looked at of a text: more is cut before, so that nobody makes the guard take long. */
const READ = 16_000;

/** Every field there is; anything else in an entry is not for a log. */
const known: Readonly<Record<keyof AuditEntry, true>> = {
  id: true,
  kind: true,
  at: true,
  action: true,
  outcome: true,
  reason: true,
  status: true,
  user: true,
  responsible: true,
  organization: true,
  system: true,
  address: true,
  patientBsn: true,
  object: true,
  resources: true,
  missing: true,
  notification: true,
  group: true,
  policy: true,
  purpose: true,
  checks: true,
  decision: true,
  requestId: true,
  correlationId: true,
  traceId: true,
  count: true,
  until: true,
  redacted: true,
};

/** Numbers of registers with nine digits (UZI) pass the 11-test by chance, and so does a moment; here one is meant to stand. */
const numbered = new Set(['user.identifier.value', 'responsible.identifier.value', 'system', 'at', 'until']);

const isInstant = (text: unknown): boolean =>
  typeof text === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text));

/** What an entry must have to be one at all. Messages name the field and what is expected, never what was found. */
const demands: readonly (readonly [field: string, expected: string, meets: (entry: AuditEntry) => boolean])[] = [
  ['id', 'a UUID', ({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)],
  ['kind', `one of ${auditKinds.join(', ')}`, ({ kind }) => auditKinds.includes(kind)],
  ['at', 'an ISO 8601 instant with seconds and offset', ({ at }) => isInstant(at)],
  ['action', 'one of C, R, U, D, E', ({ action }) => /^[CRUDE]$/.test(action)],
  [
    'outcome',
    'one of success, refused, failed, partial',
    ({ outcome }) => /^(success|refused|failed|partial)$/.test(outcome),
  ],
];

/** What has one form only is taken out in any other: it would be no moment or number, and could be anything else. */
const formed: Readonly<Record<string, ((value: unknown) => boolean) | undefined>> = {
  count: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  until: isInstant,
};

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;

/** A control character or half a surrogate pair forges lines, and PostgreSQL refuses some. */
const printable = (text: string): string => text.replace(CONTROL, '\ufffd');

function cleanText(text: string, path: string, bsn: string | undefined): string {
  let clean = holdsNoToken(text) ? text : withoutTokens(text, REMOVED);
  if (path !== 'patientBsn') {
    if (bsn !== undefined && /^\d{8,}$/.test(bsn)) clean = clean.replaceAll(bsn, REMOVED);
    if (!numbered.has(path)) {
      const without = withoutBsn(clean, REMOVED);
      if (without !== clean && isIP(text) === 0) clean = without;
    }
  }
  return cutTo(clean, LONGEST);
}

function cleanValue(value: unknown, path: string, bsn: string | undefined, redacted: Set<string>): unknown {
  if (typeof value === 'string') {
    const read = cutTo(value, READ);
    const whole = isPlainText(read) ? read : printable(read);
    const clean = cleanText(whole, path, bsn);
    if (clean !== whole || value.length > READ) redacted.add(path);
    return clean;
  }
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, path, bsn, redacted));
  if (!isJson(value)) return value;
  if (value.system === systems.bsn && typeof value.value === 'string') {
    redacted.add(`${path}.value`);
    return { ...value, value: REMOVED };
  }
  const clean: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    if (value[key] !== undefined) clean[key] = cleanValue(value[key], `${path}.${key}`, bsn, redacted);
  return clean;
}

/**
 * The last guard before a log: what may not stand there is replaced by `[removed]` and the entry says in `redacted` which
 * fields that befell. The line itself is never lost over it: that somebody had access must be known, above all when
 * something is amiss. Every sink here applies it.
 *
 * Taken out: a BSN (the one of the entry, and any nine digits that pass the 11-test, in any script and also with blanks, dots
 * or dashes between them) anywhere but in `patientBsn`; a token (JWT, `Bearer …`, an authorization base) anywhere; a field that an entry does not have. The number of `user.identifier`,
 * `responsible.identifier` and `system` may pass the 11-test by chance, as a UZI number does, and stays unless it is the
 * patient's. A `count` that is no whole number from 1 and an `until` that is no instant are left out. Texts longer than 2,000 characters are cut and named too. Control characters become U+FFFD.
 *
 * @returns A new entry without undefined fields.
 * @throws TypeError for what is no entry: all fields that are not as they should be, without their values.
 * @example
 * checkEntry({ ...entry, reason: 'no BgZ of 999990019' }) // reason: 'no BgZ of [removed]', redacted: ['reason']
 */
export function checkEntry(entry: AuditEntry): AuditEntry {
  if (!isJson(entry)) throw new TypeError('An audit entry is an object.');
  const wrong = demands.filter(([, , meets]) => !meets(entry));
  if (wrong.length > 0) {
    const list = wrong.map(([field, expected]) => `${field} (expected: ${expected})`).join('; ');
    throw new TypeError(`An audit entry cannot be written: ${list}.`);
  }
  const redacted = new Set<string>(entry.redacted);
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entry)) {
    if (value === undefined || key === 'redacted') continue;
    if (formed[key]?.(value) === false) redacted.add(key);
    else if (Object.hasOwn(known, key)) clean[key] = cleanValue(value, key, entry.patientBsn, redacted);
    else redacted.add('(unknown field)');
  }
  if (redacted.size > 0) clean.redacted = [...redacted].sort();
  return clean as unknown as AuditEntry;
}
