import { checkEntry } from '../../audit/check-entry';
import { type AuditEntry, type AuditKind, type AuditOutcome, auditKinds } from '../../audit/entry';
import { kindCodes } from '../../audit/event/kinds';
import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';

/** A line of a trail, whatever it was written as. */
export interface TrailLine {
  /** Several where the codes of an AuditEvent do not tell which. */
  readonly kinds: readonly AuditKind[];
  readonly entry: AuditEntry;
}

const given = (value: string): string | undefined => (value === '' ? undefined : value);
const numberIn = (value: string): number | undefined => (/^\d{1,9}$/.test(value) ? Number(value) : undefined);

/** An entry of what is known of it; what is undefined is not there. */
function entryOf(facts: Readonly<Record<keyof AuditEntry, unknown>> | Json): AuditEntry | undefined {
  try {
    return checkEntry(facts as unknown as AuditEntry);
  } catch {
    return undefined;
  }
}

const lineOfEntry = (facts: Json): TrailLine | undefined => {
  const entry = entryOf(facts);
  return entry && { kinds: [entry.kind], entry };
};

/** As `toFlatRecord` writes it: each column a text. */
function ofFlat(flat: Json): TrailLine | undefined {
  const text = (name: string): string => textOf(flat[name]);
  const person = (name: 'user' | 'responsible') =>
    text(`${name}_id`) === ''
      ? undefined
      : {
          identifier: { system: text(`${name}_system`), value: text(`${name}_id`) },
          name: given(text(`${name}_name`)),
          role: given(text(`${name}_role`)),
        };
  return lineOfEntry({
    id: text('id'),
    at: text('at'),
    kind: text('kind'),
    action: text('action'),
    outcome: text('outcome'),
    reason: given(text('reason')),
    status: numberIn(text('status')),
    user: person('user'),
    responsible: person('responsible'),
    organization:
      text('organization_ura') === ''
        ? undefined
        : { ura: text('organization_ura'), name: given(text('organization_name')) },
    system: given(text('system')),
    object: text('object_type') === '' ? undefined : { type: text('object_type') },
    resources: numberIn(text('resources')),
    missing: text('missing') === '' ? undefined : text('missing').split(','),
    notification: given(text('notification')),
    group: given(text('group')),
    decision: given(text('decision')),
    correlationId: given(text('correlation_id')),
    count: numberIn(text('count')),
    until: given(text('until')),
  });
}

const codeOf = (value: unknown): string => (isJson(value) ? textOf(value.code) : '');

/** The kinds that an event may be, by its type, its first subtype and its action; by its object where that tells more. */
function kindsOf(event: Json, object: string, lifecycle: string): AuditKind[] {
  const subtype = codeOf(listOf(event.subtype)[0]);
  const fitting = auditKinds.filter((kind) => {
    const codes = kindCodes[kind];
    const isCoded = codes.type.code === codeOf(event.type) && (codes.subtype[0]?.code ?? '') === subtype;
    const isInLife = lifecycle === '' || codes.lifecycle.code === lifecycle;
    return isCoded && isInLife && codes.action === event.action;
  });
  const byObject = fitting.filter(
    (kind) => (kind === 'task-read') === (object === 'Task') && (kind === 'document') === (object === 'Binary'),
  );
  return byObject.length > 0 ? byObject : fitting;
}

const decoded = (value: unknown): string => Buffer.from(textOf(value), 'base64').toString('utf8');

function outcomeOf(code: unknown, isPartial: boolean): AuditOutcome {
  if (code === '0') return 'success';
  if (code === '4') return isPartial ? 'partial' : 'refused';
  return 'failed';
}

const valueIn = (identifier: unknown): string => (isJson(identifier) ? textOf(identifier.value) : '');

/** As `toAuditEvent` writes it. */
function ofEvent(event: Json): TrailLine | undefined {
  const entities = listOf(event.entity).filter(isJson);
  const details = new Map(
    entities
      .flatMap(({ detail }) => listOf(detail))
      .filter(isJson)
      .map(({ type, value }) => [textOf(type), decoded(value)]),
  );
  const detail = (name: string): string => details.get(name) ?? '';
  const notification = entities.find(({ name, role }) => name === 'Task' && codeOf(role) === '20');
  const object = entities.find(({ role }) => codeOf(role) === '4' || codeOf(role) === '24');
  const type = object && (textOf(object.name) || (decoded(object.query).split('?')[0] ?? ''));
  const agents = listOf(event.agent).filter(isJson);
  const isUra = ({ userId }: Json): boolean => isJson(userId) && userId.system === systems.ura;
  const [organization, user] = [agents.find(isUra), agents.find((one) => !isUra(one) && textOf(one.name) !== '')];
  const kinds = kindsOf(event, type ?? '', codeOf(object?.lifecycle));
  const [, reason = '', status = ''] =
    /^(?:([a-z0-9-]+)(?:, )?)?(?:HTTP (\d{3}))?$/.exec(textOf(event.outcomeDesc)) ?? [];
  const entry = entryOf({
    id: event.id,
    kind: kinds[0],
    at: event.recorded,
    action: event.action,
    outcome: outcomeOf(event.outcome, detail('missing') !== ''),
    reason: given(reason),
    status: numberIn(status),
    user: user && {
      identifier: { system: isJson(user.userId) ? textOf(user.userId.system) : '', value: valueIn(user.userId) },
      name: textOf(user.name),
    },
    organization: organization && { ura: valueIn(organization.userId), name: given(textOf(organization.name)) },
    object: type === undefined || type === '' ? undefined : { type },
    resources: numberIn(detail('resources')),
    missing: detail('missing') === '' ? undefined : detail('missing').split(', '),
    notification: given(valueIn(notification?.identifier)),
    group: given(detail('group-identifier')),
    decision: given(detail('decision')),
    correlationId: given(detail('x-correlation-id')),
    count: numberIn(detail('count')),
    until: given(detail('until')),
  });
  return entry && { kinds, entry };
}

/** The lines in a value: an entry, a flat record, an AuditEvent, or a Bundle or list of these. Undefined stands for what is none. */
export function linesIn(value: unknown): (TrailLine | undefined)[] {
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [undefined] : linesIn(one)));
  if (!isJson(value)) return [undefined];
  if (value.resourceType === 'Bundle')
    return listOf(value.entry).map((one) =>
      isJson(one) && isJson(one.resource) && one.resource.resourceType === 'AuditEvent'
        ? ofEvent(one.resource)
        : undefined,
    );
  if (value.resourceType === 'AuditEvent') return [ofEvent(value)];
  // A sink that ships lines puts the entry beside its place in the chain.
  if (isJson(value.entry)) return [lineOfEntry(value.entry)];
  return ['patient_bsn' in value ? ofFlat(value) : lineOfEntry(value)];
}
