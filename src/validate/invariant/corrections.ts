/**
 * STU3 invariants whose text as published says something else than its author meant, and the reading the reference
 * validator gives them. Published text on the left; everything else is evaluated as written.
 */
const readings: Readonly<Record<string, string>> = {
  // ref-1: a Reference with only a display has no reference text to ask about; '#' is the container itself.
  "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %resource.contained.id.trace('ids'))":
    "reference.exists() implies (reference = '#' or reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id))",
  // bdl-8: an entry without fullUrl.
  "fullUrl.contains('/_history/').not()": "fullUrl.exists() implies fullUrl.contains('/_history/').not()",
  // con-4: an abatement that is no boolean at all.
  "abatement.empty() or (abatement as boolean).not()  or clinicalStatus='resolved' or clinicalStatus='remission' or clinicalStatus='inactive'":
    "abatement.empty() or (abatement is boolean).not() or (abatement as boolean).not() or clinicalStatus = 'resolved' or clinicalStatus = 'remission' or clinicalStatus = 'inactive'",
  // eld-12: a binding without a value set.
  "valueSet.is(uri).not() or valueSet.as(uri).startsWith('http:') or valueSet.as(uri).startsWith('https') or valueSet.as(uri).startsWith('urn:')":
    "valueSet.is(uri) implies (valueSet.as(uri).startsWith('http:') or valueSet.as(uri).startsWith('https') or valueSet.as(uri).startsWith('urn:'))",
  // rng-2: an end without a value; the published XPath asks for the values.
  'low.empty() or high.empty() or (low <= high)': 'low.value.empty() or high.value.empty() or (low <= high)',
  // vs-2: `or` between elements means that one of them is there, also when it is several or false.
  '(component.empty() and related.empty()) implies (dataAbsentReason or value)':
    '(component.empty() and related.empty()) implies (dataAbsentReason.exists() or value.exists())',
};

/**
 * How the rules of quantities begin (age-1, cnt-3, dis-1, mny-1): `code` stands for its being there, also when it has an
 * extension and no value.
 */
const CODED = '(code or value.empty())';

/** The text that is evaluated for an invariant's published text. */
export function readingOf(expression: string): string {
  if (Object.hasOwn(readings, expression)) return readings[expression] ?? expression;
  return expression.startsWith(CODED)
    ? `(code.exists() or value.empty())${expression.slice(CODED.length)}`
    : expression;
}
