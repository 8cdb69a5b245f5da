import type { Json } from '../../fhir/json';
import { isJson, listOf, textOf } from '../../fhir/json';
import type { Nodes } from '../../validate/invariant/node';
import { ask, parseQuery, type Queried } from '../../validate/invariant/query';
import type { Syntax } from '../../validate/invariant/syntax';
import { byFirst } from '../script/criteria';
import { meant } from '../script/meant';
import { said, Told } from '../words';

const parsed = new Map<string, Syntax>();
const MOST_KEPT = 5_000;

/** Characters of an expression: as deep as that could be the stack is not. */
const LONGEST = 5_000;

/** An expression of a script, taken apart once. */
export function syntaxOf(expression: string): Syntax {
  const known = parsed.get(expression);
  if (known) return known;
  if (parsed.size >= MOST_KEPT) parsed.clear();
  if (expression.length > LONGEST) throw new Told(said.tooLong);
  const syntax = byFirst(parseQuery(meant(expression)));
  parsed.set(expression, syntax);
  return syntax;
}

/** The resources of a Bundle by what a reference may call them: the address of the entry, its end, or type and id. */
function entriesOf(resource: Json): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  const add = (name: string, one: Json) => void (found.has(name) || found.set(name, one));
  for (const entry of listOf(resource.entry)) {
    if (!isJson(entry) || !isJson(entry.resource)) continue;
    const { resource: one } = entry;
    const url = textOf(entry.fullUrl);
    if (url !== '') {
      add(url, one);
      const [type = '', id = ''] = url.split('/').slice(-2);
      if (id !== '') add(`${type}/${id}`, one);
    }
    add(`${textOf(one.resourceType)}/${textOf(one.id)}`, one);
  }
  return found;
}

const asked = new WeakMap<Json, Queried>();

/** A resource as expressions are asked of it: references are followed within it. */
export function queried(resource: Json): Queried {
  const known = asked.get(resource);
  if (known) return known;
  let entries: ReadonlyMap<string, Json> | undefined;
  const made: Queried = {
    resource,
    resolve(reference) {
      entries ??= entriesOf(resource);
      return entries.get(reference);
    },
  };
  asked.set(resource, made);
  return made;
}

/** What an expression of a script finds in a resource; throws what {@link ask} does. */
export const find = (expression: string, resource: Json): Nodes => ask(syntaxOf(expression), queried(resource));
