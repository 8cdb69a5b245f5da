import { isJson } from '../../fhir/json';
import { isAtStep, type PathStep, pathStep } from '../../fhir/path-step';

/** Steps from a record or resource to a value: property names and list positions. */
export type Steps = readonly (string | number)[];

/** A value and where it stands. */
export interface Placed {
  readonly value: unknown;
  readonly at: Steps;
}

/** A value below another; most are found to be right, so where it stands is worked out when somebody asks. */
class Below implements Placed {
  constructor(
    readonly value: unknown,
    private readonly above: Placed,
    private readonly step: string | number,
  ) {}

  get at(): Steps {
    return [...this.above.at, this.step];
  }
}

/** Adds the value itself, or each item of it when it is a list, where it is at the step that is asked for. */
function add(value: unknown, above: Placed, step: string | number, asked: PathStep, into: Placed[]): void {
  if (Array.isArray(value)) {
    const whole = new Below(value, above, step);
    for (let at = 0; at < value.length; at++) add(value[at], whole, at, asked, into);
  } else if (value !== undefined && value !== null && isAtStep(value, asked)) {
    into.push(new Below(value, above, step));
  }
}

/** The steps of each path that was asked for: the paths of the concept tables, so there are only so many. */
const known = new Map<string, readonly PathStep[]>();

function stepsOf(path: string): readonly PathStep[] {
  const before = known.get(path);
  if (before) return before;
  const steps = path.split('.').map(pathStep);
  known.set(path, steps);
  return steps;
}

const none: readonly Placed[] = [];

/**
 * The values at dotted steps of a record or resource, as the concept tables write them (`reactions.reactionTime`,
 * `extension(zib-…).valueDateTime`), each with its place. What is not as it should be gives nothing.
 */
export function valuesAt(from: Placed, path: string): readonly Placed[] {
  const steps = stepsOf(path);
  const [first] = steps;
  // Most of what is asked for is not there.
  if (!first || !isJson(from.value) || !Object.hasOwn(from.value, first.name)) return none;
  let found: readonly Placed[] = [from];
  for (const asked of steps) {
    let next: Placed[] | undefined;
    for (const one of found) {
      const { value } = one;
      if (!isJson(value) || !Object.hasOwn(value, asked.name)) continue;
      next ??= [];
      add(value[asked.name], one, asked.name, asked, next);
    }
    if (!next || next.length === 0) return none;
    found = next;
  }
  return found;
}
