import type { Offer } from '../../access/model';
import { readBsn } from '../../fhir/bsn';
import { isJson, type Json, listOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { taskStatuses } from '../transitions';
import { lastInstantOf } from './moments';
import { notificationCodes, URI_REGISTER, UUID_REGISTER } from './parameters';
import { readInputs } from './parse-inputs';
import { type ReceivedAgent, type ReceivedParty, readAgent, readParty } from './parse-party';
import { type ReceivedRouting, readRouting } from './parse-routing';
import { describe, type Fault, type Notice, notices, textOf, type UnreadInput } from './task-notices';

/** A notification as received, whatever dialect it was written in. */
export interface ReceivedNotification {
  /** `urn:uuid:…` in lower case; `system|value` for an identifier that is no UUID. Absent when the sender gave none. */
  readonly identifier?: string;
  /** The same of the referral; a further notification of it takes the place of the earlier one. */
  readonly groupIdentifier?: string;
  /** Task.status: `requested`, `cancelled` … */
  readonly status: string;
  /** As the Task says; whether that is so, is another matter. */
  readonly sender: ReceivedParty & ReceivedAgent;
  /** Without identifiers when the sender left the owner out. */
  readonly receiver: ReceivedParty;
  /** The service and place behind the front door that it is for, as the Task says; absent for the organization's general inbox. */
  readonly routing?: ReceivedRouting;
  readonly patientBsn?: string;
  /** Opaque; to be played back when pulling. Never log it. */
  readonly authorizationBase?: string;
  /** `Task/id` at the sender. */
  readonly workflowTask?: string;
  /** Whether the workflow Task must be got first. */
  readonly getWorkflowTask: boolean;
  /** What may be pulled, spelled as received. */
  readonly offers: readonly Offer[];
  /** Inputs that could not be read, each with its section; absent when all could. What they offer is missing from `offers`. */
  readonly unread?: readonly UnreadInput[];
  /** ISO instants (UTC). */
  readonly validUntil?: string;
  readonly authoredOn?: string;
  /** Where the Task departs from what Twiin asks, and how it was understood. */
  readonly warnings: readonly Notice[];
}

/** The notification, or every reason why the Task is none. */
export type ParsedNotification =
  | { readonly ok: true; readonly notification: ReceivedNotification }
  | { readonly ok: false; readonly issues: readonly Fault[] };

const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** An identifier in one spelling, so that a repeated or cancelling message is recognised in any dialect. */
export function identifierKey(system: string | undefined, value: string): string {
  const uuid = UUID.exec(value.trim())?.[1];
  return uuid === undefined ? `${system ?? ''}|${value}` : `urn:uuid:${uuid.toLowerCase()}`;
}

/** What is recognised again must be kept: no control characters, no half characters, no end of text. */
const isStorable = (value: string): boolean => value.length <= 500 && !/[\p{Cc}\p{Cs}]/u.test(value);

interface Found {
  readonly key: string;
  readonly register: boolean;
}

/** Identifiers at a place; an object where STU3 has an array is taken as the only one. */
function identifiersAt(value: unknown, path: string, told: ReturnType<typeof notices>, isArray: boolean): Found[] {
  if (isArray && isJson(value)) told.warn('not-an-array', path, 'an object', 'an array of identifiers, as STU3 has it');
  return listOf(value).flatMap((one, at) => {
    const where = isArray && Array.isArray(value) ? `${path}[${at}]` : path;
    const text = isJson(one) ? textOf(one.value) : undefined;
    if (!isJson(one) || text === undefined) {
      told.issue('invalid-identifier', where, describe(one), 'an identifier with a value');
      return [];
    }
    if (!isStorable(text)) {
      told.issue('invalid-identifier', where, describe(one), 'a value of at most 500 printable characters');
      return [];
    }
    const system = textOf(one.system);
    return [{ key: identifierKey(system, text), register: system === URI_REGISTER || system === UUID_REGISTER }];
  });
}

function readIdentifier(task: Json, told: ReturnType<typeof notices>): string | undefined {
  const found = identifiersAt(task.identifier, 'Task.identifier', told, true);
  if (task.identifier === undefined)
    told.warn(
      'no-identifier',
      'Task.identifier',
      'nothing',
      'a UUID: without it the notification cannot be cancelled or recognised when repeated',
    );
  const chosen = found.find(({ register }) => register) ?? found[0];
  if (found.length > 1)
    told.warn('several-identifiers', 'Task.identifier', `${found.length} identifiers`, 'one; the UUID is used');
  return chosen?.key;
}

function readGroup(task: Json, told: ReturnType<typeof notices>): string | undefined {
  const path = 'Task.groupIdentifier';
  if (task.groupIdentifier === undefined) {
    told.warn('no-group', path, 'nothing', 'a UUID shared by all notifications of the referral');
    return undefined;
  }
  return identifiersAt(task.groupIdentifier, path, told, false)[0]?.key;
}

function readStatus(task: Json, told: ReturnType<typeof notices>): string {
  const status = textOf(task.status);
  if (status === undefined || !taskStatuses.includes(status)) {
    told.issue(
      'invalid-status',
      'Task.status',
      describe(task.status),
      `a STU3 Task status: ${taskStatuses.join(', ')}`,
    );
    return '';
  }
  return status;
}

function checkCode(task: Json, told: ReturnType<typeof notices>): void {
  const codings = isJson(task.code) ? listOf(task.code.coding) : [];
  const codes = codings.flatMap((coding) => (isJson(coding) ? (textOf(coding.code) ?? []) : []));
  if (codes.some((code) => notificationCodes.includes(code))) return;
  if (codes.length === 0) told.warn('no-code', 'Task.code', 'no code', 'pull-notification');
  else told.issue('not-a-notification', 'Task.code', 'another code', 'pull-notification');
}

function patientIn(task: Json, told: ReturnType<typeof notices>): string | undefined {
  const identifier = isJson(task.for) ? task.for.identifier : undefined;
  if (!isJson(identifier)) return undefined;
  // Numbers lose the zero in front.
  const read = readBsn(textOf(identifier.system), textOf(identifier.value)?.padStart(9, '0'));
  if ('bsn' in read) return read.bsn;
  if (read.fault === 'other-register') {
    told.warn('no-bsn', 'Task.for.identifier.system', 'another register', systems.bsn);
    return undefined;
  }
  told.issue('invalid-bsn', 'Task.for.identifier.value', describe(identifier.value), 'a BSN that passes the 11-test');
  return undefined;
}

function readMoment(value: unknown, path: string, told: ReturnType<typeof notices>): string | undefined {
  if (value === undefined) return undefined;
  const text = textOf(value);
  const instant = text === undefined ? undefined : lastInstantOf(text);
  if (instant === undefined) told.issue('invalid-moment', path, describe(value), 'a FHIR dateTime');
  return instant;
}

function readWorkflowTask(task: Json, told: ReturnType<typeof notices>): string | undefined {
  for (const [at, one] of listOf(task.basedOn).entries()) {
    const reference = isJson(one) ? textOf(one.reference) : undefined;
    if (reference === undefined) continue;
    const id = /^(\/?)(?:.*\/)?Task\/([A-Za-z0-9.-]{1,64})$/.exec(reference);
    if (id?.[2] === undefined) continue;
    if (reference !== `Task/${id[2]}`)
      told.warn('not-relative', `Task.basedOn[${at}].reference`, 'another form', 'Task/id, relative, no leading slash');
    return `Task/${id[2]}`;
  }
  return undefined;
}

interface Part {
  readonly notification: ReceivedNotification;
}

/** What a notification and a workflow Task have alike. */
function readTask(task: Json, told: ReturnType<typeof notices>): Part {
  const status = readStatus(task, told);
  const identifier = readIdentifier(task, told);
  const groupIdentifier = readGroup(task, told);
  const requester = isJson(task.requester) ? task.requester : {};
  const sender = readParty(requester.onBehalfOf, 'Task.requester.onBehalfOf', task, told);
  const inputs = readInputs(task, told);
  const restriction = isJson(task.restriction) ? task.restriction : {};
  const period = isJson(restriction.period) ? restriction.period : {};
  const patientBsn = patientIn(task, told);
  const workflowTask = readWorkflowTask(task, told) ?? inputs.workflowTask;
  const validUntil = readMoment(period.end, 'Task.restriction.period.end', told);
  const routing = readRouting(task, told);
  const authoredOn = readMoment(task.authoredOn, 'Task.authoredOn', told);
  return {
    notification: {
      ...(identifier !== undefined && { identifier }),
      ...(groupIdentifier !== undefined && { groupIdentifier }),
      status,
      sender: { ...sender, ...readAgent(requester.agent, task, sender) },
      receiver: readParty(task.owner, 'Task.owner', task, told),
      ...(routing && { routing }),
      ...(patientBsn !== undefined && { patientBsn }),
      ...(inputs.authorizationBase !== undefined && { authorizationBase: inputs.authorizationBase }),
      ...(workflowTask !== undefined && { workflowTask }),
      getWorkflowTask: inputs.getWorkflowTask ?? false,
      offers: inputs.offers,
      ...(told.unread.length > 0 && { unread: told.unread }),
      ...(validUntil !== undefined && { validUntil }),
      ...(authoredOn !== undefined && { authoredOn }),
      warnings: told.warnings,
    },
  };
}

const notATask = (input: unknown): ParsedNotification => ({
  ok: false,
  issues: [{ code: 'not-a-task', path: '$this', found: describe(input), expected: 'a STU3 Task' }],
});

/** A notification that something may be pulled must say what and from whom; a cancel needs neither. */
function checkContent({ notification }: Part, told: ReturnType<typeof notices>): void {
  const { sender, receiver, offers, getWorkflowTask, workflowTask, authorizationBase, validUntil } = notification;
  // A cancel need not repeat who it is from (spec notified-pull §6); the receiver knows the notification it withdraws.
  if (notification.status === 'cancelled') return;
  if (sender.identifiers.length === 0)
    told.issue('no-sender', 'Task.requester.onBehalfOf', 'no identifier', 'the URA of the sending organization');
  if (receiver.identifiers.length === 0)
    told.warn('no-owner', 'Task.owner', 'no identifier', 'the URA of the receiving organization');
  const nothingLeft = offers.length === 0 && !getWorkflowTask;
  // Nothing is left that could be taken: now what cannot be read is why.
  if (nothingLeft) for (const { code, path, found, expected } of told.unread) told.issue(code, path, found, expected);
  if (nothingLeft)
    told.issue('nothing-offered', 'Task.input', 'no query, resource or workflow Task', 'at least one of them');
  if (getWorkflowTask && workflowTask === undefined)
    told.issue('no-workflow-task', 'Task.basedOn', 'no reference to a Task', 'Task/id of the workflow Task');
  if (authorizationBase === undefined)
    told.warn('no-authorization-base', 'Task.input', 'no authorization base', 'an input authorization-base');
  if (validUntil === undefined)
    told.warn('no-end', 'Task.restriction.period.end', 'nothing', 'the end of the period in which may be pulled');
}

/**
 * Reads a notification Task or a cancel Task in any of the dialects met in the field (spec notified-pull §4 and §4.1,
 * field-notes §7). What departs from Twiin and can be understood is a warning; what cannot is an issue.
 *
 * @param input The Task as JSON value, of JSON or XML.
 * @returns The notification, or all issues with FHIR path. Never throws; issues and warnings repeat no value of the Task.
 * @example
 * const parsed = parseNotificationTask(await request.json());
 * if (parsed.ok) console.log(parsed.notification.offers.length);
 */
export function parseNotificationTask(input: unknown): ParsedNotification {
  if (!isJson(input) || input.resourceType !== 'Task') return notATask(input);
  const told = notices();
  checkCode(input, told);
  const part = readTask(input, told);
  checkContent(part, told);
  return told.issues.length > 0 ? { ok: false, issues: told.issues } : { ok: true, ...part };
}

/**
 * Reads the workflow Task of a referral: its state, its offers and the authorization base for the patient data.
 *
 * @returns The same form as a notification has; its code, sender and owner are not asked for.
 */
export function parseWorkflowTask(input: unknown): ParsedNotification {
  if (!isJson(input) || input.resourceType !== 'Task') return notATask(input);
  const told = notices();
  const part = readTask(input, told);
  return told.issues.length > 0 ? { ok: false, issues: told.issues } : { ok: true, ...part };
}
