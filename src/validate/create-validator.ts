import { definitionsOf } from '../fhir/definitions/definitions';
import { isJson, textOf } from '../fhir/json';
import type { FhirPackage } from '../fhir/package/fhir-package';
import { notLoadedOf } from '../fhir/package/not-loaded';
import { readFhirPackage } from '../fhir/package/read-fhir-package';
import type { FhirXmlModel } from '../fhir/xml/xml-model';
import { checkOptions } from '../options/check-options';
import { codelistsOf } from '../terminology/codelists/create-codelists';
import type { TerminologyProvider } from '../terminology/lookup';
import { type Asked, askProviders } from './ask-providers';
import { checkSearchset } from './checks/bgz-msz';
import { noteUnverifiable } from './checks/code-answers';
import { givingWay } from './give-way';
import type { Language, Origins, ValidationReport } from './issue';
import { validateRules, validatorRules } from './option-rules';
import { buildReport } from './report/build-report';
import { type LettingGo, lettingGo } from './report/let-go';
import { onLine } from './report/on-line';
import { rulesFolder } from './rules/rules-folder';
import { type Chunks, linesIn } from './text/lines';
import { type ReadInput, readInput, unreadLine } from './text/read-input';
import { type Cursor, startAt } from './walk/cursor';
import { walkPostponed } from './walk/postpone';
import { EnoughErrors, note, type Run, startRun } from './walk/run';
import { placeType, scopeFor } from './walk/scope';
import { walkResource } from './walk/walk-resource';
import { createWalker } from './walk/walker';

/** A named set of rules beyond FHIR and its profiles. */
export type RuleSet = 'bgz-msz';

/** How one validation is done. */
export interface ValidateOptions {
  /**
   * Profiles the resource must conform to beside what it claims; on a Bundle, the entries they are about. Canonical URLs,
   * or the last part of one: `zib-Problem`.
   */
  readonly profiles?: readonly string[];
  /** `bgz-msz`: the asserts of the national qualification on a searchset. */
  readonly rules?: readonly RuleSet[];
  /**
   * Whether what conforms and is hardly true is told, as a warning: a birth in the future, an allergy coded with a
   * disorder (rules `plausibility-…`). Default true.
   */
  readonly plausibility?: boolean;
  /** Language of the messages. */
  readonly language?: Language;
  /**
   * Tells the records behind a resource, so that an issue names them: `originsOf(patients, options)` does for what
   * `toCollection(patients, options)` makes.
   */
  readonly origins?: Origins;
  /** Ends the validation: it rejects with the reason of the signal. Looked at between the resources of a Bundle. */
  readonly signal?: AbortSignal;
}

/** What a validator works with. */
export interface ValidatorOptions extends ValidateOptions {
  /**
   * FHIR packages beside the bundled ones: paths of `.tgz` files or folders, or packages that were read. A package of a
   * bundled name replaces the bundled one.
   */
  readonly packages?: readonly (string | FhirPackage)[];
  /** Asked, in order, about codes that the codelists cannot tell: SNOMED CT, LOINC, G-Standaard … */
  readonly terminology?: readonly TerminologyProvider[];
  /** Largest text that is read, in characters; 64 million when left out. */
  readonly maxSize?: number;
  /** Deepest nesting of objects and arrays that is looked into; 200 when left out. */
  readonly maxDepth?: number;
  /**
   * Most issues a report holds, the gravest first; the counts tell of all. 10,000 when left out. An input with as many
   * errors, and no fewer than 10,000, is not looked at any further (rule `fault-limit`).
   */
  readonly maxIssues?: number;
  /** The clock, for invariants that ask for the time and dates that lie in the future. */
  readonly now?: () => Date;
}

const MAX_ISSUES = 10_000;

const none: ValidateOptions = {};

/** The report of a line. */
export interface LineReport {
  /** Counted from 1, blank lines as well. The issues have it as their `line`. */
  readonly line: number;
  readonly report: ValidationReport;
}

