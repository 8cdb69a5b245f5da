import { isJson } from '../../fhir/json';
import { choiceTypes } from './choice-elements';
import { absenceInvariant, isAbsent } from './hot-absence';
import { bgzInvariants } from './hot-bgz';
import { isFilled, type Truth } from './node';

/**
 * The invariants that run on nearly every element, written out by hand. Each says true or false where the data is
 * ordinary and undefined where it is not (twins, nulls, empty objects), which leaves it to the compiled expression; the
 * tests hold both against each other on random data.
 */
export type HotInvariant = (value: unknown, resource: Holder) => Truth;

type Holder = Readonly<Record<string, unknown>>;

/** Whether a member is there; undefined when only the general rules can tell. */
function there(holder: Holder, name: string, twin: string): Truth {
  const value = holder[name];
  if (value === undefined) return holder[twin] === undefined ? false : undefined;
  return isFilled(value) ? true : undefined;
}

function onObject(ask: (holder: Holder, resource: Holder) => Truth): HotInvariant {
  return (value, resource) => (isJson(value) ? ask(value, resource) : undefined);
}

/** `first.empty() or second.exists()`: the first may not be without the second. */
function needs(first: string, second: string): HotInvariant {
  const [firstTwin, secondTwin] = [`_${first}`, `_${second}`];
  return onObject((holder) => {
    if (there(holder, first, firstTwin) === false) return true;
    return there(holder, second, secondTwin) === true ? true : undefined;
  });
}

/** `(a or value.empty()) and …`: holds without more ado when there is no `contained` to look at. */
function onContained(ask: (holder: Holder, resource: Holder) => Truth): HotInvariant {
  return onObject((holder, resource) => {
    return holder.contained === undefined && holder._contained === undefined ? true : ask(holder, resource);
  });
}

function ele1(value: unknown): Truth {
  if (typeof value !== 'object') return value !== undefined && value !== '' ? true : undefined;
  if (!isJson(value)) return undefined;
  for (const key in value) {
    if (key === 'id' || key === 'resourceType' || key.charCodeAt(0) === 95) continue;
    const child = value[key];
    if (child === undefined || child === null) continue;
    if (!Array.isArray(child) || (child[0] !== undefined && child[0] !== null)) return true;
  }
  return undefined;
}

const extensionValues: ReadonlySet<string> = new Set(
  [...(choiceTypes('value')?.keys() ?? [])].map((type) => `value${type}`),
);

function ext1(holder: Holder): Truth {
  let extension = false;
  let value = false;
  for (const key in holder) {
    if (key === 'url') continue;
    if (key === 'extension') {
      if (!isFilled(holder[key])) return undefined;
      extension = true;
    } else if (extensionValues.has(key)) {
      if (value || !isFilled(holder[key])) return undefined;
      value = true;
    } else if (key.charCodeAt(0) === 95 || key === 'value') {
      return undefined;
    }
  }
  return value !== extension;
}

/** Both ends as whole days: text order is their order. Anything else goes by the rules of precision. */
const wholeDay = /^\d{4}-\d\d-\d\d$/;

function per1(holder: Holder): Truth {
  const { start, end } = holder;
  if (start === undefined && holder._start === undefined) return true;
  if (end === undefined && holder._end === undefined) return true;
  if (typeof start !== 'string' || typeof end !== 'string') return undefined;
  return wholeDay.test(start) && wholeDay.test(end) ? start <= end : undefined;
}

function ref1(holder: Holder): Truth {
  const { reference } = holder;
  if (reference === undefined) return holder._reference === undefined ? true : undefined;
  return typeof reference === 'string' && !reference.startsWith('#') ? true : undefined;
}

const NARRATIVE_LINK = /\s(?:src|href)\s*=\s*["'](#[^"'\s]{1,80})["']/g;

/** A narrative without its comments, which show and link to nothing. */
function uncommented(xhtml: string): string {
  let kept = '';
  for (let at = 0; ; ) {
    const open = xhtml.indexOf('<!--', at);
    kept += xhtml.slice(at, open < 0 ? undefined : open);
    const close = open < 0 ? -1 : xhtml.indexOf('-->', open + 4);
    if (close < 0) return kept;
    at = close + 3;
  }
}

/** Who refers to something: the one contained resource that does, or whoever else. */
type Referrer = object | undefined;

