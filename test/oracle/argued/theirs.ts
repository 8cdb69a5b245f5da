import { softenedConstraints } from '../../../src/validate/drafts';
import type { Case } from '../cases';
import { isObject, objects, text } from '../json';
import { narrativeRule } from '../knowledge';
import { placeOf, withoutIndexes } from '../location';
import type { Fact } from '../verdicts';
import type { Argument } from './argument';
import { claims, codingsAt, twinAt, valueAt } from './evidence';

const dateTime = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

const echo = 'Reference_REF_CantMatchChoice';

/** Where the judge has an error that we need not have. */
const causes: readonly Argument[] = [
  {
    name: 'value set not expanded',
    why: 'STU3 valueset.html#expansion: a filter on SNOMED CT takes the code system to expand. The judge has none, cannot expand, and calls the code wrong. Not able to tell is not an error; we report such codes as unverified.',
    judge: ({ messageId, location }, { resource }) =>
      messageId.endsWith('#not-expanded') &&
      codingsAt(resource, location).some(({ system }) => system === 'http://snomed.info/sct'),
  },
  {
    name: 'extension context on a choice',
    why: 'zib-MedicationUse-Duration names MedicationStatement.effectivePeriod as its context (STU3 defining-extensions.html#context); the judge only knows the element as effective[x] and refuses the very place.',
    judge: ({ messageId, location }, { resource }) => {
      const period = valueAt(resource, location);
      return (
        messageId.startsWith('Extension_EXTP_Context_Wrong') &&
        /\.effective(\.ofType\(Period\)|Period)$/.test(location) &&
        isObject(period) &&
        objects(period.extension).some(({ url }) => text(url).endsWith('/zib-MedicationUse-Duration'))
      );
    },
  },
  {
    name: 'range of unlike quantities',
    why: 'rng-2 compares quantities; with an operand that cannot be compared the judge ends in an internal error and reports the rule as broken. That it could not be evaluated says nothing of the range: FHIRPath leaves such a comparison empty.',
    judge: ({ messageId, location }, { resource }) => {
      const range = valueAt(resource, location);
      if (!messageId.endsWith('#rng-2#not-evaluated') || !isObject(range)) return false;
      const { low, high } = range;
      return !isObject(low) || !isObject(high) || low.unit !== high.unit || low.code !== high.code;
    },
  },
  {
    name: 'rule about a malformed moment',
    why: 'per-1 compares moments; a malformed one ends the evaluation of the judge in an internal error. The malformed value is reported where it stands (STU3 datatypes.html#dateTime).',
    judge: ({ messageId, location }, { resource }) => {
      const period = valueAt(resource, location);
      if (!messageId.endsWith('#per-1#not-evaluated') || !isObject(period)) return false;
      return [period.start, period.end].some((moment) => moment !== undefined && !dateTime.test(text(moment)));
    },
  },
  {
    name: 'attribute that txt-1 lists',
    why: 'The expression of txt-1 (STU3 narrative.html) lists the attributes a narrative may hold, on whichever element; the judge has a list of its own, by element, and refuses bgcolor on a paragraph.',
    judge: ({ messageId, location }, { resource }) =>
      /^XHTML_XHTML_Attribute_Illegal$|#txt-1$/.test(messageId) &&
      isWithinNarrativeRule(text(valueAt(resource, location))),
  },
  {
    name: 'data absent instead of a code',
    why: 'STU3 extensibility.html#Special-Case: an element may hold an extension in place of its value; a binding speaks of the code that is there. The judge misses a code and calls that an error.',
    judge: ({ messageId, location }, { resource }) =>
      messageId === 'Terminology_TX_Code_ValueSet_MISSING' &&
      valueAt(resource, location) === undefined &&
      isObject(twinAt(resource, location)),
  },
  {
    name: 'a coding without a code',
    why: 'STU3 datatypes.html#Coding: code is optional. The judge takes an absent code for the code "null" and does not find that. Where a binding is required and no code is left, we say so as well.',
    judge: ({ messageId, location }, { resource }) =>
      messageId.endsWith('#no-code') && codingsAt(resource, location).some(({ code }) => code === undefined),
  },
  {
    name: 'what a draft fixes and we soften',
    why: 'The drafts of the Task profiles fix the status of a first message and the text of queries, some of them wrong; STU3 and TA Notified Pull need other values (spec bgz-msz-profiles §2.3), so we tell these as warnings, with the reason (src/validate/drafts.ts).',
    judge: ({ messageId, location }, { resource }) =>
      messageId === '_DT_Fixed_Wrong' &&
      softenedConstraints.some(
        ({ profile, path, rule }) =>
          rule === 'fixed-value' &&
          claims(resource).includes(profile) &&
          withoutIndexes(placeOf(location)).replace(/(\.value)[A-Z]\w*$/, '$1') === path.replace('[x]', ''),
      ),
  },
  {
    name: 'another type in an open slicing of a choice',
    why: 'STU3 profiling.html#slicing: slicing that is open allows what fits no slice, and the drafts of the Task profiles state no minimum for the slices of the type of an input. The judge takes the minimum that core states of value[x] for that of the only slice, as if the slicing were closed.',
    judge: ({ messageId, location }, { resource }) => {
      const input = valueAt(resource, location);
      return (
        messageId === 'Validation_VAL_Profile_Minimum_SLICE' &&
        claims(resource).some((url) => softenedConstraints.some(({ profile }) => profile === url)) &&
        /^Task\.input\[\d+\]$/.test(placeOf(location)) &&
        isObject(input) &&
        Object.keys(input).some((name) => /^value[A-Z]/.test(name) && name !== 'valueString')
      );
    },
  },
];

/** Whether txt-1, as core writes it, lists every element and attribute of a narrative. */
function isWithinNarrativeRule(xhtml: string): boolean {
  const elements = [...xhtml.matchAll(/<([A-Za-z][A-Za-z0-9]*)/g)].map(([, name = '']) => name);
  const attributes = [...xhtml.matchAll(/\s([A-Za-z:-]+)="[^"]*"/g)].map(([, name = '']) => name);
  return (
    elements.length > 0 &&
    elements.every((name) => narrativeRule.elements.has(name)) &&
    attributes.every((name) => name === 'xmlns' || narrativeRule.attributes.has(name))
  );
}

const isArgued = (fact: Fact, of: Case, all: readonly Fact[]): boolean =>
  causes.some(({ judge }) => judge?.(fact, of, all));

export const theirArguments: readonly Argument[] = [
  ...causes,
  {
    name: 'one cause, told again at each reference',
    why: 'In a Bundle the judge repeats the errors of a resource as "no match for profile" at every reference to it. We tell each error once, where it is; when all the causes are argued, so is the echo.',
    judge: ({ messageId, location }, of, all) => {
      const others = all.filter((other) => other.messageId !== echo);
      return (
        messageId === echo &&
        placeOf(location).startsWith('Bundle.') &&
        others.length > 0 &&
        others.every((other) => isArgued(other, of, all))
      );
    },
  },
];