/** Validates resources; holds compiled profiles, so make one and keep it. */
export interface Validator {
  /**
   * Checks a resource, a Bundle, or a text of one.
   *
   * @param input An STU3 resource as a JSON value, or a text: JSON, or FHIR XML when it starts with `<`.
   * @returns The report. Never throws and never rejects on data, however broken; rejects with a TypeError on options that are wrong.
   */
  validate(input: unknown, options?: ValidateOptions): Promise<ValidationReport>;
  /**
   * Checks NDJSON as it comes: a resource or Bundle on each line. A line is forgotten when its report is taken, so that
   * memory does not grow with the length of the source.
   *
   * @param source Text in pieces, or the bytes of it: a file being read, the body of a response. Blank lines are passed over.
   * @returns The reports, in order. A line that cannot be read has one as well: one that is too long (`maxSize`), or bytes
   *   that are no text. Rejects with the reason of the source when it fails, and with a TypeError on what is no text or bytes.
   * @example
   * for await (const { line, report } of validator.validateEach(createReadStream('export.ndjson')))
   *   if (report.verdict !== 'conforms') console.error(line, report.issues);
   */
  validateEach(source: Chunks, options?: ValidateOptions): AsyncGenerator<LineReport>;
  /** The packages the profiles come from, as `name#version`, and what in them could not be used. */
  readonly packages: readonly string[];
  readonly refused: readonly string[];
  /** What the packages given hold and a validator has no use for, a line for each kind: `my.package#1.0.0: 3 SearchParameter`. */
  readonly notLoaded: readonly string[];
}

/** The start of a walk, before it is known what resource stands there. */
function startOf(type: string, value: unknown, run: Run): Cursor {
  const resource = isJson(value) ? value : {};
  return startAt(type, value, scopeFor(resource, '', resource, '?'), run);
}

/**
 * Makes a validator of the bundled profiles and codelists, with a vendor's packages and terminology.
 *
 * @throws {FhirPackageError} When a package cannot be read.
 * @throws TypeError When a terminology provider is none, or `plausibility` is neither true nor false.
 * @example
 * const validator = createValidator();
 * const report = await validator.validate(bundle, { rules: ['bgz-msz'] });
 * if (report.verdict !== 'conforms') console.error(report.issues);
 */
