import { displayName } from '../bgz/parts/name-information/stu3';
import { bsnsIn } from '../fhir/bsn';
import { dutchDate } from '../fhir/date-time';
import { isJson, listOf, textOf } from '../fhir/json';
import type { Pair, Said, ViewPatient } from './model';
import { whenOf } from './moment-of';
import type { Read } from './reading-of';
import { told } from './said';
import type { Part } from './take-apart';

/** A value that is told under an English label. */
const toldAs = (pairs: readonly Pair[], label: string): Said | undefined =>
  pairs.find((one) => (typeof one.label === 'string' ? one.label : one.label.en) === label)?.value;

function nameIn(name: unknown): string | undefined {
  const [first] = listOf(name).filter(isJson);
  if (first === undefined) return undefined;
  if (textOf(first.text) !== '') return textOf(first.text);
  const parts = [...listOf(first.given), first.family].map(textOf).filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** Whole years between two days; undefined where one of them is vague. */
function ageAt(birth: string, day: string): number | undefined {
  if (birth.length < 10 || day.length < 10) return undefined;
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5, 10) < birth.slice(5, 10) ? 1 : 0);
  return years >= 0 ? years : undefined;
}

/** Who it is about: the Patient that is read as the patient, else the first that is not known to be another. */
export function patientOf(parts: readonly Part[], { records, apart }: Read, now: Date): ViewPatient | undefined {
  const item = parts.findIndex(
    ({ json, where }) => json.resourceType === 'Patient' && !where.some((one) => apart.has(one)),
  );
  const json = parts[item]?.json;
  if (json === undefined) return undefined;
  const pairs = told(json)?.pairs ?? [];
  const { nameInformation } = records.patient ?? {};
  const name = displayName(nameInformation) ?? nameIn(json.name);
  const [bsn] = bsnsIn(json.identifier);
  const [gender, deceased] = [
    toldAs(pairs, 'Gender'),
    toldAs(pairs, 'Date of death') ?? toldAs(pairs, 'Death indicator'),
  ];
  const isDead = json.deceasedBoolean === true || json.deceasedDateTime !== undefined;
  const age = ageAt(textOf(json.birthDate), textOf(json.deceasedDateTime) || dutchDate(now));
  return {
    item,
    ...(name !== undefined && { name }),
    ...(typeof json.birthDate === 'string' && { birthDate: whenOf(json.birthDate) }),
    ...(age !== undefined && { age }),
    ...(gender !== undefined && { gender }),
    ...(bsn !== undefined && { bsn }),
    ...(isDead && deceased !== undefined && { deceased }),
  };
}
