import type { ZibGroup } from '../../bgz/records';
import { isJson } from '../../fhir/json';

/** The lists of a records file; the names only, for the schemas behind them take long to load. */
const groups: Readonly<Record<ZibGroup, true>> = {
  patient: true,
  payers: true,
  allergyIntolerances: true,
  problems: true,
  medicalDevices: true,
  procedures: true,
  procedureRequests: true,
  medicationUses: true,
  medicationAgreements: true,
  administrationAgreements: true,
  healthProfessionals: true,
  healthcareProviders: true,
};

/** Whether a value is what `bgz convert --from records` reads, one patient or a list of them, and so no FHIR yet. */
export function areRecords(value: unknown): boolean {
  const [first] = Array.isArray(value) ? value : [value];
  if (!isJson(first) || first.resourceType !== undefined) return false;
  const names = Object.keys(first);
  return names.length > 0 && names.every((name) => Object.hasOwn(groups, name));
}
