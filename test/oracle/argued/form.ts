import { isArray, isObject, objects, text } from '../json';
import { firstVersion, rulesOf } from '../knowledge';
import { placeOf } from '../location';
import { treeOf } from '../tree';
import type { Argument } from './argument';
import { claims, holderAt, isAbsolute, twinAt, valueAt } from './evidence';

/** Where we have an error about form or extensions that the judge need not have. */
export const formArguments: readonly Argument[] = [
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
    name: 'extension for another version of FHIR',
    why: 'The definition says with version-specific-use for which versions the extension is, and STU3 is none of them. This release of the judge does not look; a later one does, as its public cases show.',
    ours: ({ rule, expression }, { resource }) => {
      const extension = valueAt(resource, expression);
      const start = isObject(extension) ? firstVersion(text(extension.url)) : undefined;
      return rule === 'extension-version' && start !== undefined && start > 3;
    },
  },
  {
    name: 'white space in the id of an element',
    why: 'STU3 element.html: Element.id is any string that does not contain spaces. The judge does not look.',
    ours: ({ rule, expression }, { resource }) => {
      const found = valueAt(resource, expression);
      const id = isObject(found) ? found.id : (found ?? twinAt(resource, expression));
      const twin = twinAt(resource, expression);
      return rule === 'element-id-form' && /\s/.test(text(id) + text(isObject(twin) ? twin.id : ''));
    },
  },
  {
    name: 'rules of a profile on an element that is taken over',
    why: 'STU3 elementdefinition.html#contentReference: the content rules are those of the element elsewhere in the profile, which here asks a title of every section and keeps the invariants of section. The judge takes the content of the base definition.',
    ours: ({ rule, expression }, { resource }) => {
      const section = valueAt(resource, expression);
      if (!claims(resource).some((url) => url.endsWith('/sections-titled')) || !isObject(section)) return false;
      if (!/\.section\[\d+\]\.section\[\d+\]$/.test(placeOf(expression))) return false;
      if (rule === 'cardinality-min') return section.title === undefined;
      return rule === 'invariant:cmp-2' && section.emptyReason !== undefined && section.entry !== undefined;
    },
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
    name: 'text that is no base64',
    why: 'STU3 datatypes.html#base64Binary, RFC 4648: letters, digits, + and /, and = at the end. The judge decodes what it can and passes over other characters.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'primitive-format' &&
      /\.(?:data|hash)$/.test(placeOf(expression)) &&
      /[^A-Za-z0-9+/=\s]/.test(text(valueAt(resource, expression))),
  },
  {
    name: 'required choice of which a profile names one type',
    why: 'STU3 provenance.html: agent.who[x] is 1..1. BgZ-Metadata says more of one of its types, whoReference, and does not make it optional; in the snapshot that the judge makes of it the minimum is gone.',
    ours: ({ rule, expression }, { resource }) => {
      const agent = valueAt(resource, expression);
      return (
        rule === 'cardinality-min' &&
        /\.agent\[\d+\]$/.test(placeOf(expression)) &&
        isObject(agent) &&
        !Object.keys(agent).some((name) => /^_?who(?:Uri|Reference)$/.test(name))
      );
    },
  },
  {
    name: 'line end after a postal code',
    why: 'The pattern of nl-core-address ends with $, and "1234AB" followed by a line end is no postal code. The judge matches as Java does, where $ also stands before a last line end.',
    ours: ({ rule, expression }, { resource }) => {
      const address = valueAt(resource, expression);
      const code = isObject(address) ? address.postalCode : address;
      return rule === 'invariant:nl-postal-code-pattern' && /\n$/.test(text(code));
    },
  },
  {
    name: 'quantity above its maximum',
    why: 'STU3 elementdefinition.html: maxValue[x] limits a Quantity too. The judge compares numbers only when they stand by themselves.',
    ours: ({ rule, expression }, { resource }) => {
      const quantity = valueAt(resource, expression);
      const place = placeOf(expression);
      const node = treeOf(resource).nodes.find(({ location }) => location === place);
      const maxima = node?.rules.map(({ maxValueQuantity }) => maxValueQuantity).filter(isObject) ?? [];
      return (
        rule === 'max-value' && isObject(quantity) && maxima.some(({ value }) => Number(quantity.value) > Number(value))
      );
    },
  },
  {
    name: 'twin of what is an attribute in XML',
    why: 'STU3 states Extension.url as an attribute in XML (representation xmlAttr), which has no room for an id or extensions, so what stands in _url could not go along. The judge only refuses the extensions, as what a fixed value does not hold.',
    ours: ({ rule, expression }, { resource }) => {
      const extension = valueAt(resource, expression);
      return (
        rule === 'unknown-property' &&
        /\.(?:modifierE|e)xtension\[\d+\]$/.test(placeOf(expression)) &&
        isObject(extension) &&
        extension._url !== undefined
      );
    },
  },
  {
    name: 'reason in place of a fixed value',
    why: 'STU3 ElementDefinition.fixed: it SHALL be exactly the value in the instance, and missing parts must be missing. An element with only an extension has not that value. The judge refuses an extension beside the value and overlooks one in its place.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'fixed-value' && valueAt(resource, expression) === undefined && isObject(twinAt(resource, expression)),
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
