import { systems } from '../../fhir/naming-systems';
import type { FilterTable, ValueSetTable } from './table';

/** Value sets that stand for a whole system without a resource of their own (STU3 "using code systems"). */
const WHOLE: Readonly<Record<string, string>> = {
  'http://loinc.org/vs': 'http://loinc.org',
  'http://unitsofmeasure.org/vs': 'http://unitsofmeasure.org',
};

/** `isa/…`, `refset/…` and `ecl/…` behind `?fhir_vs=`; undefined for what asks nothing of a single code. */
function snomedFilter(query: string): FilterTable | undefined {
  const [, kind, value] = /^(isa|refset|ecl)\/(.+)$/.exec(query) ?? [];
  if (kind === undefined || value === undefined) return undefined;
  if (kind === 'isa') return { property: 'concept', op: 'is-a', value };
  if (kind === 'refset') return { property: 'concept', op: 'in', value };
  try {
    return { property: 'constraint', op: '=', value: decodeURIComponent(value) };
  } catch {
    return undefined;
  }
}

/** The value set a canonical implies by its form, such as `http://snomed.info/sct?fhir_vs=refset/31000147101`. */
export function implicitValueSet(canonical: string): ValueSetTable | undefined {
  const whole = Object.hasOwn(WHOLE, canonical) ? WHOLE[canonical] : undefined;
  if (whole !== undefined) return { url: canonical, implicit: true, include: [{ system: whole }], exclude: [] };
  const [, query] = /^http:\/\/snomed\.info\/sct(?:\/[^?]*)?\?fhir_vs(?:=(.*))?$/.exec(canonical) ?? [undefined, null];
  if (query === null) return undefined;
  if (query === undefined || query === '') {
    return { url: canonical, implicit: true, include: [{ system: systems.snomed }], exclude: [] };
  }
  const filter = snomedFilter(query);
  return (
    filter && { url: canonical, implicit: true, include: [{ system: systems.snomed, filters: [filter] }], exclude: [] }
  );
}
