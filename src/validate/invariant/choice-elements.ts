/**
 * Which STU3 elements are a choice of types, and how the type is written behind their name. Facts of the STU3
 * definitions; the list of names keeps `status` from being read out of `statusDate`.
 */
const openChoices: ReadonlySet<string> = new Set(['defaultValue', 'fixed', 'pattern', 'value']);

const closedChoices: ReadonlySet<string> = new Set(
  `abatement additive age allowed answer asNeeded author binding born bounds code collected content deceased definition
   detail diagnosis dose due effective entity eventTiming initial item location maxValue medication minValue multipleBirth
   notDoneReason occurrence offset onBehalfOf onset p performed probability procedure product rate reason scheduled
   serviced source start substance target time timing used valueSet what when who`.split(/\s+/),
);

function bySuffix(types: string): ReadonlyMap<string, string> {
  return new Map(types.split(/\s+/).map((type) => [type.charAt(0).toUpperCase() + type.slice(1), type]));
}

const closedTypes = bySuffix(
  `Address Age Attachment boolean CodeableConcept Coding date dateTime decimal Duration Identifier instant integer Money
   Period positiveInt Quantity Range Ratio Reference SampledData string time Timing unsignedInt uri`,
);

const openTypes = bySuffix(
  `Address Age Annotation Attachment base64Binary boolean code CodeableConcept Coding ContactPoint Count date dateTime
   decimal Distance Duration HumanName id Identifier instant integer markdown Meta Money oid Period positiveInt Quantity
   Range Ratio Reference SampledData Signature string time Timing unsignedInt uri uuid`,
);

/** The types a choice element may have, by what is written behind its name; undefined when it is no choice. */
export function choiceTypes(name: string): ReadonlyMap<string, string> | undefined {
  if (openChoices.has(name)) return openTypes;
  return closedChoices.has(name) ? closedTypes : undefined;
}
