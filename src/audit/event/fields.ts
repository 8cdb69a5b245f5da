import { systems } from '../../fhir/naming-systems';
import type { AuditChecks, AuditUser } from '../entry';
import { emergency } from './kinds';
import { base64, type Contribution, type Filling, textIdentifier } from './parts';

/** An item of NEN 7513, where it is kept and where it goes. */
export interface NenField {
  /** Stable name, by which a row is replaced. */
  readonly id: string;
  /** What NEN 7513 calls it, in Dutch. */
  readonly item: string;
  /** Clause of NEN 7513:2018. */
  readonly clause: string;
  /** A: read in the public text of 2018. B: partly, or in other sources. C: our own default. The text of 2024 was not read. */
  readonly certainty: 'A' | 'B' | 'C';
  /** Field of AuditEntry. */
  readonly field: string;
  /** Element of STU3 AuditEvent. */
  readonly path: string;
  /** What stands there. */
  readonly value: string;
  /** What the row gives to the AuditEvent. */
  readonly fill: (filling: Filling) => Contribution | undefined;
}

const OUTCOMES = { success: '0', partial: '4', refused: '4', failed: '8' } as const;
const ENTITY_TYPE = 'http://hl7.org/fhir/audit-entity-type';
const OBJECT_ROLE = 'http://hl7.org/fhir/object-role';
const CHECKS: readonly (keyof AuditChecks)[] = ['authorization', 'treatmentRelation', 'consent', 'emergency'];

/**
 * The check results of NEN 7513 ch. 7 as four letters: authorization, treatment relation, consent, emergency. `T` and `F`
 * are the norm's; for a check that was not made it has none, so `-` stands there unless told otherwise.
 */
export const checkLetters = (checks: AuditChecks | undefined, notMade: '-' | 'F' = '-'): string =>
  CHECKS.map((name) => ({ true: 'T', false: 'F' })[String(checks?.[name])] ?? notMade).join('');

const agent = ({ identifier, name, role }: AuditUser, alsoRole?: string) => {
  const roles = [
    ...(role === undefined ? [] : [{ coding: [{ system: systems.uziRole, code: role }] }]),
    ...(alsoRole === undefined ? [] : [{ text: alsoRole }]),
  ];
  return { userId: { ...identifier }, ...(name !== undefined && { name }), ...(roles.length > 0 && { role: roles }) };
};

const detail = (type: string, value: string | number | undefined): Contribution | undefined =>
  value === undefined || value === '' ? undefined : { details: { list: [{ type, value: String(value) }] } };

const isResourceId = (text: string): boolean => /^[A-Za-z0-9.-]{1,64}$/.test(text);

/** Address of a machine: 2 for an IP address, 1 for a name (http://hl7.org/fhir/network-type). */
const networkType = (address: string): '1' | '2' => (/^[\d.]+$|:/.test(address) ? '2' : '1');

/** A row; the texts in the order of the table in docs/audit-fields.md. */
const row = (
  id: string,
  [item, clause, certainty]: readonly [string, string, NenField['certainty']],
  field: string,
  [path, value]: readonly [string, string],
  fill: NenField['fill'],
): NenField => ({ id, item, clause, certainty, field, path, value, fill });

/**
 * The mapping of NEN 7513 to STU3 AuditEvent, an item a row (spec audit-nen7513 §4 and §5). `toAuditEvent` writes what
 * these rows give, in this order; a vendor replaces rows by `id` where the text of 2024 asks for something else.
 */
