import { placedConcepts } from '../bgz/placed-concepts';
import { gStandaardSystems, systems } from '../fhir/naming-systems';
import { type Node, nodesBelow } from './fhir-path';
import { type FhirRecord, nodesAt } from './measure-record';
import type { CodeFigures } from './quality-report';
import type { LeadingCode, PreferredSystem } from './sections';
import { noCodes, sumOf } from './tally';
import { isFreeText, realCodings } from './value';

const gStandaard: ReadonlySet<unknown> = new Set(gStandaardSystems);

type Kind = Exclude<keyof CodeFigures, 'records' | 'preferred'>;

function kindOf(nodes: readonly Node[], prefers: PreferredSystem): Kind {
  const codings = nodes.flatMap(({ value }) => realCodings(value));
  const found: Readonly<Record<PreferredSystem, boolean>> = {
    snomed: codings.some(({ system }) => system === systems.snomed),
    gStandaard: codings.some(({ system }) => gStandaard.has(system)),
  };
  const second = prefers === 'snomed' ? 'gStandaard' : 'snomed';
  if (found[prefers]) return prefers;
  if (found[second]) return second;
  if (codings.length > 0) return 'otherSystem';
  return nodes.some(isFreeText) ? 'textOnly' : 'absent';
}

/** How one record holds its leading code. */
function codeOf(record: FhirRecord, { zib, record: path, instead, prefers }: LeadingCode): Kind {
  const [fhir = ''] = placedConcepts(zib.concepts).find((row) => row.record === path)?.fhir ?? [];
  const type = fhir.slice(0, fhir.indexOf('.'));
  const inline = instead === undefined ? [] : nodesBelow({ value: record.root, sibling: undefined }, instead);
  if (inline.length > 0) return kindOf(inline, prefers);
  if (record.byType.has(type)) return kindOf(nodesAt(record, fhir), prefers);
  // A record that refers to nothing has no code; one whose reference leads out may have.
  const reference = referenceTo(record);
  return reference ? 'notGiven' : 'absent';
}

/** Elements by which a record refers to the resource that holds its code. */
const referring = ['device.reference', 'medicationReference.reference'];

const referenceTo = ({ root }: FhirRecord): boolean =>
  referring.some((path) => nodesBelow({ value: root, sibling: undefined }, path).length > 0);

/** How the records of a zib hold their leading code. */
export function measureLeadingCode(leading: LeadingCode | undefined, records: readonly FhirRecord[]): CodeFigures {
  if (leading === undefined) return noCodes;
  return sumOf(
    noCodes,
    records.map((record) => {
      const kind = codeOf(record, leading);
      return { ...noCodes, records: 1, [kind]: 1, preferred: kind === leading.prefers ? 1 : 0 };
    }),
  );
}