/**
 * Every text found under a `reference` member below a resource, and every `#id` that a narrative shows or links to, with who
 * says it: dom-3 wants what is contained referred to from elsewhere in the resource, so not by itself alone, and the
 * narrative is part of it (STU3 narrative.html#id). Iterative, as resources may be deeply nested.
 */
function referencesBelow(resource: Holder, contained: ReadonlySet<unknown>): ReadonlyMap<unknown, Referrer> {
  const found = new Map<unknown, Referrer>();
  const waiting: [value: unknown, referrer: Referrer][] = [];
  const add = (reference: unknown, referrer: Referrer): void => {
    found.set(reference, !found.has(reference) || found.get(reference) === referrer ? referrer : undefined);
  };
  for (const key in resource) waiting.push([resource[key], undefined]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, outer] = next;
    if (typeof value !== 'object' || value === null) continue;
    const holder = value as Holder;
    const referrer = contained.has(value) ? value : outer;
    for (const key in holder) {
      const child = holder[key];
      if (typeof child === 'object') waiting.push([child, referrer]);
      else if (key === 'reference') add(child, referrer);
      else if (key === 'div' && typeof child === 'string')
        for (const [, link] of uncommented(child).matchAll(NARRATIVE_LINK)) add(link, referrer);
    }
    if (Array.isArray(holder.reference)) for (const item of holder.reference) add(item, referrer);
  }
  return found;
}

/** What a member stands for: the items of an array, or itself; null is nothing. */
const itemsOf = (value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item !== null);

function dom3(holder: Holder, resource: Holder): Truth {
  if (!Array.isArray(holder.contained)) return undefined;
  const references = referencesBelow(resource, new Set(holder.contained));
  for (const contained of holder.contained) {
    // Each kind is settled here: the compiled expression looks through the resource once for every contained, which any
    // sender could use to take time with the square of the list.
    if (!isJson(contained)) continue;
    const [id, another] = itemsOf(contained.id);
    if (id === undefined) continue;
    // `'#' + id` has no answer for several ids, nor for what is no text.
    if (another !== undefined || typeof id !== 'string') return false;
    const reference = `#${id}`;
    if (!references.has(reference) || references.get(reference) === contained) return false;
  }
  return true;
}

function obs6(holder: Holder): Truth {
  return there(holder, 'dataAbsentReason', '_dataAbsentReason') === false ? true : undefined;
}

/** A component with the code of the whole: without components, or a value of the whole, there is nothing to compare. */
function obs7(holder: Holder): Truth {
  return (holder.component === undefined && holder._component === undefined) || isAbsent(holder, 'value')
    ? true
    : undefined;
}

function pat1(holder: Holder): Truth {
  for (const [name, twin] of contactMembers) if (there(holder, name, twin) === true) return true;
  return undefined;
}

const contactMembers = [
  ['name', '_name'],
  ['telecom', '_telecom'],
  ['address', '_address'],
  ['organization', '_organization'],
] as const;

const hot: ReadonlyMap<string, HotInvariant> = new Map<string, HotInvariant>([
  ...bgzInvariants,
  ['hasValue() | (children().count() > id.count())', ele1],
  ['extension.exists() != value.exists()', onObject(ext1)],
  ["contained.where(('#'+id in %resource.descendants().reference).not()).empty()", onContained(dom3)],
  ['start.empty() or end.empty() or (start <= end)', onObject(per1)],
  [
    "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %resource.contained.id.trace('ids'))",
    onObject(ref1),
  ],
  ['code.empty() or system.exists()', needs('code', 'system')],
  ['value.empty() or system.exists()', onObject(cpt2)],
  ['data.empty() or contentType.exists()', needs('data', 'contentType')],
  ['name.exists() or telecom.exists() or address.exists() or organization.exists()', onObject(pat1)],
  ['dataAbsentReason.empty() or value.empty()', onObject(obs6)],
  [
    'value.empty() or component.code.where( (coding.code = %resource.code.coding.code) and (coding.system = %resource.code.coding.system)).empty()',
    onObject(obs7),
  ],
]);

/** `value` is a choice elsewhere, so only one that is there by its plain name is settled here. */
function cpt2(holder: Holder): Truth {
  return there(holder, 'value', '_value') === true && there(holder, 'system', '_system') === true ? true : undefined;
}

/** The hand-written form of an invariant, by the exact text of its expression. */
export function hotInvariant(expression: string): HotInvariant | undefined {
  return hot.get(expression) ?? absenceInvariant(expression);
}

/** The expressions that have a hand-written form. */
export const hotExpressions: readonly string[] = [...hot.keys()];
