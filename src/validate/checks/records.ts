import { sectionOf } from '../../bgz/index';
import { isJson } from '../../fhir/json';

/** Whether a records file may have a list of this name. Documents are no data, so it has none. */
const isList = (name: string): boolean => {
  const section = sectionOf(name);
  return section !== undefined && section.kind !== 'inside' && section.content === undefined;
};

/** Whether a value is what `bgz convert --from records` reads, one patient or a list of them, and so no FHIR yet. */
export function areRecords(value: unknown): boolean {
  const [first] = Array.isArray(value) ? value : [value];
  if (!isJson(first) || first.resourceType !== undefined) return false;
  const names = Object.keys(first);
  return names.length > 0 && names.every(isList);
}