export function createValidator(options: ValidatorOptions = {}): Validator {
  checkOptions('createValidator', options, validatorRules);
  const packages = (options.packages ?? []).map((item) => (typeof item === 'string' ? readFhirPackage(item) : item));
  for (const provider of options.terminology ?? []) {
    if (typeof provider?.supports !== 'function' || typeof provider.lookup !== 'function') {
      throw new TypeError('A terminology provider has a name, supports(system) and lookup(question).');
    }
  }
  // Missing is told now, not when there is first something to tell.
  rulesFolder();
  const definitions = definitionsOf(packages);
  const lists = codelistsOf(packages);
  const walker = createWalker(definitions, lists);
  const now = options.now ?? (() => new Date());
  /** An unknown profile is kept under no type, so that it is said to be unknown. */
  function byType(profiles: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const sorted = new Map<string, string[]>();
    for (const name of profiles) {
      const url = name.includes(':') ? name : (definitions.urls().find((known) => known.endsWith(`/${name}`)) ?? name);
      const type = definitions.get(url)?.type ?? '';
      sorted.set(type, [...(sorted.get(type) ?? []), url]);
    }
    return sorted;
  }

  /** Walks a value; what need not wait does not, for each wait costs as much as some checks. */
  function walk(value: unknown, run: Run, ends?: AbortSignal, parting?: LettingGo): Promise<void> | undefined {
    const type = isJson(value) ? placeType(textOf(value.resourceType)) : 'Resource';
    run.postponed = [];
    walkResource(startOf(type, value, run));
    const asserted = (): void => {
      if (!run.bgzMsz || !isJson(value)) return;
      checkSearchset(startAt(type, value, scopeFor(value, type, value, type), run));
    };
    const giveWay = givingWay(ends);
    const turns = walkPostponed(run, () => parting?.turn() ?? giveWay());
    if (turns) return turns.then(asserted);
    asserted();
    return undefined;
  }

  let model: FhirXmlModel | undefined;
  async function xmlModel(): Promise<FhirXmlModel> {
    model ??= (await import('../fhir/xml/xml-model')).createFhirXmlModel(definitions);
    return model;
  }

  const { maxSize = 64_000_000, maxDepth = 200, maxIssues = MAX_ISSUES } = options;
  const limits = { maxSize, maxDepth };
  const mostErrors = Math.max(maxIssues, MAX_ISSUES);

  const settingsOf = ({ profiles, rules, language, plausibility, origins, signal: ends }: ValidateOptions) => ({
    asked: byType(profiles ?? []),
    bgzMsz: rules?.includes('bgz-msz') === true,
    plausibility: plausibility !== false,
    askedIn: language ?? 'nl',
    report: { language: language ?? 'en', maxIssues, origins },
    ends,
  });
  type Settings = ReturnType<typeof settingsOf>;
  const usual = settingsOf(options);

  function settingsFor(own: ValidateOptions): Settings {
    if (own === none) return usual;
    checkOptions('validate', own, validateRules);
    return settingsOf({ ...options, ...own });
  }

  async function reportOf(read: ReadInput, settings: Settings): Promise<ValidationReport> {
    const { ends } = settings;
    const run = startRun(walker, now);
    const asked = new Map<string, Asked>();
    const settle = () => askProviders(run.tasks.splice(0), options.terminology ?? [], settings.askedIn, asked);
    try {
      run.errorsLeft = mostErrors;
      run.written = read.written;
      run.isText = read.locate !== undefined;
      run.bgzMsz = settings.bgzMsz;
      run.plausibility = settings.plausibility;
      run.asked = settings.asked;
      const parting = read.inTurns && lettingGo(run, read.inTurns.read, settle);
      const walking = read.readable ? walk(read.value, run, ends, parting) : undefined;
      if (walking) await walking;
      // What is asked is told to the end: it is asked all at once, or bit by bit.
      run.errorsLeft = undefined;
      const asking = parting ? parting.end() : settle();
      if (asking) await asking;
      noteUnverifiable(run);
    } catch (error) {
      ends?.throwIfAborted();
      // A defect of ours must not look like a sound input, nor stop the caller.
      run.errorsLeft = undefined;
      run.unverifiable.clear();
      if (error instanceof EnoughErrors) note(startOf('$this', read.value, run), 'fault-limit', { limit: mostErrors });
      else note(startOf('$this', read.value, run), 'not-checked');
    }
    const whole = read.inTurns ? await read.inTurns.whole() : read;
    // What proved to be no JSON was not checked at all.
    return buildReport(whole.readable === read.readable ? run : startRun(walker, now), whole, settings.report);
  }

  return {
    packages: definitions.packages,
    refused: definitions.refused,
    notLoaded: packages.flatMap(notLoadedOf),
    validate(input, own = none) {
      try {
        const settings = settingsFor(own);
        settings.ends?.throwIfAborted();
        const reading = readInput(input, limits, xmlModel);
        return reading instanceof Promise
          ? reading.then((read) => reportOf(read, settings))
          : reportOf(reading, settings);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    async *validateEach(source, own = none) {
      const settings = settingsFor(own);
      const giveWay = givingWay(settings.ends);
      // A character takes four bytes at most.
      for await (const one of linesIn(source, 4 * maxSize)) {
        settings.ends?.throwIfAborted();
        const read = 'text' in one ? await readInput(one.text, limits, xmlModel) : unreadLine(one.unread, maxSize);
        yield { line: one.line, report: onLine(await reportOf(read, settings), one.line) };
        await giveWay();
      }
    },
  };
}
