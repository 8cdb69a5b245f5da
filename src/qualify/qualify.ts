import { dutchDate } from '../fhir/date-time';
import { checkOptions } from '../options/check-options';
import {
  address,
  callable,
  flag,
  listOf,
  milliseconds,
  named,
  oneOf,
  port,
  type Rules,
  required,
  secret,
  text,
  whole,
} from '../options/rules';
import { createValidator, type Validator } from '../validate/create-validator';
import { type FoundScript, findScripts } from './find-scripts';
import { concealed } from './run/conceal';
import { readFixtures } from './run/fixtures';
import { type Qualification, type ScriptResult, sumOf } from './run/result';
import { runScript } from './run/run-script';
import { send } from './run/send';
import type { TestScript } from './script/test-script';

/** What is run, and against which server. */
export interface QualifyOptions {
  /** The address of the FHIR server, as `https://example.org/fhir`. */
  readonly base: string;
  /** TestScripts (XML or JSON), and folders with such. */
  readonly scripts: readonly string[];
  /**
   * Values of variables, which go before those of the scripts: `BSN` and `auth-token` for those of Nictiz that leave the
   * patient to who runs them.
   */
  readonly variables?: Readonly<Record<string, string>>;
  /** The day that relative dates count from, as `2026-07-15`. Default: today in the Netherlands. */
  readonly today?: string;
  /** Runs the scripts that ask for this format only. */
  readonly format?: 'json' | 'xml';
  /** Runs the scripts with this text in their path only. */
  readonly only?: string;
  /** Judges what scripts assert of profiles; one of the bundled profiles when left out. */
  readonly validator?: Validator;
  /** Sends in place of Node's own `fetch`. */
  readonly fetch?: typeof fetch;
  /** Sends tokens over http to this machine itself as well. Default false: `https` only. */
  readonly allowLoopbackHttp?: boolean;
  /** Milliseconds a request may take. Default 30 000. */
  readonly timeoutMs?: number;
  /** Most bytes of an answer. Default 32 MiB. */
  readonly maxBytes?: number;
  /** Told of each script when it has run. */
  readonly onScript?: (result: ScriptResult) => void;
}

const rules: Rules<QualifyOptions> = {
  base: required(address),
  scripts: required(listOf(text)),
  variables: secret(named(text)),
  today: { allowed: 'a date such as 2026-07-15', meets: (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)) },
  format: oneOf('json', 'xml'),
  only: text,
  validator: port('a validator', 'validate'),
  fetch: callable,
  allowLoopbackHttp: flag,
  timeoutMs: milliseconds,
  maxBytes: whole(1),
  onScript: callable,
};

/** Values that a script itself has for what opens something. */
const secretsOf = ({ variables }: TestScript): readonly string[] =>
  [...variables.values()].flatMap(({ name, defaultValue }) =>
    /token|secret|password|key/i.test(name) && defaultValue !== undefined ? [defaultValue] : [],
  );

/**
 * Runs FHIR TestScripts, as Nictiz publishes them for its qualifications, against a STU3 server: operations, fixtures, variables,
 * asserts by FHIRPath and of profiles. Each assert that fails says what would have to be otherwise, and in which resource.
 *
 * @throws TypeError When an option is wrong.
 * @throws {TestScriptError} When a script cannot be read, or there is none.
 * @example
 * const { verdict, counts } = await qualify({ base: 'https://epd.example.org/fhir', scripts: ['./testscripts/Serving-XIS'] });
 */
export async function qualify(options: QualifyOptions): Promise<Qualification> {
  checkOptions('qualify', options, rules);
  const { today = dutchDate(new Date()), format, only, variables = {}, onScript } = options;
  const base = options.base.replace(/\/+$/, '');
  const found = await findScripts(options.scripts, { today, format, only });
  const validator = options.validator ?? createValidator();
  const sends = {
    timeoutMs: options.timeoutMs ?? 30_000,
    maxBytes: options.maxBytes ?? 32 * 1024 * 1024,
    allowLoopbackHttp: options.allowLoopbackHttp ?? false,
    ...(options.fetch && { fetch: options.fetch }),
  };

  async function run({ script, folder }: FoundScript): Promise<ScriptResult> {
    const { resources, problems } = await readFixtures(script.fixtures, { script: script.source, folder, today });
    const result = await runScript(script, {
      base,
      send: (asked) => send(asked, sends),
      validate: (body, profile) => validator.validate(body, { profiles: [profile] }),
      given: new Map(Object.entries(variables)),
      fixtures: resources,
      problems,
    });
    const { source, title, ...told } = result;
    return { source, title, ...concealed(told, [...Object.values(variables), ...secretsOf(script)]) };
  }

  const scripts: ScriptResult[] = [];
  for (const one of found) {
    const result = await run(one);
    scripts.push(result);
    onScript?.(result);
  }
  const counts = sumOf(scripts.map((one) => one.counts));
  const whole = scripts.every(({ problems }) => problems.length === 0);
  return { base, scripts, counts, verdict: whole && counts.fail === 0 && counts.pass > 0 ? 'passes' : 'fails' };
}
