import { nearestName } from '../../fhir/did-you-mean';
import type { Words } from '../words/say';
import type { Concept } from './concept';
import { phrase } from './found-words';
import type { Properties } from './properties-at';

const inWords = (names: readonly string[]): string => names.join(', ');

const valuesOf = ({ required, optional }: Properties) => ({ required: inWords(required), optional: inWords(optional) });

/** What an object is, for who gave something else: its properties, the required ones first. */
export function objectWords(properties: Properties | undefined): Words {
  if (properties === undefined) return 'an object';
  const values = valuesOf(properties);
  if (values.optional === '') return phrase('an object with {required}', values);
  if (values.required === '') return phrase('an object with any of {optional}', values);
  return phrase('an object with {required} (optional: {optional})', values);
}

/** What a list of such objects is. */
export function listWords(properties: Properties | undefined): Words {
  if (properties === undefined) return 'a list';
  const values = valuesOf(properties);
  if (values.optional === '') return phrase('a list of objects with {required}', values);
  if (values.required === '') return phrase('a list of objects with any of {optional}', values);
  return phrase('a list of objects with {required} (optional: {optional})', values);
}

/** A property that does not exist, with those that do, and the one that was probably meant: misspelt, or by its Dutch name. */
export function unknownProperty(
  path: readonly PropertyKey[],
  key: string,
  concepts: readonly Concept[],
  properties: Properties | undefined,
): { found: Words; allowed: Words; suggestion: string | undefined } {
  const known = properties === undefined ? [] : [...properties.required, ...properties.optional];
  const parent = path.filter((step) => typeof step === 'string').join('.');
  const dutch = concepts.find(
    (row) => row.dutch.toLowerCase() === key.toLowerCase() && row.record.split('.').slice(0, -1).join('.') === parent,
  );
  const meant = dutch?.record.split('.').at(-1) ?? nearestName(key, known);
  return {
    found: 'a property that does not exist here',
    allowed:
      known.length === 0 ? 'a property spelled as documented' : phrase('one of {values}', { values: inWords(known) }),
    suggestion: meant !== undefined && known.includes(meant) ? meant : undefined,
  };
}
