import { codesToAsk, judge, type Life, lifeOf } from '../../bgz/plausibility/judge';
import { type PlausibleZib, plausibleOf } from '../../bgz/plausibility/places';
import type { Steps } from '../../bgz/plausibility/values-at';
import { isJson, type Json } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { type Cursor, placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import { resolveIn } from '../walk/scope';

/** The place of the element at these steps from a resource. */
function placeAt(from: Cursor, steps: Steps): Cursor {
  let place = from;
  for (let i = 0; i < steps.length; i++) {
    const [name, next] = [String(steps[i]), steps[i + 1]];
    const index = typeof next === 'number' ? next : -1;
    if (index >= 0) i++;
    place = placeIn(place, name, index, 'Element');
  }
  return place;
}

const unknown: Life = {};

/** When the patient the resource refers to was born and died, where that patient was given too. */
function lifeBehind(resource: Json, zib: PlausibleZib, { scope, run }: Cursor): Life {
  const subject = zib.subject === undefined ? undefined : resource[zib.subject];
  const reference = isJson(subject) ? subject.reference : undefined;
  const found = typeof reference === 'string' ? resolveIn(scope, reference) : undefined;
  if (found?.resource.resourceType !== 'Patient') return unknown;
  const known = run.lives.get(found.resource);
  if (known) return known;
  const life = lifeOf(found.resource, 'fhir');
  run.lives.set(found.resource, life);
  return life;
}

/**
 * Asks the terminology, where there is one, whether a substance is a clinical finding (404684003, which holds disorders).
 * What it cannot tell is no reason to warn: that the code itself could not be verified is told already.
 */
function askWhetherFinding(at: Cursor, resource: Json, zib: PlausibleZib): void {
  for (const { code, at: steps } of codesToAsk(resource, zib, 'fhir')) {
    at.run.tasks.push({
      code,
      questions: [{ system: systems.snomed, filters: [{ property: 'concept', op: 'is-a', value: '404684003' }] }],
      isMoot: () => false,
      settle(answer) {
        if (answer.result === 'member') note(placeAt(at, steps), 'plausibility-allergy-disorder');
      },
    });
  }
}

/** Notes what in a resource is not plausible. The same rules and words as `parse` has for records. */
export function checkPlausibility(at: Cursor, resource: Json): void {
  const { run } = at;
  const zib = plausibleOf(resource);
  if (!zib) return;
  const around = { now: run.now(), ...lifeBehind(resource, zib, at) };
  for (const found of judge(resource, zib, 'fhir', around)) note(placeAt(at, found.at), found.rule);
  askWhetherFinding(at, resource, zib);
}