export const nenFields: readonly NenField[] = [
  row(
    'event',
    ['Gebeurteniscode', '7.2', 'A'],
    'kind',
    ['type, subtype', 'per kind, see the table of kinds; DCM 110127 beside it under the emergency procedure'],
    ({ entry, codes }) => {
      const emergent = entry.checks?.emergency === true || entry.purpose === 'BTG' || entry.purpose === 'ETREAT';
      const subtype = [...codes.subtype, ...(emergent ? [emergency] : [])].map((code) => ({ ...code }));
      return { event: { type: { ...codes.type }, ...(subtype.length > 0 && { subtype }) } };
    },
  ),
  row('action', ['Actiecode', '7.2', 'A'], 'action', ['action', 'C, R, U, D or E'], ({ entry }) => ({
    event: { action: entry.action },
  })),
  row(
    'time',
    ['Datum en tijd', '7.2', 'A'],
    'at',
    ['recorded', 'start of the event, instant with offset'],
    ({ entry }) => ({ event: { recorded: entry.at } }),
  ),
  row(
    'result',
    ['Resultaat', '7.2', 'C'],
    'outcome',
    ['outcome', '0 success, 4 refused or partial, 8 failed'],
    ({ entry }) => ({ event: { outcome: OUTCOMES[entry.outcome] } }),
  ),
  row(
    'reason',
    ['Reden van het resultaat', '7.2', 'C'],
    'reason, status',
    ['outcomeDesc', 'stable code; HTTP status'],
    ({ entry }) => {
      const parts = [entry.reason ?? [], entry.status === undefined ? [] : `HTTP ${entry.status}`].flat();
      return parts.length === 0 ? undefined : { event: { outcomeDesc: parts.join(', ') } };
    },
  ),
  row(
    'purpose',
    ['Doel van de gebeurtenis', '7.2', 'C'],
    'purpose',
    ['purposeOfEvent', 'ActReason TREAT, ETREAT or BTG'],
    ({ entry }) =>
      entry.purpose && {
        event: { purposeOfEvent: [{ coding: [{ system: systems.actReason, code: entry.purpose }] }] },
      },
  ),
  row(
    'user',
    ['Gebruiker', '7.3', 'A'],
    'user',
    ['agent[user].userId, name, role', 'UZI, BIG or local number; UZI role code; requestor = true'],
    ({ entry }) => entry.user && { user: agent(entry.user) },
  ),
  row(
    'responsible',
    ['Verantwoordelijke gebruiker', '7.3', 'A'],
    'responsible',
    ['agent[responsible].userId, name, role', 'the same; role text "verantwoordelijke"; requestor = false'],
    ({ entry }) => entry.responsible && { responsible: agent(entry.responsible, 'verantwoordelijke') },
  ),
  row(
    'organization',
    ['Organisatie van de gebruiker', '7.3', 'B'],
    'organization',
    ['agent[organization].userId, name', 'URA'],
    ({ entry }) => {
      if (entry.organization === undefined) return undefined;
      const { ura, name } = entry.organization;
      return { organization: { userId: { system: systems.ura, value: ura }, ...(name !== undefined && { name }) } };
    },
  ),
  row(
    'system',
    ['Systeem (GtK)', '7.3', 'B'],
    'system',
    ['agent[system].userId', 'client id, OID or DID'],
    ({ entry }) => (entry.system === undefined ? undefined : { system: { userId: textIdentifier(entry.system) } }),
  ),
  row(
    'access-point',
    ['Toegangspunt', '7.3', 'B'],
    'address',
    ['agent[system].network', 'address; type 2 for IP, 1 for a name'],
    ({ entry }) =>
      entry.address === undefined
        ? undefined
        : { system: { network: { address: entry.address, type: networkType(entry.address) } } },
  ),
  row(
    'policy',
    ['Grondslag, autorisatieprotocol', '8.4', 'C'],
    'policy',
    ['agent[requestor].policy', 'URI of the ground'],
    ({ entry }) => (entry.policy === undefined ? undefined : { user: { policy: [entry.policy] } }),
  ),
  row(
    'patient',
    ['Cliënt', '7.4', 'A'],
    'patientBsn',
    ['entity[patient].identifier', 'BSN; type 1 person, role 1 patient'],
    ({ entry }) =>
      entry.patientBsn === undefined
        ? undefined
        : {
            patient: {
              identifier: { system: systems.bsn, value: entry.patientBsn },
              type: { system: ENTITY_TYPE, code: '1', display: 'Person' },
              role: { system: OBJECT_ROLE, code: '1', display: 'Patient' },
            },
          },
  ),
  row(
    'object',
    ['Gegevens', '7.4', 'A'],
    'object',
    [
      'entity[object].reference, query, name',
      'Type/id; base64 of Type?query; type 2, role 24 query or 4 resource; lifecycle per kind',
    ],
    ({ entry, codes }) => {
      if (entry.object === undefined) return undefined;
      const { type, id, query } = entry.object;
      const isResource = /^[A-Z][A-Za-z]+$/.test(type);
      return {
        object: {
          ...(id !== undefined &&
            (isResource && isResourceId(id)
              ? { reference: { reference: `${type}/${id}` } }
              : { identifier: { value: id } })),
          type: { system: ENTITY_TYPE, code: '2', display: 'System Object' },
          role:
            query === undefined
              ? { system: OBJECT_ROLE, code: '4', display: 'Domain Resource' }
              : { system: OBJECT_ROLE, code: '24', display: 'Query' },
          lifecycle: { ...codes.lifecycle },
          // STU3 sev-1: a name or a query, not both.
          ...(query === undefined ? { name: type } : { query: base64(`${type}?${query}`) }),
        },
      };
    },
  ),
  row(
    'notification',
    ['Notificatie (verwijzing)', '7.4', 'C'],
    'notification',
    ['entity[notification].identifier', 'Task.identifier; links all events of a referral'],
    ({ entry }) =>
      entry.notification === undefined
        ? undefined
        : {
            notification: {
              identifier: textIdentifier(entry.notification),
              type: { system: ENTITY_TYPE, code: '2', display: 'System Object' },
              role: { system: OBJECT_ROLE, code: '20', display: 'Job' },
              name: 'Task',
            },
          },
  ),
  row(
    'checks',
    ['Controleresultaten', '7.2', 'A'],
    'checks',
    [
      'entity[details].detail nen7513-checks',
      'base64 of four letters: authorization, treatment relation, consent, emergency; T, F or - for not made',
    ],
    ({ entry, notMade }) => detail('nen7513-checks', entry.checks && checkLetters(entry.checks, notMade)),
  ),
  row(
    'decision',
    ['Besluit van de policy engine', '7.2', 'C'],
    'decision',
    ['entity[details].detail decision', 'permit or deny, of the policy decision point'],
    ({ entry }) => detail('decision', entry.decision),
  ),
  row(
    'group',
    ['Verwijzing waar de notificatie bij hoort', '7.4', 'C'],
    'group',
    ['entity[details].detail group-identifier', 'Task.groupIdentifier'],
    ({ entry }) => detail('group-identifier', entry.group),
  ),
  row(
    'resources',
    ['Omvang', '7.4', 'C'],
    'resources',
    ['entity[details].detail resources', 'number of resources that left'],
    ({ entry }) => detail('resources', entry.resources),
  ),
  row(
    'count',
    ['Aantal gebeurtenissen', '7.2', 'C'],
    'count, until',
    ['entity[details].detail count, until', 'events this one stands for; when the last began'],
    ({ entry }) => {
      const both = [detail('count', entry.count), detail('until', entry.until)];
      const list = both.flatMap((one) => one?.details?.list ?? []);
      return list.length === 0 ? undefined : { details: { list } };
    },
  ),
  row(
    'missing',
    ['Ontbrekende onderdelen', '7.4', 'C'],
    'missing',
    ['entity[details].detail missing', 'names of sections or sources'],
    ({ entry }) => detail('missing', entry.missing?.join(', ')),
  ),
  row(
    'request-id',
    ['Correlatie', '7.2', 'C'],
    'requestId',
    ['entity[details].detail x-request-id', 'X-Request-Id or AORTA id'],
    ({ entry }) => detail('x-request-id', entry.requestId),
  ),
  row(
    'correlation-id',
    ['Correlatie (handeling)', '7.2', 'C'],
    'correlationId',
    ['entity[details].detail x-correlation-id', 'X-Correlation-Id or the initial AORTA id'],
    ({ entry }) => detail('x-correlation-id', entry.correlationId),
  ),
  row(
    'trace-id',
    ['Correlatie (trace)', '7.2', 'C'],
    'traceId',
    ['entity[details].detail trace-id', 'W3C Trace Context'],
    ({ entry }) => detail('trace-id', entry.traceId),
  ),
  row(
    'redacted',
    ['Weggelaten uit de regel', '', 'C'],
    'redacted',
    ['entity[details].detail redacted', 'fields from which a BSN or token was taken out'],
    ({ entry }) => detail('redacted', entry.redacted?.join(', ')),
  ),
  row(
    'log-source',
    ['Bron van de logging', '7 (algemeen)', 'A'],
    '(source)',
    ['source.identifier, site, type', 'URI or OID of the instance; URA; security-source-type 4'],
    ({ source }) => ({
      source: {
        identifier: textIdentifier(source.identifier),
        ...(source.ura !== undefined && { site: source.ura }),
        type: [{ system: 'http://hl7.org/fhir/security-source-type', code: '4', display: 'Application Server' }],
      },
    }),
  ),
];
