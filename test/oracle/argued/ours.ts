import { isArray, isObject, type JsonObject, objects, text } from '../json';
import { isCodeOf, isKnownType, isValueSet, rulesOf } from '../knowledge';
import { placeOf } from '../location';
import type { Argument } from './argument';
import { codingsAt, fullUrls, holderAt, isAbsolute, isConceptId, isLoincCode, twinAt, valueAt } from './evidence';

/** Published forms of the codes of systems that nobody has here. */
const forms: Readonly<Record<string, RegExp>> = {
  'http://www.whocc.no/atc': /^[A-Z](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/,
  'urn:oid:2.16.840.1.113883.2.4.6.7': /^\d{4}$/,
  'http://fhir.nl/fhir/NamingSystem/uzi-rolcode': /^\d{2}\.\d{3}$/,
};

/** Whether every concept id in a SNOMED CT code or expression can be one; terms stand between bars. */
const isExpression = (code: string): boolean =>
  code
    .replace(/\|[^|]*\|/g, '')
    .split(/[\s:,=+{}()]+/)
    .filter((id) => !/^(?:#.*|)$/.test(id))
    .every(isConceptId);

/** Whether a code cannot be one of its system, by the grammar of that system. */
function isOutsideGrammar({ system, code }: JsonObject): boolean {
  if (system === 'http://snomed.info/sct') return !isExpression(text(code));
  if (system === 'http://loinc.org') return !isLoincCode(text(code));
  return forms[text(system)]?.test(text(code)) === false;
}

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

const typeOf = (reference: string): string => relative.exec(reference)?.[1] ?? '';

/** Where we have an error that the judge need not have. */
export const ourArguments: readonly Argument[] = [
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
    name: "code against its system's grammar",
    why: 'A SNOMED CT identifier ends in a Verhoeff check digit and names its kind in two digits, a LOINC code ends in a check digit, and ATC, AGB and UZI publish the form of theirs; what breaks that is no code of the system (STU3 datatypes.html#Coding: code is a symbol the system defines). The judge, without the system, believes any text.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'code-form' && codingsAt(resource, expression).every(isOutsideGrammar),
  },
  {
    name: 'unknown modifier extension',
    why: 'STU3 extensibility.html#modifierExtension: what a modifierExtension says may turn the meaning around, so an element with an unknown one must not be processed. The judge lets it pass because it lets any extension pass.',
    ours: ({ rule, expression }, { resource }) => {
      const extension = valueAt(resource, expression);
      return (
        rule === 'modifier-extension-unknown' &&
        /\.modifierExtension\[\d+\]$/.test(placeOf(expression)) &&
        isObject(extension) &&
        rulesOf(text(extension.url)) === undefined
      );
    },
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
    name: 'value set as code system',
    why: 'STU3 datatypes.html#Coding: system is no reference to a value set, and the definition says so in as many words. The judge knows only that it has no such system.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'system-value-set' &&
      [holderAt(resource, expression), ...codingsAt(resource, expression)].some(({ system }) =>
        isValueSet(text(system)),
      ),
  },
  {
    name: 'reference without a usable form',
    why: 'STU3 references.html#literal: absolute or relative URL of a resource, or #id, and in a transaction a search. The id of a resource has no underscore or blank, and a type alone names no resource.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'reference-form' && !isUsable(referenceAt(resource, expression), resource),
  },
  {
    name: 'system that is no absolute URI',
    why: 'STU3 datatypes.html#Coding, terminologies.html#system: a system is an absolute URI, an OID is written urn:oid:…, and a name or bare number identifies no system. The judge takes a bare OID for a system it does not know, and warns.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'system-form' &&
      [holderAt(resource, expression), ...codingsAt(resource, expression)].some(
        ({ system }) => typeof system === 'string' && !isAbsolute(system),
      ),
  },
  {
    name: 'claim that is no absolute URL',
    why: 'STU3 resource.html#Meta: meta.profile holds canonical URLs; the judge looks a bare OID up, does not find it, and only warns.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'profile-url' &&
      /\.meta\.profile\[\d+\]$/.test(placeOf(expression)) &&
      !isAbsolute(text(valueAt(resource, expression))),
  },
  {
    name: 'empty in JSON',
    why: 'STU3 json.html: strings and arrays are never empty, a property without a value is left out. The judge overlooks an empty array of primitives, an empty string in an array, and one that has extensions beside it.',
    ours: ({ rule, expression }, { resource }) => {
      const value = valueAt(resource, expression);
      if (rule !== 'empty-value') return false;
      if (isArray(value)) return value.length === 0;
      return value === '' && (twinAt(resource, expression) !== undefined || /\[\d+\]$/.test(placeOf(expression)));
    },
  },
  {
    name: 'property and its twin of unequal length',
    why: 'STU3 json.html#primitive: values and their extensions are paired by position, with null where there is none. The judge reads the surplus as one more value that has an extension only.',
    ours: ({ rule, expression }, { resource }) => {
      const [values, twins] = [valueAt(resource, expression), twinAt(resource, expression)];
      return rule === 'twin-mismatch' && isArray(values) && isArray(twins) && values.length !== twins.length;
    },
  },
  {
    name: 'time of day without a zone',
    why: 'STU3 datatypes.html#dateTime: if hours and minutes are specified, a time zone shall be populated. The judge only warns.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'primitive-format' && /T\d{2}:\d{2}:\d{2}$/.test(text(valueAt(resource, expression))),
  },
  {
    name: 'control character',
    why: 'STU3 datatypes.html#string: no characters below 32 but tab and line ends. The judge sees nothing.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'primitive-format' && /[^\P{Cc}\t\n\r]/u.test(text(valueAt(resource, expression))),
  },
  {
    name: 'required binding without a code',
    why: 'STU3 terminologies.html#required: a required binding on a concept asks for a coding from the value set. A coding without its code is from no value set; the judge does not know the code system, and says no more than that.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'binding-missing' && codingsAt(resource, expression).every(({ code }) => code === undefined),
  },
  {
    name: 'code that its system does not have',
    why: 'STU3 codesystem.html#content: these systems are complete (v3 ActCode, NullFlavor, one of ours), so what they do not list is no code of theirs. The judge says only, as a warning, that the code is not in the bound value set.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'code-unknown' &&
      codingsAt(resource, expression).every(({ system, code }) => isCodeOf(text(system), text(code)) === false),
  },
  {
    name: 'extension that may occur once',
    why: 'STU3 defining-extensions.html#cardinality: a profile that names an extension without a maximum takes the one its definition states (humanname-assembly-order: 1). The judge does so on Procedure.extension and forgets it inside HumanName.',
    ours: ({ rule, expression }, { resource }) => {
      const extension = valueAt(resource, expression);
      const url = isObject(extension) ? text(extension.url) : '';
      return (
        rule === 'slice-max' &&
        url === 'http://hl7.org/fhir/StructureDefinition/humanname-assembly-order' &&
        objects(holderAt(resource, expression).extension).filter((one) => one.url === url).length > 1
      );
    },
  },
];
