import { isJson, listOf, textOf } from '../../fhir/json';
import type { Membership } from '../../terminology/codelists/membership';
import type { Glance } from '../glance/glance';
import { placeOf } from '../glance/place-of';
import { askAll, type Bound, isExcused, isRequiring, membershipOf, vouch } from './bound';
import type { Passes } from './checks';
import { askForSet } from './code-answers';
import { type Coded, codedAtAGlance } from './coded';
import { formOfCodes } from './formed-value-sets';

/** The codes of a coded value, each by its Coding or Quantity; those that hold none left out. */
function holdersIn(value: unknown, isConcept: boolean): readonly unknown[] {
  if (!isConcept) return [value];
  return isJson(value) ? listOf(value.coding) : [];
}

/** What is left to ask about codes that are not known to be in the value set. */
function askAbout(value: unknown, bound: Bound, open: readonly Asked[], isMember: boolean, glance: Glance): boolean {
  const { vantage } = glance;
  if (!vantage || !isJson(value)) return false;
  if (!isMember) {
    const place = () => placeOf(vantage, value);
    askAll(
      place,
      bound,
      open,
      open.map(([coded]) => coded),
    );
    return true;
  }
  for (const [coded] of open) {
    if (coded.system) askForSet(coded, [{ system: coded.system }], bound.lists, () => undefined);
  }
  return true;
}

type Asked = readonly [Coded, Membership];

/** Whether a value set lists one of the codes, or somebody else may know of them all. Undefined when there is no code. */
function isInSet(value: unknown, bound: Bound, isConcept: boolean, glance: Glance): boolean | undefined {
  let count = 0;
  let isMember = false;
  let open: Asked[] | undefined;
  for (const holder of holdersIn(value, isConcept)) {
    if (!isJson(holder) || typeof holder.code !== 'string' || holder.code === '') continue;
    count++;
    const { code } = holder;
    const system = textOf(holder.system);
    const membership = membershipOf(bound, { system, code });
    vouch(glance.run, holder, membership.result);
    if (membership.result === 'member') isMember = true;
    if (membership.result !== 'unverifiable') continue;
    const coded = codedAtAGlance(holder, system, code, glance);
    if (!coded) return false;
    open ??= [];
    open.push([coded, membership]);
  }
  if (count === 0) return undefined;
  if (!open) return isMember;
  // Of some codes in no list and others that may be, the message tells all.
  return (isMember || open.length === count) && askAbout(value, bound, open, isMember, glance);
}

/** Whether one of the codes may be in a value set. */
function mayBeIn(value: unknown, bound: Bound, isConcept: boolean): boolean {
  const fits = formOfCodes(bound.valueSet);
  return holdersIn(value, isConcept).some((holder) => {
    if (!isJson(holder) || typeof holder.code !== 'string' || holder.code === '') return false;
    const coded = { system: textOf(holder.system), code: holder.code };
    return fits ? fits(coded) : membershipOf(bound, coded).result !== 'not-member';
  });
}

function codedPasses(type: string, first: Bound, others: readonly Bound[]): Passes {
  const isConcept = type === 'CodeableConcept';
  const mustHold = type === 'CodeableConcept' || type === 'Coding' ? [first, ...others].some(isRequiring) : false;
  const isFormed = formOfCodes(first.valueSet) !== undefined;
  return (value, _, glance) => {
    const isIn = isFormed ? mayBeIn(value, first, isConcept) : isInSet(value, first, isConcept, glance);
    if (isIn === undefined) return !mustHold || isExcused(value);
    return isIn && others.every((bound) => mayBeIn(value, bound, isConcept));
  };
}

/** The test of the bare codes of a value set. */
function listing(bound: Bound): (code: string) => boolean {
  const fits = formOfCodes(bound.valueSet);
  if (fits) return (code) => fits({ system: undefined, code });
  return (code) => membershipOf(bound, { system: undefined, code }).result === 'member';
}

/** What tells of the codes of an element that they are in its value sets; undefined where only a look can. */
export function boundPasses(type: string, first: Bound, others: readonly Bound[]): Passes | undefined {
  const bounds = [first, ...others];
  // Of a value set that nobody knows it is told once.
  if (bounds.some(({ lists, valueSet }) => !formOfCodes(valueSet) && !lists.hasValueSet(valueSet))) return undefined;
  if (type === 'code' || type === 'string' || type === 'uri') {
    const isListed = listing(first);
    const besides = others.map(listing);
    return (value) => typeof value === 'string' && isListed(value) && besides.every((isIn) => isIn(value));
  }
  return codedPasses(type, first, others);
}
