import { isArray, isObject, type Json, type JsonObject, objects, text } from '../json';
import { isKnownType, profileType } from '../knowledge';
import { placeOf } from '../location';
import { treeOf } from '../tree';
import type { Argument } from './argument';
import { fullUrls, isAbsolute, valueAt } from './evidence';

const referenceAt = (resource: JsonObject, expression: string): string => {
  const value = valueAt(resource, expression);
  return isObject(value) ? text(value.reference) : text(value);
};

/** `Type/id`, with a version or without: the only relative form (STU3 references.html#literal). */
const relative = /^([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;

/** A search in place of an id: only in a transaction (STU3 http.html#trules). */
const conditional = /^[A-Z][A-Za-z]+\?\S+$/;

const isUsable = (reference: string, { type }: JsonObject): boolean =>
  relative.test(reference) ||
  /^#\S/.test(reference) ||
  (isAbsolute(reference) && !/\/_history\/$/.test(reference)) ||
  (type === 'transaction' && conditional.test(reference));

const typeOf = (reference: string): string =>
  relative.exec(reference)?.[1] ?? (conditional.test(reference) ? (reference.split('?')[0] ?? '') : '');

/** Whether core, or a profile that is claimed, lets an element refer to other resource types only. */
function isRefused(resource: JsonObject, expression: string, type: string): boolean {
  const place = placeOf(expression);
  const node = treeOf(resource).nodes.find(({ location }) => location === place);
  const definitions = node ? [...(node.core ? [node.core] : []), ...node.rules] : [];
  return definitions.some((definition) => {
    const targets = objects(definition.type).flatMap(({ targetProfile }) =>
      targetProfile ? [text(targetProfile)] : [],
    );
    const types = targets.map((url) => profileType(url) || url);
    return types.length > 0 && !types.includes(type) && !types.includes('Resource');
  });
}

const holdsReference = (value: Json | undefined, reference: string): boolean =>
  isArray(value)
    ? value.some((item) => holdsReference(item, reference))
    : isObject(value) &&
      (value.reference === reference || Object.values(value).some((item) => holdsReference(item, reference)));

/** The type of resource that the member of a care team is, by the reference to it. */
const memberType = (participant: Json | undefined): string =>
  isObject(participant) && isObject(participant.member) ? typeOf(text(participant.member.reference)) : '';

/** Where we have an error about a reference that the judge need not have. */
export const referenceArguments: readonly Argument[] = [
  {
    name: 'a reference to what does not conform',
    why: 'The target claims no profile (its list of claims is empty, which is reported), so nothing else tells that it does not conform to the one this reference asks for. The judge takes an empty list of claims for none and overlooks that it is empty.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'reference-target-profile' &&
      objects(resource.entry).some(
        ({ fullUrl, resource: target }) =>
          text(fullUrl).endsWith(`/${referenceAt(resource, expression)}`) &&
          isObject(target) &&
          isObject(target.meta) &&
          isArray(target.meta.profile) &&
          target.meta.profile.length === 0,
      ),
  },
  {
    name: 'member that is not at hand',
    why: 'STU3 careteam.html, ctm-1: who acts on behalf of an organization is a Practitioner, and a reference Practitioner/id says that it is one. The judge has only the case, finds no target, and calls the rule broken whoever the member is: wrongly of a Practitioner, and of a mutant without one it adds nothing to what it said of the seed.',
    judge: ({ messageId, location }, { resource }) =>
      messageId.endsWith('#ctm-1') && memberType(valueAt(resource, location)) === 'Practitioner',
    ours: ({ rule, expression }, { resource }) => {
      const participant = valueAt(resource, expression);
      return (
        rule === 'invariant:ctm-1' &&
        isObject(participant) &&
        participant.onBehalfOf !== undefined &&
        memberType(participant) !== 'Practitioner'
      );
    },
  },
  {
    name: 'contained ids told apart',
    why: 'STU3 references.html#contained: the id of a contained resource is unique within the resource that holds it; a reference to one of two would be ambiguous. The judge does not look.',
    ours: ({ expression }, { resource }) => {
      const id = placeOf(expression).endsWith('.id') ? valueAt(resource, expression) : undefined;
      const found = valueAt(resource, expression);
      const name = id ?? (isObject(found) ? found.id : undefined);
      return /^\w+\.contained\[\d+\](?:\.id)?$/.test(placeOf(expression)) && name !== undefined
        ? objects(resource.contained).filter((one) => one.id === name).length > 1
        : false;
    },
  },
  {
    name: 'contained and not referred to',
    why: 'STU3 dom-3: what is contained is referred to from elsewhere in the resource. The judge lets a reference up to the container do, which came with R4.',
    ours: ({ rule }, { resource }) =>
      rule === 'invariant:dom-3' &&
      objects(resource.contained).some(
        (one) => holdsReference(one, '#') && !holdsReference({ ...resource, contained: [] }, `#${text(one.id)}`),
      ),
  },
  {
    name: 'reference to nothing in the Bundle',
    why: 'STU3 bundle.html#references: a urn:uuid or urn:oid names a thing only within the Bundle; no server can answer for it. When no entry has it as fullUrl, it points to nothing. The judge assumes it exists elsewhere.',
    ours: ({ rule, expression }, { resource }) => {
      const reference = referenceAt(resource, expression);
      return (
        rule === 'reference-unresolved' &&
        resource.resourceType === 'Bundle' &&
        /^urn:(?:uuid|oid):/.test(reference) &&
        !fullUrls(resource).includes(reference)
      );
    },
  },
  {
    name: 'reference to a type that does not exist',
    why: 'STU3 references.html#literal: a relative reference names a resource type, and one that the element allows. The judge skips references whose type it does not know.',
    ours: ({ rule, expression }, { resource }) => {
      const type = typeOf(referenceAt(resource, expression));
      return rule === 'reference-target' && type !== '' && !isKnownType(type);
    },
  },
  {
    name: 'search for a type that the element does not allow',
    why: 'STU3 http.html#trules: a reference in a transaction may be a search, which names the type it finds; the element allows others only (STU3 references.html). The judge does not look at the type of a search.',
    ours: ({ rule, expression }, { resource }) => {
      const reference = referenceAt(resource, expression);
      return (
        rule === 'reference-target' && conditional.test(reference) && isRefused(resource, expression, typeOf(reference))
      );
    },
  },
  {
    name: 'reference without a usable form',
    why: 'STU3 references.html#literal: absolute or relative URL of a resource, or #id, and in a transaction a search. The id of a resource has no underscore or blank, and a type alone names no resource.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'reference-form' && !isUsable(referenceAt(resource, expression), resource),
  },
];
