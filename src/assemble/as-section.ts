import { sectionSearches } from './catalogue';
import type { Criterion } from './criteria';
import type { SearchRequest } from './find';

/** The criterion of the national search of a section that is asked for by this one alone; this one itself where none is. */
function meant(criterion: Criterion, type: SearchRequest['type']): Criterion {
  if (criterion.kind !== 'token' || criterion.values.length !== 1) return criterion;
  const [{ system, code } = {}] = criterion.values;
  for (const section of sectionSearches) {
    const all = section.type === type ? section.asksAll[criterion.parameter] : undefined;
    if (all === undefined || code !== all.code || (system !== undefined && system !== all.system)) continue;
    const [national] = section.national.flatMap(({ criteria }) => criteria);
    if (national?.parameter === criterion.parameter) return national;
  }
  return criterion;
}

/**
 * A search as the section that it stands for: MedMij 3.0 asks for all laboratory results by a category that is a kind of them now.
 * Among other tokens it is that kind.
 */
export function asSection(request: SearchRequest): SearchRequest {
  const before = known.get(request);
  if (before !== undefined) return before;
  const criteria = request.criteria.map((criterion) => meant(criterion, request.type));
  const section = criteria.every((one, at) => one === request.criteria[at]) ? request : { ...request, criteria };
  known.set(request, section);
  return section;
}

/** Searches that are remembered come again as the same object. */
const known = new WeakMap<SearchRequest, SearchRequest>();
