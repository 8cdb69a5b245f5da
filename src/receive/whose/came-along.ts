import type { FhirResource } from 'fhir/r3';
import { metadataType } from '../../bgz/parts/metadata/section';
import type { Json } from '../../fhir/json';
import type { OfferedResource, OfferedSearch } from '../../http/offer';
import { findsOneType } from '../gathered';
import type { ApartCode } from './apart';
import type { Found } from './found';
import { type Names, referencesIn } from './names';

/** What an offer asks for. */
export interface Asked {
  /** Type of what is searched or read; undefined when any is (`$everything`). */
  readonly type: string | undefined;
  /** Types that come along because they refer to what is found; `*`: any. */
  readonly referring: ReadonlySet<string>;
}

/** What is asked for; what cannot be read asks for no type. */
export function askedBy(offer: OfferedSearch | OfferedResource | undefined): Asked {
  const referring = new Set<string>([metadataType]);
  if (offer?.kind !== 'query') return { type: offer?.type ?? '', referring };
  for (const { name, value } of offer.parameters) if (name === '_revinclude') referring.add(value.split(':')[0] ?? '');
  const isOneType = findsOneType(offer) || offer.operation === '$lastn';
  return { type: isOneType ? offer.type : undefined, referring };
}

/**
 * Which resources of a section belong to what was asked for: what is of the type, what that refers to, and so on, the metadata of
 * these, asked for or not (spec bgz-msz-queries §2), and what refers to them where the search asks for that.
 *
 * @param found What the section holds and is the patient's.
 * @param giveWay Awaited now and then.
 * @returns Why each of the others does not belong; in time that grows with what came.
 */
export async function outOfPlace(
  found: readonly Found[],
  { type, referring }: Asked,
  names: Names,
  giveWay: () => Promise<void> | undefined,
): Promise<ReadonlyMap<FhirResource, ApartCode>> {
  const isAsked = ({ resource, place }: Found): boolean =>
    place.isMatch &&
    resource.resourceType !== 'OperationOutcome' &&
    (type === undefined || resource.resourceType === type);
  const byName = new Map<string, Found[]>();
  const referrers = new Map<string, Found[]>();
  const metadata = new Map<string, Found[]>();
  const meantBy = new Map<Found, readonly string[]>();
  const add = (to: Map<string, Found[]>, name: string, one: Found) => {
    const held = to.get(name);
    if (held) held.push(one);
    else to.set(name, [one]);
  };
  for (const one of found) {
    await giveWay();
    for (const name of names.of(one.resource, one.place)) add(byName, name, one);
    const meant = referencesIn(one.resource).flatMap((reference) => names.meant(reference, one.resource, one.place));
    meantBy.set(one, meant);
    if (referring.has(one.resource.resourceType) || referring.has('*'))
      for (const name of new Set(meant)) add(referrers, name, one);
    if (one.resource.resourceType === metadataType) {
      const { target } = one.resource as unknown as Json;
      for (const name of referencesIn(target).flatMap((to) => names.meant(to, one.resource, one.place)))
        add(metadata, name, one);
    }
  }

  // The patient is what all of it is about, whether or not by reference.
  const belongs = new Set(found.filter((one) => isAsked(one) || one.resource.resourceType === 'Patient'));
  const left = [...belongs];
  const follow = (from: Map<string, Found[]>, name: string) => {
    for (const next of from.get(name) ?? []) {
      if (belongs.has(next)) continue;
      belongs.add(next);
      left.push(next);
    }
    // Once followed, all that has this name belongs.
    from.delete(name);
  };
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    await giveWay();
    const own = names.of(one.resource, one.place);
    // The same resource may stand there twice, once as a match and once as what came along.
    for (const name of [...own, ...(meantBy.get(one) ?? [])]) follow(byName, name);
    // All of it refers to the patient; the metadata of the patient has the patient as its target.
    const from = one.resource.resourceType === 'Patient' ? metadata : referrers;
    for (const name of own) follow(from, name);
  }
  const codeOf = ({ resource, place }: Found): ApartCode =>
    place.isMatch || resource.resourceType === 'OperationOutcome' ? 'not-asked-for' : 'not-referenced';
  return new Map(found.filter((one) => !belongs.has(one)).map((one) => [one.resource, codeOf(one)]));
}
