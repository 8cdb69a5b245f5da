import type { FhirResource } from 'fhir/r3';
import { offerRead } from '../../access/offer';
import { outsideId } from '../../telemetry/outside-text';
import { givingWay } from '../../validate/give-way';
import { reasonOf } from '../pull-reasons';
import type { PulledSection } from '../pull-result';
import type { SectionPages } from '../pull-section';
import { type ApartCode, type ApartResource, apartReason, isOthers } from './apart';
import { askedBy, outOfPlace } from './came-along';
import { foundIn, namesOfAll } from './found';
import { patientsAmong } from './patients';
import { subjectsOf } from './subjects';

/** Sections of which only what is the patient's is left. */
export interface Parted {
  readonly sections: readonly PulledSection[];
  readonly apart: readonly ApartResource[];
  /** True when a Patient with the BSN of the notification came, and all that is left is of that Patient. */
  readonly confirmed: boolean;
}

interface Verdict {
  readonly code: ApartCode;
  readonly path: string;
}

function partedSection(
  pages: SectionPages,
  verdicts: ReadonlyMap<FhirResource, Verdict>,
  type: string,
): { readonly section: PulledSection; readonly apart: readonly ApartResource[] } {
  const { section } = pages;
  const apart = foundIn(pages).flatMap(({ resource, place }): ApartResource[] => {
    const verdict = verdicts.get(resource);
    if (verdict === undefined) return [];
    const { code, path } = verdict;
    return [
      {
        code,
        section: section.title,
        which: outsideId(resource.resourceType, resource.id),
        where: path === '' ? place.where : `${place.where}.${path}`,
        reason: apartReason(code, type),
        resource,
      },
    ];
  });
  if (apart.length === 0) return { section, apart };
  const isLeft = (resource: FhirResource) => !verdicts.has(resource);
  const matches = section.matches.filter(isLeft);
  const failure = apart.some(({ code }) => isOthers(code)) ? 'other-patient' : 'not-asked-for';
  const status = matches.length === 0 && section.matches.length > 0 ? 'failed' : 'incomplete';
  const reason = reasonOf(status, { failure });
  const { reason: before } = section;
  return {
    section: {
      ...section,
      status: section.status === 'obtained' || section.status === 'incomplete' ? status : section.status,
      matches,
      included: section.included.filter(isLeft),
      error: section.error ?? { failure },
      reason: before ? { nl: `${before.nl} ${reason.nl}`, en: `${before.en} ${reason.en}` } : reason,
    },
    apart,
  };
}

/**
 * Parts what came into what is the patient's, and was asked for, and what is not: nothing of somebody else, and nothing of
 * which that cannot be told, is left in a section. Looks at all sections together, since the Patient stands in one of them,
 * and gives way to others meanwhile: a large pull is some seconds of work.
 */
export async function setApart(
  pages: readonly SectionPages[],
  { base, bsn }: { readonly base: string; readonly bsn: string | undefined },
): Promise<Parted> {
  const giveWay = givingWay();
  const all = pages.flatMap(foundIn);
  const names = namesOfAll(all, base);
  const patients = await patientsAmong(all, bsn, names, giveWay);
  const { faults, confirmed } = await subjectsOf(all, patients, names, giveWay);
  const parted: ReturnType<typeof partedSection>[] = [];
  for (const one of pages) {
    const { offer } = one.section;
    const asked = askedBy(offer && offerRead(offer).offer);
    const found = foundIn(one);
    const astray = await outOfPlace(
      found.filter(({ resource }) => !faults.has(resource)),
      asked,
      names,
      giveWay,
    );
    const verdicts = new Map<FhirResource, Verdict>(faults);
    for (const [resource, code] of astray) verdicts.set(resource, { code, path: 'resourceType' });
    parted.push(partedSection(one, verdicts, asked.type ?? ''));
    await giveWay();
  }
  return {
    sections: parted.map(({ section }) => section),
    apart: parted.flatMap(({ apart }) => apart),
    confirmed: bsn !== undefined && confirmed,
  };
}
