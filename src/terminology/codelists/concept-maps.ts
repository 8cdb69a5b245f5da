import type { AllowedCodes, Membership } from './membership';
import type { ConceptMapTable } from './table';

/** What a concept map makes of a code. */
export interface Translation {
  /** Absent where the map says that nothing corresponds. */
  readonly system?: string;
  readonly code?: string;
  /** For example `equal`, `wider`, `unmatched`. */
  readonly equivalence: string;
}

/** A code from which a concept map reaches a target. */
export interface SourceCode {
  readonly system?: string;
  readonly code: string;
  readonly equivalence: string;
}

/** A target of a concept map, and what leads there. */
export interface ReachedCode {
  readonly system?: string;
  readonly code: string;
  readonly from: readonly SourceCode[];
}

const LEADS_NOWHERE: ReadonlySet<string> = new Set(['unmatched', 'disjoint']);

interface TargetSet {
  membership(system: string, code: string): Membership;
  allowed(): AllowedCodes;
}

/**
 * The system a target code is really from. The zib2017 map TelecomTypeCodelijst-to-ContactPointUse names
 * contact-point-system for `mobile`, which its target value set takes from contact-point-use.
 */
function targetSystem(stated: string | undefined, code: string, target: TargetSet | undefined): string | undefined {
  if (!target || (stated !== undefined && target.membership(stated, code).result !== 'not-member')) return stated;
  return target.allowed().codes.find((allowed) => allowed.code === code)?.system ?? stated;
}

/** Every code a map reaches, with the codes that lead there, by target code. */
export function reachedCodes(
  map: ConceptMapTable,
  target: TargetSet | undefined,
): ReadonlyMap<string, readonly ReachedCode[]> {
  const reached = new Map<string, (ReachedCode & { readonly from: SourceCode[] })[]>();
  for (const group of map.groups) {
    for (const [code, to, equivalence] of group.rows) {
      if (to === null || LEADS_NOWHERE.has(equivalence)) continue;
      const system = targetSystem(group.target, to, target);
      const source: SourceCode = { code, equivalence, ...(group.source !== undefined && { system: group.source }) };
      const known = reached.get(to) ?? [];
      const same = known.find((one) => one.system === system);
      if (same) same.from.push(source);
      else reached.set(to, [...known, { code: to, from: [source], ...(system !== undefined && { system }) }]);
    }
  }
  return reached;
}

/** The rows of a map for a code; a code without a system is looked for in every group. */
export function translations(
  map: ConceptMapTable,
  system: string | undefined,
  code: string,
  target: TargetSet | undefined,
): readonly Translation[] {
  return map.groups
    .filter((group) => system === undefined || group.source === undefined || group.source === system)
    .flatMap((group) =>
      group.rows
        .filter(([source]) => source === code)
        .map(([, to, equivalence]): Translation => {
          if (to === null) return { equivalence };
          const toSystem = targetSystem(group.target, to, target);
          return { code: to, equivalence, ...(toSystem !== undefined && { system: toSystem }) };
        }),
    );
}
