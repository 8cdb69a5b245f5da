/** A place in a resource, in the form both validators are reduced to. */
export type Place = string;

const comments = /\/\*.*?\*\//g;
const ofType = /\.ofType\(([A-Za-z]+)\)/g;
/** `extension('url')`, `where(…)`: a function on the path, which names no other place. */
const call = /\.?(?:extension|where|resolve|first)\([^()]*\)/g;
const filter = /\[url='[^']*'\]/g;
const slice = /:[A-Za-z0-9_/-]+/g;

const upperFirst = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Any spelling of a location as plain FHIRPath: `Observation.value.ofType(Quantity)` is `Observation.valueQuantity`. */
export function placeOf(location: string): Place {
  return location
    .replace(comments, '')
    .replace(filter, '')
    .replace(ofType, (_, type: string) => upperFirst(type))
    .replace(/\.value\.as\(([A-Za-z]+)\)/g, (_, type: string) => `.value${upperFirst(type)}`)
    .replace(/\.extension\('[^']*'\)/g, '.extension')
    .replace(call, '')
    .replace(slice, '')
    .replace(/\[x\]/g, '')
    .replace(/\s*\(.*$/, '')
    .trim();
}

export const withoutIndexes = (place: Place): Place => place.replace(/\[\d*\]/g, '');

export type Nearness = 'same' | 'near' | 'elsewhere';

const steps = (place: Place): string[] => withoutIndexes(place).split('.');

/** One spelling may leave the type of a choice out: `value` and `valueQuantity`. */
const sameStep = (a: string, b: string): boolean =>
  a === b ||
  (b.startsWith(a) && /^[A-Z]/.test(b.slice(a.length))) ||
  (a.startsWith(b) && /^[A-Z]/.test(a.slice(b.length)));

/** `near` is at most two steps up or down the same branch: one names the missing child, the other its parent. */
export function nearness(a: Place, b: Place): Nearness {
  if (a === b || withoutIndexes(a) === withoutIndexes(b)) return 'same';
  const [shorter = [], longer = []] = [steps(a), steps(b)].sort((one, other) => one.length - other.length);
  const within = shorter.every((step, at) => sameStep(step, longer[at] ?? ''));
  return within && longer.length - shorter.length <= 2 ? 'near' : 'elsewhere';
}
