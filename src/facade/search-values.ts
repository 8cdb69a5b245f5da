import type { Criterion, DateValue, Parameter, ReferenceValue } from '../assemble/criteria';
import { datePrefixes } from '../assemble/criteria';
import { isOnDutchClock } from '../fhir/date-time';
import { isAbsoluteUri } from '../fhir/naming-systems';
import { uriFormFault } from '../fhir/uri-form';
import { type Findings, refuse, shown } from '../http/findings';
import { type RawParameter, splitEscaped, unescapeValue } from '../http/parameters';
import { tokens, withPlus } from '../http/tokens';

const DATE =
  /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2})(?:T(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?<zone>Z|[+-](?<ahead>\d{2}):(?<past>\d{2}))?)?)?)?$/;

const FORM = `A date is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm with seconds and zone or without, with one of the prefixes ${datePrefixes.join(', ')} or none.`;

/** What keeps a text from being a date that exists; undefined when it is one. */
function faultOf(text: string): string | undefined {
  const parts = DATE.exec(text)?.groups;
  if (!parts) return FORM;
  const of = (name: string, absent: number) => (parts[name] === undefined ? absent : Number(parts[name]));
  const [year, month, day] = [of('year', 1), of('month', 1), of('day', 1)];
  if (year < 1 || month < 1 || month > 12) return 'There is no such year or month.';
  // Day 0 of the next month is the last of this one. A year below 100 would be taken for one of the twentieth century.
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (day < 1 || day > last) return 'There is no such day in that month.';
  if (of('hour', 0) > 23 || of('minute', 0) > 59 || of('second', 0) > 59) return 'There is no such time of day.';
  const zone = of('ahead', 0) * 60 + of('past', 0);
  if (of('past', 0) > 59 || zone > 14 * 60) return 'There is no such zone: they run from -14:00 to +14:00.';
  if (!isOnDutchClock(text)) return 'The Dutch clock skips that time in spring; give its zone.';
  return undefined;
}

/** The alternatives of a date parameter. */
export function dates(raw: RawParameter, findings: Findings): DateValue[] {
  return splitEscaped(raw.value, ',').flatMap((alternative): DateValue[] => {
    // The plus of a zone that the sender did not encode arrives as a blank; nothing else there can be one.
    const text = alternative.trim().replace(/(T[\d:.]+) (?=\d{2}:\d{2}$)/, '$1+');
    const prefix = datePrefixes.find((one) => text.startsWith(one));
    const date = prefix === undefined ? text : text.slice(prefix.length);
    const fault = text.startsWith('ap')
      ? `Prefix ap (about) is not served; ask a range, with ge and le. Served are ${datePrefixes.join(', ')}.`
      : faultOf(date);
    if (fault === undefined) return [{ prefix: prefix ?? 'eq', date }];
    refuse(findings, shown(raw.key), fault, text.startsWith('ap') ? 'not-supported' : 'invalid');
    return [];
  });
}

function references(raw: RawParameter, findings: Findings): ReferenceValue[] {
  return splitEscaped(raw.value, ',').flatMap((alternative): ReferenceValue[] => {
    const [, named, id] = /^(?:([A-Z][A-Za-z]+)\/)?([A-Za-z0-9.-]{1,64})$/.exec(alternative.trim()) ?? [];
    const type = raw.modifier ?? named;
    if (id !== undefined && (named === undefined || named === type))
      return [{ id, ...(type !== undefined && { type }) }];
    refuse(
      findings,
      shown(raw.key),
      'A reference is <id> or <Type>/<id> as this server gives them; the type may stand behind the parameter too.',
    );
    return [];
  });
}

function uris(raw: RawParameter, findings: Findings): string[] {
  const values = splitEscaped(raw.value, ',').map((one) => withPlus(unescapeValue(one.trim())));
  // A part of one would find nothing, which reads as if there were nothing.
  if (values.every((one) => isAbsoluteUri(one) && uriFormFault(one) === undefined)) return values;
  const example = 'http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance';
  refuse(findings, shown(raw.key), `An absolute URI is expected, whole as the resource has it, such as ${example}.`);
  return [];
}

function missing(raw: RawParameter, findings: Findings): Criterion[] {
  if (raw.value === 'true' || raw.value === 'false')
    return [{ parameter: raw.name, kind: 'missing', missing: raw.value === 'true' }];
  refuse(findings, shown(raw.key), `${raw.name}:missing is true or false.`);
  return [];
}

/** True for a modifier that says the type of a reference. */
const isType = (modifier: string) => /^[A-Z][A-Za-z]+$/.test(modifier);

/** The condition that a parameter of the catalogue sets; none when its value or modifier is wrong. */
export function criterionOf(raw: RawParameter, { kind }: Parameter, findings: Findings): Criterion[] {
  const { name: parameter, modifier } = raw;
  if (modifier === 'missing') return missing(raw, findings);
  if (modifier !== undefined && !(kind === 'reference' && isType(modifier))) {
    const taken = kind === 'reference' ? 'the modifiers :missing and :<Type> only' : 'the modifier :missing only';
    refuse(findings, shown(raw.key), `Parameter ${parameter} takes ${taken}.`, 'not-supported');
    return [];
  }
  const found = valuesOf(raw, kind, findings);
  return found.values.length > 0 ? [{ parameter, ...found }] : [];
}

/** The values of a parameter by its kind. */
function valuesOf(raw: RawParameter, kind: Parameter['kind'], findings: Findings) {
  switch (kind) {
    case 'date':
      return { kind, values: dates(raw, findings) };
    case 'token':
      return { kind, values: tokens(raw, findings) };
    case 'reference':
      return { kind, values: references(raw, findings) };
    case 'uri':
      return { kind, values: uris(raw, findings) };
  }
}
