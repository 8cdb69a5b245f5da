import { longestTried, mayExplode } from '../../fhir/exploding-pattern';
import type { CodeFilter } from '../lookup';
import type { CodeSystemIndex } from './code-system-index';
import type { Concept, FilterTable } from './table';

/** Says of a concept whether it meets the filter. */
export type ConceptTest = (concept: Concept) => boolean;

const ASKED: ReadonlySet<string> = new Set<CodeFilter['op']>(['is-a', 'descendent-of', 'in', '=']);

/** The filter as a terminology can be asked it; undefined when the question has no form for it. */
export function asQuestion({ property, op, value }: FilterTable): CodeFilter | undefined {
  return ASKED.has(op) ? { property, op: op as CodeFilter['op'], value } : undefined;
}

const listed = (value: string): readonly string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** No code, and hardly a property of one, is longer. */
const LONGEST_VALUE = 256;

/** STU3: "the specified property of the code matches the regex", and all of it; one that could take too long is not tried. */
function matcher(value: string): RegExp | undefined {
  if (mayExplode(value) || longestTried(value) < LONGEST_VALUE) return undefined;
  try {
    return new RegExp(`^(?:${value})$`, 'u');
  } catch {
    return undefined;
  }
}

function onHierarchy({ op, value }: FilterTable, index: CodeSystemIndex): ConceptTest | undefined {
  const root = index.key(value);
  const inSet = (keys: ReadonlySet<string>, self: boolean): ConceptTest => {
    return ({ code }) => keys.has(index.key(code)) || (self && index.key(code) === root);
  };
  switch (op) {
    case 'is-a':
      return inSet(index.descendants(root), true);
    case 'descendent-of':
      return inSet(index.descendants(root), false);
    case 'is-not-a': {
      const below = inSet(index.descendants(root), true);
      return (concept) => !below(concept);
    }
    case 'generalizes':
      return inSet(index.ancestors(root), true);
    default:
      return undefined;
  }
}

/** How to read a property of a concept; undefined for one the system does not have. */
function reader(property: string, index: CodeSystemIndex): ((concept: Concept) => readonly string[]) | undefined {
  switch (property) {
    case 'concept':
    case 'code':
      return ({ code }) => [index.key(code)];
    case 'display':
      return ({ display }) => (display === undefined ? [] : [display]);
    case 'parent':
      return ({ parents }) => parents?.map(index.key) ?? [];
    case 'child':
      return ({ code }) => {
        const own = index.key(code);
        return [...index.descendants(own)].filter((key) =>
          index.concepts.get(key)?.parents?.map(index.key).includes(own),
        );
      };
    case 'notSelectable':
    case 'abstract':
      return ({ abstract }) => [String(abstract === true)];
    case 'inactive':
      return ({ inactive }) => [String(inactive === true)];
    default: {
      const { table } = index;
      const valuesOf = ({ properties = {} }: Concept) =>
        (Object.hasOwn(properties, property) ? properties[property] : undefined) ?? [];
      const known =
        table.properties?.includes(property) || table.concepts.some((concept) => valuesOf(concept).length > 0);
      return known ? valuesOf : undefined;
    }
  }
}

const namesCodes = (property: string): boolean => ['concept', 'code', 'parent', 'child'].includes(property);

function onProperty({ property, op, value }: FilterTable, index: CodeSystemIndex): ConceptTest | undefined {
  const read = reader(property, index);
  if (!read) return undefined;
  const spell = namesCodes(property) ? index.key : (item: string) => item;
  switch (op) {
    case '=':
      return (concept) => read(concept).includes(spell(value));
    case 'in': {
      const values = new Set(listed(value).map(spell));
      return (concept) => read(concept).some((item) => values.has(item));
    }
    case 'not-in': {
      const values = new Set(listed(value).map(spell));
      return (concept) => !read(concept).some((item) => values.has(item));
    }
    case 'regex': {
      const regex = matcher(value);
      return regex && ((concept) => read(concept).some((item) => regex.test(item)));
    }
    case 'exists':
      return (concept) => read(concept).length > 0 === (value !== 'false');
    default:
      return undefined;
  }
}

/**
 * Makes a test of a filter over a system at hand (http://hl7.org/fhir/filter-operator); undefined when it asks for a
 * property or an operation that only a terminology server may know.
 */
export function conceptTest(filter: FilterTable, index: CodeSystemIndex): ConceptTest | undefined {
  const ofConcept = filter.property === 'concept' || filter.property === 'code';
  return (ofConcept ? onHierarchy(filter, index) : undefined) ?? onProperty(filter, index);
}
