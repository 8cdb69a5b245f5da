import type { Json } from '../../fhir/json';
import type { Phrase } from '../../fhir/phrase';
import type { ValidationReport } from '../../validate/issue';
import { judge } from '../asserts/judge';
import { fail, type Verdict } from '../asserts/verdict';
import type { Action, Assert, Operation, ScriptTest, TestScript } from '../script/test-script';
import { said, Told } from '../words';
import type { Answer, Asked } from './answer';
import { requestOf } from './request';
import { type AssertResult, countOf, outcomeOf, type ScriptResult, sumOf, type TestResult } from './result';
import { toldRequest } from './told-request';
import { filled } from './variables';

/** What a script is run with. */
export interface ScriptRoom {
  /** The address of the server, without a slash at its end. */
  readonly base: string;
  readonly send: (asked: Asked) => Promise<Answer>;
  readonly validate: (text: string, profile: string) => Promise<ValidationReport>;
  /** Values of variables, which go before those of the script. */
  readonly given: ReadonlyMap<string, string>;
  /** The fixtures of the script, read. */
  readonly fixtures: ReadonlyMap<string, Json>;
  readonly problems: readonly Phrase[];
}

/** A script while it runs. */
interface Running extends ScriptRoom {
  readonly script: TestScript;
  readonly answers: Map<string, Answer>;
  /** The answer that came last: tests without an operation of their own judge it. */
  last: Answer | undefined;
  /** The test that runs. */
  test: string;
  /** Operations that were not sent or not answered: what nothing is asserted of would otherwise pass. */
  readonly unanswered: Phrase[];
}

const unsent = (why: Phrase): Answer => ({
  asked: { method: '', url: '', headers: {}, body: undefined },
  status: 0,
  headers: new Map(),
  contentType: '',
  text: '',
  resource: undefined,
  problem: said.notSent({ why }),
  ms: 0,
});

const resourceIn = (running: Running, id: string): Json | undefined =>
  running.fixtures.get(id) ?? running.answers.get(id)?.resource;

async function operate(operation: Operation, running: Running): Promise<Answer> {
  const { script } = running;
  try {
    const asked = requestOf(operation, {
      base: running.base,
      filled: (text) => filled(text, script, running),
      fixture: (id) => resourceIn(running, id),
    });
    return await running.send(asked);
  } catch (error) {
    return unsent(error instanceof Told ? error.said : said.broke);
  }
}

async function verdictOf(assert: Assert, running: Running): Promise<Verdict> {
  const { script, last, validate } = running;
  if (!last) return fail(said.noAnswer);
  try {
    return await judge({
      assert,
      // An assert may be about an answer before the last, by the id it was kept under.
      answer: (assert.sourceId === undefined ? undefined : running.answers.get(assert.sourceId)) ?? last,
      script,
      filled: (text) => filled(text, script, running),
      resource: (id) => resourceIn(running, id),
      validate,
    });
  } catch (error) {
    // One that breaks here must not take the others along.
    return fail(error instanceof Told ? error.said : said.broke);
  }
}

/** Runs actions in order until an assert ends them. */
async function act(actions: readonly Action[], running: Running): Promise<readonly AssertResult[]> {
  const results: AssertResult[] = [];
  for (const action of actions) {
    if (action.kind === 'operation') {
      const { responseId } = action.operation;
      running.last = await operate(action.operation, running);
      if (responseId !== undefined) running.answers.set(responseId, running.last);
      if (running.last.status === 0 && running.last.problem)
        running.unanswered.push(said.notAnswered({ test: running.test, why: running.last.problem }));
      continue;
    }
    const { assert } = action;
    const verdict = await verdictOf(assert, running);
    const outcome = outcomeOf(verdict, assert.warningOnly);
    const { label, description } = assert;
    results.push({
      outcome,
      label,
      description,
      why: verdict.outcome === 'pass' ? undefined : verdict.why,
      causes: verdict.outcome === 'fail' ? verdict.causes : [],
    });
    if (outcome === 'fail' && assert.stopTestOnFail) break;
  }
  return results;
}

const sends = (test: ScriptTest): boolean => test.actions.some(({ kind }) => kind === 'operation');

async function runTest(test: ScriptTest, id: string, running: Running): Promise<TestResult> {
  running.test = id;
  const asserts = await act(test.actions, running);
  const { last, base } = running;
  return {
    id,
    request: last && last.asked.url !== '' ? toldRequest(last.asked, base) : undefined,
    status: last?.status,
    ms: sends(test) ? (last?.ms ?? 0) : 0,
    asserts,
    counts: countOf(asserts),
  };
}

const ended = (id: string, asserts: readonly AssertResult[]): TestResult => ({
  id,
  request: undefined,
  status: undefined,
  ms: 0,
  asserts,
  counts: countOf(asserts),
});

async function runTests({ setup, tests }: TestScript, running: Running): Promise<readonly TestResult[]> {
  const before = await act(setup, running);
  const results = before.length > 0 ? [ended('setup', before)] : [];
  // What the setup was to bring about is what the tests are about.
  if (before.some(({ outcome }) => outcome === 'fail')) return results;
  let section = '';
  for (const test of tests) {
    section = test.id ?? section;
    results.push(await runTest(test, test.id ?? `${section}: ${test.name}`, running));
  }
  return results;
}

/** Runs a script against a server: its setup, its tests in order, its teardown whatever came of these. */
export async function runScript(script: TestScript, room: ScriptRoom): Promise<ScriptResult> {
  const { source, title, ofServer } = script;
  const running: Running = { ...room, script, answers: new Map(), last: undefined, test: 'setup', unanswered: [] };
  const tests = ofServer ? await runTests(script, running) : [];
  running.test = 'teardown';
  if (ofServer) await act(script.teardown, running);
  const counts = sumOf(tests.map((one) => one.counts));
  return { source, title, notRun: !ofServer, problems: [...room.problems, ...running.unanswered], tests, counts };
}
