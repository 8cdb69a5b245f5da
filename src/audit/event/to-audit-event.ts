import type { AuditEvent, AuditEventAgent, AuditEventEntity } from 'fhir/r3';
import { checkEntry } from '../check-entry';
import type { AuditEntry, AuditKind } from '../entry';
import { type NenField, nenFields } from './fields';
import { type KindCodes, kindCodes } from './kinds';
import {
  type AuditSource,
  base64,
  type Contribution,
  type Filling,
  type PartName,
  type Parts,
  textIdentifier,
} from './parts';

/** Where a vendor's reading of the norm differs. */
export interface AuditEventOptions {
  /** Rows in place of those of {@link nenFields}, by id; `null` leaves an item out, a new id adds one. */
  readonly fields?: Readonly<Record<string, Partial<Omit<NenField, 'id'>> | null>>;
  /** Codes in place of those of {@link kindCodes}, per kind. An `action` given here is sent in place of the entry's. */
  readonly kinds?: Readonly<Partial<Record<AuditKind, Partial<KindCodes>>>>;
  /** Letter for a check that was not made; `F` for readers that know two letters only. Default `-`. */
  readonly checkNotMade?: '-' | 'F';
}

function rowsWith(fields: AuditEventOptions['fields'] = {}): readonly NenField[] {
  const blank = {
    item: '',
    clause: '',
    certainty: 'C',
    field: '',
    path: '',
    value: '',
    fill: () => undefined,
  } as const;
  const ids = new Set(nenFields.map(({ id }) => id));
  const added = Object.entries(fields).flatMap(([id, own]) =>
    ids.has(id) || own === null ? [] : { ...blank, id, ...own },
  );
  const kept = nenFields.flatMap((row) => {
    const own = fields[row.id];
    return own === null ? [] : { ...row, ...own };
  });
  return [...kept, ...added];
}

/** Puts what rows give together, part by part; lists grow, single values are those of the last row. */
function merge(into: Record<string, unknown>, from: object): void {
  for (const [key, value] of Object.entries(from)) {
    const before = into[key];
    into[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
}

function partsOf(contributions: readonly Contribution[]): Partial<Parts> {
  const parts: Partial<Record<PartName, Record<string, unknown>>> = {};
  for (const contribution of contributions) {
    for (const [name, part] of Object.entries(contribution)) {
      const held = parts[name as PartName] ?? {};
      parts[name as PartName] = held;
      merge(held, part);
    }
  }
  return parts as Partial<Parts>;
}

const AGENTS = ['user', 'responsible', 'organization', 'system'] as const;

/** STU3 asks for an agent, and for one that began the event: who is known first, else the software itself. */
function agentsOf(parts: Partial<Parts>, source: AuditSource): AuditEventAgent[] {
  // The ground comes with the user; it stays with whoever stands first when no user is known.
  const { policy, ...user } = parts.user ?? {};
  const known = AGENTS.map((name) => (name === 'user' ? user : (parts[name] ?? {}))).filter(
    (agent) => Object.keys(agent).length > 0,
  );
  const own = { userId: textIdentifier(source.identifier), ...(source.name !== undefined && { name: source.name }) };
  const all: readonly Partial<AuditEventAgent>[] = known.length > 0 ? known : [own];
  return all.map((agent, index) => ({ ...agent, requestor: index === 0, ...(index === 0 && policy && { policy }) }));
}

function entitiesOf(parts: Partial<Parts>): AuditEventEntity[] {
  const named = [parts.patient, parts.object, parts.notification].filter((entity) => entity !== undefined);
  const details = parts.details?.list ?? [];
  if (details.length === 0) return named;
  const type = { system: 'http://hl7.org/fhir/audit-entity-type', code: '4', display: 'Other' };
  return [
    ...named,
    { type, name: 'nen7513', detail: details.map(({ type: of, value }) => ({ type: of, value: base64(value) })) },
  ];
}

/**
 * A mapping from entries to STU3 AuditEvents, by the rows of {@link nenFields} and the codes of {@link kindCodes}. Make it
 * once where a vendor's reading of NEN 7513:2024 differs from ours, and use it for every entry.
 *
 * @param source The instance that wrote the trail.
 * @returns Maps one entry. The entry passes `checkEntry` first, so the BSN stands in the patient entity alone.
 * @example
 * const toEvent = auditEventMapper({ identifier: 'https://epd.example/bgz', ura: '12345678' }, { checkNotMade: 'F' });
 */
export function auditEventMapper(
  source: AuditSource,
  options: AuditEventOptions = {},
): (entry: AuditEntry) => AuditEvent {
  if (typeof source?.identifier !== 'string' || source.identifier.trim() === '')
    throw new TypeError('`source.identifier` is the URI or OID of the instance that wrote the trail.');
  const rows = rowsWith(options.fields);
  return (given) => {
    const checked = checkEntry(given);
    const own = options.kinds?.[checked.kind];
    const entry = own?.action === undefined ? checked : { ...checked, action: own.action };
    const filling: Filling = {
      entry,
      source,
      codes: { ...kindCodes[entry.kind], ...own },
      notMade: options.checkNotMade ?? '-',
    };
    const parts = partsOf(rows.flatMap(({ fill }) => fill(filling) ?? []));
    const entity = entitiesOf(parts);
    return {
      resourceType: 'AuditEvent',
      id: entry.id.toLowerCase(),
      ...parts.event,
      agent: agentsOf(parts, source),
      source: parts.source,
      ...(entity.length > 0 && { entity }),
    } as AuditEvent;
  };
}

/**
 * One entry as STU3 AuditEvent; see {@link auditEventMapper} for many.
 *
 * @example
 * const event = toAuditEvent(entry, { identifier: 'https://epd.example/bgz', ura: '12345678', name: 'Ziekenhuis' });
 */
export const toAuditEvent = (entry: AuditEntry, source: AuditSource, options?: AuditEventOptions): AuditEvent =>
  auditEventMapper(source, options)(entry);
