import { absenceExtensions } from '../../fhir/extensions';
import { isJson, type Json } from '../../fhir/json';
import { stepInto } from '../walk/frame';
import type { Instance } from '../walk/instance';
import { listOf, textOf } from '../walk/json';
import { note } from '../walk/run';
import type { Check } from './checks';

/** As the assert puts it. */
const ZIB_VALUE_SET = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2';
const URN = /^urn:(?:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|oid:[0-2](?:\.\d+)+)$/i;

const has = (value: unknown): boolean => value !== undefined && value !== '';
const extensions = (value: Json): readonly unknown[] => listOf(value.extension);
const isExcused = (value: Json): boolean =>
  extensions(value).some((item) => isJson(item) && absenceExtensions.has(item.url));

function checkCoding({ value, frame, scope, run }: Instance): void {
  if (!isJson(value)) return;
  if (!has(value.system) || !has(value.code)) note(run, 'bgz-msz-8', frame, scope);
  if (textOf(value.system).startsWith(ZIB_VALUE_SET)) note(run, 'bgz-msz-9', frame, scope);
}

function checkConcept({ value, frame, scope, run }: Instance): void {
  if (!isJson(value)) return;
  const displayed = listOf(value.coding).some((coding) => isJson(coding) && has(coding.display));
  if (!displayed && !has(value.text) && extensions(value).length === 0) note(run, 'bgz-msz-10', frame, scope);
}

function checkReference({ value, frame, scope, run }: Instance): void {
  if (isJson(value) && !has(value.display) && !isExcused(value)) note(run, 'bgz-msz-11', frame, scope);
}

function checkIdentifier({ value, frame, scope, run }: Instance): void {
  if (!isJson(value)) return;
  if (!has(value.value) || !(has(value.system) || has(value.type))) note(run, 'bgz-msz-12', frame, scope);
}

const byType: Readonly<Record<string, Check>> = {
  Coding: checkCoding,
  CodeableConcept: checkConcept,
  Reference: checkReference,
  Identifier: checkIdentifier,
};

/** The asserts on datatypes: 8 and 9 on Coding, 10 on CodeableConcept, 11 on Reference, 12 on Identifier. */
export function bgzMszCheck(type: string): Check | undefined {
  const check = Object.hasOwn(byType, type) ? byType[type] : undefined;
  return check && ((instance) => instance.run.bgzMsz && check(instance));
}

function checkEntry(entry: Json, instance: Instance, index: number): void {
  const { frame, scope, run } = instance;
  const { resource, fullUrl } = entry;
  if (!isJson(resource)) return;
  const at = stepInto(frame, 'entry', index, 'BackboneElement');
  const urn = typeof fullUrl === 'string' && URN.test(fullUrl);
  if (!has(resource.id) && !urn) note(run, 'bgz-msz-3', stepInto(at, 'resource', -1, 'Resource'), scope);
  const absolute = typeof fullUrl === 'string' && /^https?:\/\/\S+$/.test(fullUrl);
  if (!urn && !(absolute && (!has(resource.id) || fullUrl.endsWith(`/${textOf(resource.id)}`)))) {
    note(run, 'bgz-msz-4', stepInto(at, 'fullUrl', -1, 'uri'), scope);
  }
  const exempt = resource.resourceType === 'OperationOutcome' || resource.resourceType === 'Binary';
  const profiles = isJson(resource.meta) ? listOf(resource.meta.profile) : [];
  if (!exempt && profiles.length === 0) note(run, 'bgz-msz-5', stepInto(at, 'resource', -1, 'Resource'), scope);
}

const isMatch = (entry: unknown): boolean =>
  isJson(entry) && (!isJson(entry.search) || entry.search.mode === undefined || entry.search.mode === 'match');

/** The answer to `_summary=count` holds a total and no entries (STU3 search.html#summary). */
const isCount = (bundle: Json): boolean =>
  bundle.entry === undefined &&
  listOf(bundle.link).some((link) => isJson(link) && /[?&]_summary=count(?:&|$)/.test(textOf(link.url)));

/**
 * The asserts on the searchset as a whole: 2 to 7 of the national qualification (spec bgz-msz-queries §4). The first,
 * the HTTP status, is not in the Bundle.
 */
export function checkSearchset(instance: Instance): void {
  const { value, frame, scope, run } = instance;
  if (!isJson(value) || value.resourceType !== 'Bundle' || value.type !== 'searchset') {
    note(run, 'bgz-msz-2', frame, scope);
    return;
  }
  const entries = listOf(value.entry);
  for (const [index, entry] of entries.entries()) if (isJson(entry)) checkEntry(entry, instance, index);
  const matches = entries.filter(isMatch).length;
  if (typeof value.total === 'number' && value.total > matches && !isCount(value)) {
    note(run, 'bgz-msz-6', stepInto(frame, 'total', -1, 'unsignedInt'), scope, {
      found: value.total,
      expected: matches,
    });
  }
  const self = listOf(value.link).some((link) => isJson(link) && link.relation === 'self' && has(link.url));
  if (!self) note(run, 'bgz-msz-7', frame, scope);
}
