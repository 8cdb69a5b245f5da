import type { FhirResource } from 'fhir/r3';
import { FhirNode } from '../../src/bgz/define/fhir-node';
import type { Stu3 } from '../../src/bgz/define/stu3';
import type { Coded } from '../../src/zib';
import { readingOf } from './reading';
import type { Difference } from './way-back';

/** Whether a resource claims a profile. */
export const claims = (profile: string) => (resource: FhirResource) =>
  resource.meta?.profile?.includes(profile) === true;

/** Reads an Observation as somebody else writes it; gives the record and what is left of the resource. */
export const readerOf =
  (stu3: Pick<Stu3<never>, 'from'>, others: readonly FhirResource[] = []) =>
  (observation: object) => {
    const node = FhirNode.of({ resourceType: 'Observation', id: 'o-1', ...observation }, 'Observation');
    const { context } = readingOf(others, () => true);
    return { draft: stu3.from(node, context), left: node.left() };
  };

/** A unit as its word tells: the words of the record, its term, or the code. */
function shownUnit(value: unknown): unknown {
  if ((value as Coded & { nullFlavor?: string }).nullFlavor !== undefined) return value;
  const { originalText, ...own } = value as Coded & { originalText?: string; version?: string };
  const word = originalText ?? own.display ?? own.code;
  if (own.version === undefined && (own.display ?? word) === word) return { ...own, display: word };
  return word === (own.display ?? own.code) ? own : value;
}

/**
 * What comes back in another form in every observation.
 *
 * @param amounts properties that hold an amount
 */
export const observationDifferences = (...amounts: readonly string[]): readonly Difference[] => [
  {
    at: /^status$/,
    why: 'an observation is final where no other status is known',
    back: (value) => (value === 'final' ? undefined : value),
  },
  {
    at: new RegExp(`^(${amounts.join('|')})\\.unit$`),
    why: 'beside the code of a Quantity stands one word, which is the term of the code',
    back: shownUnit,
  },
];
