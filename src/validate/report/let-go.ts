import { inTurns } from '../text/in-turns';
import type { Cursor } from '../walk/cursor';
import { countOf, type Finding, type Run } from '../walk/run';
import type { Scope } from '../walk/scope';
import { loadedTelling, loadTelling, type Telling } from './word-findings';

/** Makes places by themselves: of the resource they are in nothing is kept but what is told of it. */
function barePlaces({ conceptSteps }: Telling): (at: Cursor) => Cursor {
  const scopes = new Map<Scope, Scope>();
  const holders = new Map<Cursor, Cursor>();
  const scopeOf = (scope: Scope): Scope => {
    const { type, label, container } = scope;
    const { resourceType, id } = container;
    const bare = scopes.get(scope) ?? { resource: {}, type, label, container: { resourceType, id } };
    scopes.set(scope, bare);
    return bare;
  };
  const bareOf = (at: Cursor): Cursor => ({
    ...at,
    parent: at.parent && holderOf(at.parent),
    value: undefined,
    twin: undefined,
    scope: scopeOf(at.scope),
  });
  const holderOf = (at: Cursor): Cursor => {
    const bare = holders.get(at) ?? bareOf(at);
    holders.set(at, bare);
    return bare;
  };
  return (at) => (at.concept ? at : { ...bareOf(at), concept: conceptSteps(at) });
}

/** Lets go of the resources of a Bundle that a run has looked at, and keeps what it found in them by places and words. */
export interface LettingGo {
  /** Asked between two entries, and awaited when there is something to wait for. */
  turn(): Promise<void> | undefined;
  /** What remains when the walk is done. */
  end(): Promise<void>;
}

/**
 * Makes what lets go, as soon as enough was read.
 *
 * @param read How many characters of resources were read so far.
 * @param settle Settles the tasks of the run.
 */
export function lettingGo(run: Run, read: () => number, settle: () => Promise<void> | undefined): LettingGo {
  // What is found when a code is told stands behind all that the walk finds.
  const late: Finding[] = [];
  let before = 0;
  const bared = new Map<Finding[], number>();

  async function settleNow(): Promise<void> {
    const { findings, errorsLeft } = run;
    run.findings = late;
    run.errorsLeft = undefined;
    try {
      await settle();
    } finally {
      run.findings = findings;
      run.errorsLeft = errorsLeft;
    }
  }

  async function bareAll(): Promise<void> {
    const bare = barePlaces(loadedTelling() ?? (await loadTelling()));
    for (const findings of [run.findings, late]) {
      for (let at = bared.get(findings) ?? 0; at < findings.length; at++) {
        const finding = findings[at];
        if (finding) findings[at] = { ...finding, at: bare(finding.at) };
      }
      bared.set(findings, findings.length);
    }
    for (const [key, one] of run.unverifiable)
      run.unverifiable.set(key, { ...one, first: bare(one.first), before: countOf(one), places: new Set() });
  }

  async function letGo(): Promise<void> {
    before = read();
    await settleNow();
    await bareAll();
    // A map that is cleared is held by what it held before, until there is a full collection of garbage.
    run.vouched = new Map();
    run.anchors = new Map();
  }

  return {
    turn: () => (read() - before < inTurns.held ? undefined : letGo()),
    async end() {
      await settleNow();
      for (const finding of late) run.findings.push(finding);
    },
  };
}
