import { absenceExtensions } from '../../fhir/extensions';
import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { type Cursor, placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check } from './checks';

/** As the assert puts it. */
const ZIB_VALUE_SET = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2';
const URN = /^urn:(?:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|oid:[0-2](?:\.\d+)+)$/i;

const has = (value: unknown): boolean => value !== undefined && value !== '';
const extensions = (value: Json): readonly unknown[] => listOf(value.extension);
const isExcused = (value: Json): boolean =>
  extensions(value).some((item) => isJson(item) && absenceExtensions.has(item.url));

function checkCoding(at: Cursor): void {
  const { value } = at;
  if (!isJson(value)) return;
  if (!has(value.system) || !has(value.code)) note(at, 'bgz-msz-8');
  if (textOf(value.system).startsWith(ZIB_VALUE_SET)) note(at, 'bgz-msz-9');
}

function checkConcept(at: Cursor): void {
  const { value } = at;
  if (!isJson(value)) return;
  const displayed = listOf(value.coding).some((coding) => isJson(coding) && has(coding.display));
  if (!displayed && !has(value.text) && extensions(value).length === 0) note(at, 'bgz-msz-10');
}

function checkReference(at: Cursor): void {
  const { value } = at;
  if (isJson(value) && !has(value.display) && !isExcused(value)) note(at, 'bgz-msz-11');
}

function checkIdentifier(at: Cursor): void {
  const { value } = at;
  if (!isJson(value)) return;
  if (!has(value.value) || !(has(value.system) || has(value.type))) note(at, 'bgz-msz-12');
}

const byType: Readonly<Record<string, (at: Cursor) => void>> = {
  Coding: checkCoding,
  CodeableConcept: checkConcept,
  Reference: checkReference,
  Identifier: checkIdentifier,
};

/** The asserts on datatypes: 8 and 9 on Coding, 10 on CodeableConcept, 11 on Reference, 12 on Identifier. */
export function bgzMszCheck(type: string): Check | undefined {
  const check = Object.hasOwn(byType, type) ? byType[type] : undefined;
  return (
    check && {
      look: (at) => {
        if (at.run.bgzMsz) check(at);
      },
      ofQualification: true,
    }
  );
}

function checkEntry(entry: Json, at: Cursor): void {
  const { resource, fullUrl } = entry;
  if (!isJson(resource)) return;
  const urn = typeof fullUrl === 'string' && URN.test(fullUrl);
  if (!has(resource.id) && !urn) note(placeIn(at, 'resource', -1, 'Resource'), 'bgz-msz-3');
  const absolute = typeof fullUrl === 'string' && /^https?:\/\/\S+$/.test(fullUrl);
  if (!urn && !(absolute && (!has(resource.id) || fullUrl.endsWith(`/${textOf(resource.id)}`)))) {
    note(placeIn(at, 'fullUrl', -1, 'uri'), 'bgz-msz-4');
  }
  const exempt = resource.resourceType === 'OperationOutcome' || resource.resourceType === 'Binary';
  const profiles = isJson(resource.meta) ? listOf(resource.meta.profile) : [];
  if (!exempt && profiles.length === 0) note(placeIn(at, 'resource', -1, 'Resource'), 'bgz-msz-5');
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
export function checkSearchset(at: Cursor): void {
  const { value } = at;
  if (!isJson(value) || value.resourceType !== 'Bundle' || value.type !== 'searchset') {
    note(at, 'bgz-msz-2');
    return;
  }
  const entries = listOf(value.entry);
  for (const [index, entry] of entries.entries()) {
    if (isJson(entry)) checkEntry(entry, placeIn(at, 'entry', index, 'BackboneElement'));
  }
  const matches = entries.filter(isMatch).length;
  if (typeof value.total === 'number' && value.total > matches && !isCount(value)) {
    note(placeIn(at, 'total', -1, 'unsignedInt'), 'bgz-msz-6', {
      found: value.total,
      expected: matches,
    });
  }
  const self = listOf(value.link).some((link) => isJson(link) && link.relation === 'self' && has(link.url));
  if (!self) note(at, 'bgz-msz-7');
}
