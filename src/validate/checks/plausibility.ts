import type { Json } from '../../fhir/json';
import { isJson } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { codesToAsk, judge, lifeOf, type Surroundings } from '../../zib/plausibility/judge';
import { type PlausibleZib, plausibleByType } from '../../zib/plausibility/places';
import type { Steps } from '../../zib/plausibility/values-at';
import { type Frame, stepInto } from '../walk/frame';
import { note, type Run } from '../walk/run';
import { resolveIn, type Scope } from '../walk/scope';

/** The frame of the element at these steps from a resource. */
function frameAt(from: Frame, steps: Steps): Frame {
  let frame = from;
  for (let i = 0; i < steps.length; i++) {
    const [name, next] = [String(steps[i]), steps[i + 1]];
    const index = typeof next === 'number' ? next : -1;
    if (index >= 0) i++;
    frame = stepInto(frame, name, index, 'Element');
  }
  return frame;
}

/** When the patient the resource refers to was born and died, where that patient was given too. */
function lifeBehind(resource: Json, zib: PlausibleZib, scope: Scope): Pick<Surroundings, 'birth' | 'death'> {
  const subject = zib.subject === undefined ? undefined : resource[zib.subject];
  const reference = isJson(subject) ? subject.reference : undefined;
  const found = typeof reference === 'string' ? resolveIn(scope, reference) : undefined;
  return found?.resource.resourceType === 'Patient' ? lifeOf(found.resource, 'fhir') : {};
}

/**
 * Asks the terminology, where there is one, whether a substance is a clinical finding (404684003, which holds disorders).
 * What it cannot tell is no reason to warn: that the code itself could not be verified is told already.
 */
function askWhetherFinding(resource: Json, zib: PlausibleZib, frame: Frame, scope: Scope, run: Run): void {
  for (const { code, at } of codesToAsk(resource, zib, 'fhir')) {
    run.tasks.push({
      code,
      questions: [{ system: systems.snomed, filters: [{ property: 'concept', op: 'is-a', value: '404684003' }] }],
      isMoot: () => false,
      settle(answer) {
        if (answer.result === 'member') note(run, 'plausibility-allergy-disorder', frameAt(frame, at), scope);
      },
    });
  }
}

/** Notes what in a resource is not plausible. The same rules and words as `parse` has for records. */
export function checkPlausibility(resource: Json, scope: Scope, run: Run): void {
  const zib = plausibleByType.get(scope.type);
  if (!zib) return;
  const { frame } = scope;
  const around = { now: run.services.now(), ...lifeBehind(resource, zib, scope) };
  for (const { rule, at } of judge(resource, zib, 'fhir', around)) note(run, rule, frameAt(frame, at), scope);
  askWhetherFinding(resource, zib, frame, scope, run);
}
