import type { FhirNode } from '../bgz/define/fhir-node';
import { metadataType } from '../bgz/parts/metadata/section';
import { isJson, textOf } from '../fhir/json';
import type { Directory } from './directory';
import type { Found } from './found';
import { isModified } from './modifiers';
import type { Whose } from './whose';

/** A Provenance, and its reference to what it is about. */
export interface About {
  readonly found: Found;
  readonly target: FhirNode;
  /** What the reference leads to; undefined where that was not given, or is not the patient's. */
  readonly to: Found | undefined;
}

/** The Provenance that may be read, each with what it is about. */
export function metadataIn({ all, lead }: Directory, whose: Whose, open: (found: Found) => FhirNode): readonly About[] {
  const mayBeRead = (one: Found) => one.type === metadataType && !whose.apart.has(one) && !isModified(one.json);
  return all.filter(mayBeRead).flatMap((found) =>
    open(found)
      .list('target')
      .map((target) => ({ found, target, to: ledTo(target, found) })),
  );

  function ledTo(target: FhirNode, from: Found): Found | undefined {
    const json = { reference: textOf(target.peek('reference')), identifier: target.peek('identifier') };
    if (json.reference.startsWith('#')) return undefined;
    const to = lead(isJson(json.identifier) ? json : { reference: json.reference }, from);
    if (typeof to === 'string' || whose.apart.has(to)) return undefined;
    return to.type !== 'Patient' || to === whose.patient ? to : undefined;
  }
}
