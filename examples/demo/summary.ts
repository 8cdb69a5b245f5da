import type { PulledSection } from 'bgz-facade/notified-pull';
import type { CodeableConcept, Dosage, FhirResource, HumanName } from 'fhir/r3';

const words = (concept: CodeableConcept | undefined) =>
  concept?.text ?? concept?.coding?.find((one) => one.display)?.display ?? 'onbekend';
const nameOf = (name: HumanName | undefined) => name?.text ?? name?.family ?? 'naam onbekend';
const since = (date: string | undefined) => (date === undefined ? '' : `, sinds ${date}`);
const doses = (dosage: Dosage[] | undefined) => (dosage?.[0]?.text === undefined ? '' : `: ${dosage[0].text}`);
const genders: Readonly<Record<string, string>> = {
  male: 'man',
  female: 'vrouw',
  other: 'anders',
  unknown: 'onbekend',
};
const statuses: Readonly<Record<string, string>> = {
  active: 'actueel',
  inactive: 'niet actueel',
  resolved: 'niet meer aanwezig',
};

/** One resource in one Dutch line. */
function line(resource: FhirResource): string {
  switch (resource.resourceType) {
    case 'Patient':
      return `${nameOf(resource.name?.[0])}, ${genders[resource.gender ?? 'unknown']}, geboren ${resource.birthDate ?? 'onbekend'}`;
    case 'Practitioner':
      return `huisarts: ${nameOf(resource.name?.[0])}`;
    case 'Coverage':
      return [resource.payor ?? []].flat()[0]?.display ?? 'betaler onbekend';
    case 'AllergyIntolerance': {
      const signs = (resource.reaction ?? []).flatMap((reaction) => reaction.manifestation.map(words));
      const severe = resource.criticality === 'high' ? ' !' : '';
      return `${words(resource.code)}${severe} (${statuses[resource.clinicalStatus ?? ''] ?? 'status onbekend'}${since(resource.onsetDateTime)})${signs.length > 0 ? `: ${signs.join(', ')}` : ''}`;
    }
    case 'Condition':
      return `${words(resource.code)} (${statuses[resource.clinicalStatus ?? ''] ?? 'status onbekend'}${since(resource.onsetDateTime)})`;
    case 'DeviceUseStatement':
      return `${resource.device.display ?? 'hulpmiddel'}${since(resource.whenUsed?.start)}`;
    case 'Procedure':
      return `${words(resource.code)}${resource.performedPeriod?.start ? `, ${resource.performedPeriod.start}` : ''}`;
    case 'ProcedureRequest':
      return `${words(resource.code)}${resource.occurrencePeriod?.start ? `, gepland ${resource.occurrencePeriod.start}` : ''}`;
    case 'MedicationStatement':
      return `${resource.medicationReference?.display ?? 'geneesmiddel'}${doses(resource.dosage)}`;
    case 'MedicationRequest':
    case 'MedicationDispense':
      return `${resource.medicationReference?.display ?? 'geneesmiddel'}${doses(resource.dosageInstruction)}`;
    default:
      return narrativeOf(resource);
  }
}

/** What the resource says of itself, on one line. */
function narrativeOf(resource: FhirResource): string {
  const { text } = resource as { readonly text?: { readonly div: string } };
  const words = (text?.div ?? '').replace(/<\/(?:li|p|h\d|tr|dt|dd)>/g, '; ').replace(/<[^>]*>/g, ' ');
  return words.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
}

/** What was pulled of one patient, for a person at a terminal: per section the count and a line per item. */
export function summary(sections: readonly PulledSection[]): string {
  const found = sections.filter(({ matches }) => matches.length > 0);
  const parts = found.map(({ title, matches, included }) => {
    const general = title.nl === 'Patiënt' ? included.filter((one) => one.resourceType === 'Practitioner') : [];
    const lines = [...matches, ...general].map((resource) => `  - ${line(resource)}`);
    return [`${title.nl} (${matches.length})`, ...lines].join('\n');
  });
  const total = sections.reduce((sum, { matches, included }) => sum + matches.length + included.length, 0);
  const empty = sections.filter(({ matches }) => matches.length === 0).map(({ title }) => title.nl);
  if (empty.length > 0) parts.push(`Niets vastgelegd: ${empty.join(', ')}`);
  return `${parts.join('\n')}\nTotaal: ${total} resources in ${sections.length} verzoeken`;
}
