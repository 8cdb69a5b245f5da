import type { BgzSection } from '../bgz/index';
import { inEnglish } from '../bgz/narrative/saying';
import { isJson, type Json, listOf } from '../fhir/json';
import { writtenNumber } from '../fhir/written-numbers';
import type { Pair, Said } from './model';
import { both } from './said';

/** LOINC codes of the components of a blood pressure. */
export const SYSTOLIC = '8480-6';
export const DIASTOLIC = '8462-4';

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Words of a CodeableConcept, a Reference or a name. */
function wordsOf(value: unknown): string | undefined {
  const [one] = listOf(value);
  if (!isJson(one)) return textIn(one);
  const own = textIn(one.text) ?? textIn(one.display);
  if (own !== undefined) return own;
  const codings = listOf(one.coding).filter(isJson);
  const term = codings.map(({ display }) => textIn(display)).find((found) => found !== undefined);
  if (term !== undefined) return term;
  const names = [...listOf(one.prefix), ...listOf(one.given), one.family].flatMap((part) => textIn(part) ?? []);
  return names.length > 0 ? names.join(' ') : undefined;
}

/** What a resource is about, by the elements that may say so, the first that does. */
const ABOUT = [
  'code',
  'medicationCodeableConcept',
  'medicationReference',
  'vaccineCode',
  'device',
  'codeReason',
  'name',
  'description',
  'payor',
  'agent',
  'practitioner',
  'type',
  'reason',
] as const;

/** By section the properties of a record that say what it is called, and what matters next to that: the first that is told. */
const SHOWN: Readonly<Record<string, { readonly title?: readonly string[]; readonly next?: readonly string[] }>> = {
  treatmentDirectives: { title: ['treatments'], next: ['treatmentPermitted'] },
  advanceDirectives: { title: ['livingWillType'], next: ['disorders'] },
  functionalOrMentalStatuses: { title: ['statusName'], next: ['statusValue'] },
  livingSituations: { title: ['houseType'] },
  drugUses: { title: ['drugUseStatus'], next: ['drugOrMedicationType'] },
  alcoholUses: { title: ['alcoholUseStatus'], next: ['amount'] },
  tobaccoUses: { title: ['tobaccoUseStatus'], next: ['amount'] },
  nutritionAdvices: { title: ['dietType'] },
  alerts: { title: ['alertName', 'condition'], next: ['alertType'] },
  allergyIntolerances: { title: ['causativeAgent'], next: ['criticality'] },
  problems: { title: ['problemName'], next: ['problemStatus'] },
  medicalDevices: { title: ['productType'], next: ['anatomicalLocation'] },
  vaccinations: { title: ['productCode'] },
  bodyWeights: { next: ['weightValue'] },
  bodyHeights: { next: ['heightValue'] },
  laboratoryTestResults: { title: ['panelOrBattery', 'testCode'], next: ['testResult'] },
  procedures: { title: ['procedureType'], next: ['procedureAnatomicalLocation'] },
  procedureRequests: { title: ['procedureType'] },
  encounters: { title: ['contactType'], next: ['location'] },
  payers: { next: ['insuranceType'] },
};

const nlOf = (said: Said): string => (typeof said === 'string' ? said : said.nl);
const enOf = (said: Said): string => (typeof said === 'string' ? said : said.en);

const leaves = (pairs: readonly Pair[]): readonly Said[] =>
  pairs.flatMap(({ value, parts }) => (parts === undefined ? [value ?? ''] : leaves(parts)));

/** All that stands under one pair, in a line. */
const inLine = (pair: Pair, between = ', '): Said =>
  both(leaves([pair]).map(nlOf).join(between), leaves([pair]).map(enOf).join(between));

/** What is told of a property, by the label that it has in English; also of what has parts. */
function toldOf(pairs: readonly Pair[], properties: readonly string[] = []): Said | undefined {
  for (const property of properties) {
    const label = inEnglish(property);
    const found = withLabel(pairs, label);
    if (found !== undefined) return inLine(found);
  }
  return undefined;
}

function withLabel(pairs: readonly Pair[], label: string): Pair | undefined {
  const here = pairs.find((one) => enOf(one.label) === label);
  if (here !== undefined) return here;
  return pairs.map(({ parts = [] }) => withLabel(parts, label)).find((found) => found !== undefined);
}

/** What an item is called: what it is about, or the name of its zib. */
export function titleOf(
  resource: Json,
  section: BgzSection | undefined,
  zib: Said | undefined,
  pairs: readonly Pair[],
): Said {
  const shown = section && SHOWN[section.key];
  const own = toldOf(pairs, shown?.title);
  if (own !== undefined) return own;
  const fallback = zib ?? String(resource.resourceType);
  if (section?.chapter === 'vitals' && section.search?.only !== undefined) return fallback;
  for (const element of ABOUT) {
    const words = wordsOf(resource[element]);
    if (words !== undefined) return words;
  }
  return fallback;
}

const dosages = (resource: Json): readonly Json[] =>
  [...listOf(resource.dosage), ...listOf(resource.dosageInstruction)].filter(isJson);

/** The dosage in words: those of the prescriber, each once, or else all that is told of it. */
function dosageOf(resource: Json, pairs: readonly Pair[]): Said | undefined {
  const own = [...new Set(dosages(resource).flatMap(({ text }) => textIn(text) ?? []))];
  if (own.length > 0) return own.join('; ');
  const part = withLabel(pairs, inEnglish('instructionsForUse'));
  return part && inLine(part);
}

const component = (resource: Json, code: string): string | undefined => {
  const one = listOf(resource.component)
    .filter(isJson)
    .find(
      (each) => isJson(each.code) && listOf(each.code.coding).some((coding) => isJson(coding) && coding.code === code),
    );
  return isJson(one?.valueQuantity) && typeof one.valueQuantity.value === 'number'
    ? writtenNumber(one.valueQuantity, 'value', one.valueQuantity.value)
    : undefined;
};

/** Systolic over diastolic, as everybody writes it. */
function pressureOf(resource: Json): Said | undefined {
  const [systolic, diastolic] = [component(resource, SYSTOLIC), component(resource, DIASTOLIC)];
  return systolic === undefined && diastolic === undefined
    ? undefined
    : `${systolic ?? '?'}/${diastolic ?? '?'} mm[Hg]`;
}

/** The line beside a title. */
export function summaryOf(resource: Json, section: BgzSection | undefined, pairs: readonly Pair[]): Said | undefined {
  if (section?.chapter === 'medication') return dosageOf(resource, pairs);
  if (section?.key === 'bloodPressures') return pressureOf(resource);
  return section && toldOf(pairs, SHOWN[section.key]?.next);
}
