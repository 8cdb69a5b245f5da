import type { CodeableConcept } from 'fhir/r3';
import type { CodedConcept } from '../../../zib';
import { extension } from '../../define/elements';
import { codeableConcept } from '../code/stu3';

/** A location on the body with its side as BodySite-Qualifier; a side alone still needs the element to carry it. */
export function bodySite(
  location: CodedConcept | undefined,
  laterality: CodedConcept | undefined,
): CodeableConcept | undefined {
  if (location === undefined && laterality === undefined) return undefined;
  const site = location === undefined ? {} : codeableConcept(location);
  if (laterality === undefined) return site;
  const side = extension('BodySite-Qualifier', { valueCodeableConcept: codeableConcept(laterality) });
  return { ...site, extension: [...(site.extension ?? []), side] };
}
