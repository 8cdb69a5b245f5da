import { searchableTypes, supportingTypes } from '../assemble/catalogue';
import { contentTypes } from '../bgz/index';
import type { AskedFor } from '../facade/authorization';

const types: readonly string[] = [...searchableTypes, ...supportingTypes, ...contentTypes];
const isType = (step: string | undefined): step is string => step !== undefined && types.includes(step);

const isOperation = (step: string): boolean => step.startsWith('$');

/** The steps of a path as a server reads them: decoded, empty ones left out. Undefined where they cannot be. */
function stepsOf({ url }: Pick<Request, 'url'>): readonly string[] | undefined {
  try {
    return new URL(url).pathname
      .split('/')
      .filter((step) => step !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/**
 * What a request asks for, by its address alone: for who asks without a facade, which knows under which path it is mounted. Undefined for what
 * is no search or read of a type that is served.
 */
export function askedByAddress(request: Pick<Request, 'url'>): AskedFor | undefined {
  const [before, last = ''] = stepsOf(request)?.slice(-2) ?? [];
  const [type, behind] = last === '' ? [undefined, before] : [before, last];
  if (behind === undefined) return undefined;
  if (isType(type)) {
    if (behind === '_search') return { interaction: 'search', type };
    if (isOperation(behind)) return { interaction: 'search', type, operation: behind };
    return { interaction: 'read', type, id: behind };
  }
  return isType(behind) ? { interaction: 'search', type: behind } : undefined;
}
