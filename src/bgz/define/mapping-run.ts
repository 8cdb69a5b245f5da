import type { FhirResource } from 'fhir/r3';
import type { ProblemInside } from '../../zib';
import { sameContent } from './same-content';

/** What a mapping may ask of a pull, and is another in another pull. */
export interface OfPull {
  /** The moment of the pull. */
  readonly now: Date;
  /** The patient's problem list by id, to know a problem of it that is given whole inside another record. */
  readonly problems: ReadonlyMap<string, ProblemInside>;
}

type Answer = string | boolean | undefined;

/** What was asked of a pull, with what it answered. */
interface Asked {
  readonly question: (pull: OfPull) => Answer;
  readonly answer: Answer;
}

/** What something was mapped to, and what that brought along: the resources it refers to, and what was asked of the pull. */
export interface Traced<R> {
  readonly result: R;
  readonly referred: readonly FhirResource[];
  readonly asked: readonly Asked[];
}

/** True when a mapping would come to the same in this pull. */
export const holdsIn = ({ asked }: Traced<unknown>, pull: OfPull): boolean =>
  asked.every(({ question, answer }) => question(pull) === answer);

/** The mapping of the records of one pull, as the mapping of a record sees it. */
export interface MappingRun {
  /** Asks something of the pull. The answer is all that it may decide by: what was mapped holds for as long as that is the same. */
  readonly ask: <A extends Answer>(question: (pull: OfPull) => A) => A;
  /** Takes a resource that a record refers to and that has no record of its own; it is served with that of the record. */
  readonly refer: (resource: FhirResource) => void;
  /**
   * Maps a building block once per run: an EPD writes the same professional, organization or product out in many records.
   *
   * @param key kind of block, and what few other blocks have: it only keeps the comparing short, as the content decides
   */
  readonly once: <V extends object, R>(key: string, value: V, map: () => R) => R;
}

/** The same for who maps all records. */
export interface TracedRun extends MappingRun {
  /** What was referred to so far. */
  readonly referred: readonly FhirResource[];
  /** What was asked of the pull so far. */
  readonly asked: readonly Asked[];
  /** Maps something, and tells what that brought along: also what another record had brought before. */
  trace<R>(map: () => R): Traced<R>;
  /** Brings along what was brought along before. */
  replay<R>(traced: Traced<R>): R;
}

/** Begins to map the records of a pull. */
export function mappingRun(pull: OfPull): TracedRun {
  const referred: FhirResource[] = [];
  const asked: Asked[] = [];
  /** By what a block may be known by; several where others go by the same. */
  const memory = new Map<string, { readonly value: unknown; readonly traced: Traced<unknown> }[]>();

  function trace<R>(map: () => R): Traced<R> {
    const [before, askedBefore] = [referred.length, asked.length];
    const result = map();
    return { result, referred: referred.slice(before), asked: asked.slice(askedBefore) };
  }

  function replay<R>(traced: Traced<R>): R {
    referred.push(...traced.referred);
    asked.push(...traced.asked);
    return traced.result;
  }

  return {
    referred,
    asked,
    trace,
    replay,
    refer: (resource) => {
      referred.push(resource);
    },
    ask(question) {
      const answer = question(pull);
      asked.push({ question, answer });
      return answer;
    },
    once<V extends object, R>(key: string, value: V, map: () => R): R {
      const known = memory.get(key) ?? [];
      // A key names the kind of block, and each kind has one mapping and so one type of result.
      for (const one of known) if (sameContent(one.value, value)) return replay(one.traced as Traced<R>);
      const traced = trace(map);
      if (known.length === 0) memory.set(key, known);
      known.push({ value, traced });
      return traced.result;
    },
  };
}
