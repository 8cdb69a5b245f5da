import type * as z from 'zod';
import { isJson } from '../../fhir/json';
import { checkOptions } from '../../options/check-options';
import { moment, oneOf, type Rules } from '../../options/rules';
import { shownId } from '../../terminology/shown-id';
import { type PlausibilityWarning, warningsOf } from '../plausibility/warnings';
import { say } from '../words/say';
import type { Concept } from './concept';
import { conceptsOf, definePart, holdsZib } from './field';
import type { ZibIssue } from './issue';
import type { Language } from './language';
import type { Mended } from './mended';
import { builtWith, givenPath, menderOf, rememberBuilt, startMending } from './mender';
import { propertiesAt } from './properties-at';
import { recordAt } from './record-at';
import type { Root } from './stated';
import { toIssues, unwritableIssue, type Wording } from './word-issues';
import type { AnySchema, InputOf, OutputOf, SchemaOf, WrittenFor } from './written';

const NO_OPTIONS: ParseOptions = {};
const parseRules: Rules<ParseOptions> = { now: moment, language: oneOf('nl', 'en') };

/** How a record is parsed. */
export interface ParseOptions {
  /** The moment of parsing. Plausibility rules that need the clock run only when it is given: `parse` never reads one. */
  readonly now?: Date;
  /** Language of messages; English when left out. */
  readonly language?: Language;
}

/** The record, what was mended to make it, and what in it is unlikely. */
export interface Parsed<T> {
  readonly ok: true;
  readonly record: T;
  readonly mended: readonly Mended[];
  /** Found when they are first asked for: who only wants the record does not pay for them. */
  readonly warnings: readonly PlausibilityWarning[];
}

/** Every problem found in what should have been a record. */
export interface NotParsed {
  readonly ok: false;
  readonly issues: readonly ZibIssue[];
  /** The record's own id, where it has one that may be shown. */
  readonly id?: string;
  readonly mended: readonly Mended[];
}

/** What parsing answers: the record, or every problem found in it. */
export type ParseResult<T> = Parsed<T> | NotParsed;

/** A log line should stay readable when a thousand rows have the same mistake; `issues` holds them all. */
const SHOWN = 20;

/** Thrown by a builder on bad input. `issues` holds every problem; the message names zib, paths and concepts, no personal data. */
export class ZibRecordError extends Error {
  override readonly name = 'ZibRecordError';
  readonly code = 'invalid-record';
  readonly zib: string;
  readonly issues: readonly ZibIssue[];
  /** The record's own id, unless that could itself be personal data. */
  readonly id: string | undefined;

  constructor(zib: string, issues: readonly ZibIssue[], id?: string, language: Language = 'en') {
    const shown = issues.slice(0, SHOWN).map((issue) => issue.message);
    const rest = issues.length - SHOWN;
    if (rest > 0) shown.push(say({ text: 'And {rest} more, see issues.', values: { rest: String(rest) } }, language));
    const name = id === undefined ? zib : `${zib} ${id}`;
    const count = { text: '{name}: {count} problem(s).', values: { name, count: String(issues.length) } };
    super(`${say(count, language)} ${shown.join(' ')}`);
    this.zib = zib;
    this.issues = issues;
    this.id = id;
  }
}

/** A zib: call it to build a record, `parse` to get a result in place of an error. */
export interface Zib<S extends AnySchema> {
  /** Builds a deeply readonly record. Throws {@link ZibRecordError} with every problem when the input is not a valid record. */
  (input: InputOf<S>): OutputOf<S>;
  /**
   * Parses anything; never throws, but for options that it does not have (TypeError). Typed like the builder, so that an editor completes a record written out in place.
   *
   * @param input a record as the builder accepts it, or anything of which that is to be found out, such as parsed JSON
   * @param options the clock, for what only time can tell, and the language of messages
   */
  parse: Parse<S>;
  /** English zib name, e.g. `AllergyIntolerance`. */
  readonly zib: string;
  readonly schema: S;
  readonly concepts: readonly Concept[];
}

/** The two ways to call `parse`. The second takes anything; the first is for editors. */
export interface Parse<S extends AnySchema> {
  (input: InputOf<S>, options?: ParseOptions): ParseResult<OutputOf<S>>;
  (input: unknown, options?: ParseOptions): ParseResult<OutputOf<S>>;
}

function freeze(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

/**
 * Defines a zib: its names, its schema and the types of its records, which `npm run docs` writes from the schema into
 * `types.ts` beside it. The compiler refuses types that say anything else than the schema.
 */
export function defineZib<S extends z.ZodType, Out, In>(
  root: Root & { readonly id: string; readonly dutch: string },
  schema: S,
  types: WrittenFor<S, Out, In>,
): Zib<SchemaOf<Out, In>> {
  const part = definePart(root, schema, types);
  return defineBuilder(root.name, part, () => conceptsOf(part));
}

/**
 * Makes the builder of what is no zib by itself.
 *
 * @param zib its name in messages
 * @param schema with a named input and output type: TypeScript writes an inferred type out wherever it is used
 */
export function defineBuilder<S extends z.ZodType>(zib: string, schema: S, concepts: () => readonly Concept[]): Zib<S> {
  type Out = z.output<S>;
  // Records that came out of this schema; parsing them again would find nothing new.
  const built = new WeakSet<object>();
  let table: readonly Concept[] | undefined;
  const tableOf = (): readonly Concept[] => {
    table ??= concepts();
    return table;
  };
  holdsZib(schema, tableOf);

  function accepted(record: Out, mended: readonly Mended[], options: ParseOptions): Parsed<Out> {
    let found: readonly PlausibilityWarning[] | undefined;
    return {
      ok: true,
      record,
      mended,
      get warnings() {
        found ??= warningsOf(record, zib, tableOf(), options);
        return found;
      },
    };
  }

  function parse(input: unknown, given?: ParseOptions): ParseResult<Out> {
    // As the callback of `map` it gets the place in the list.
    const options = given === undefined || typeof given === 'number' ? NO_OPTIONS : given;
    if (options !== NO_OPTIONS) checkOptions(`parse of ${zib}`, options, parseRules);
    if (typeof input === 'object' && input !== null && built.has(input))
      return accepted(input as Out, builtWith(input) ?? [], options);
    const mending = startMending();
    const { mended } = mending;
    const refuse = (issues: readonly ZibIssue[] | undefined): NotParsed => {
      const id = safely(() => shownId((input as { id?: unknown } | null | undefined)?.id));
      return { ok: false, issues: issues ?? [unreadable(options.language)], ...(id !== undefined && { id }), mended };
    };
    // The root is the record itself: blank or null, it is refused and not absent.
    const mendedInput = safely(() => ({ value: isJson(input) ? menderOf(schema)(input, mending) : input }));
    const result = mendedInput && safely(() => schema.safeParse(mendedInput.value));
    if (mendedInput === undefined || result === undefined) return refuse(undefined);
    const wording: Wording = {
      language: options.language ?? 'en',
      place: (path) => givenPath(path, mendedInput.value, mending),
      recordAt: (path) => recordAt(path, mendedInput.value, zib === 'BgzRecords'),
      propertiesAt: (path) => propertiesAt(schema, path),
    };
    const unwritable = mending.unwritable.map((fault) => unwritableIssue(fault, tableOf(), wording));
    if (!result.success) {
      // A getter may answer once and throw the second time, when zod words the error or the issue looks at what it found.
      return refuse(safely(() => [...unwritable, ...toIssues(result.error, mendedInput.value, tableOf(), wording)]));
    }
    if (unwritable.length > 0) return refuse(unwritable);
    freeze(result.data);
    built.add(result.data as object);
    rememberBuilt(result.data as object, mended);
    return accepted(result.data as Out, mended, options);
  }

  function build(input: z.input<S>): Out {
    const result = parse(input);
    if (!result.ok) throw new ZibRecordError(zib, result.issues, result.id);
    return result.record;
  }

  const named = Object.assign(build, { parse, zib, schema });
  // Made of the fields when it is first asked for: who imports the library need not wait for the tables of all zibs.
  return Object.defineProperty(named, 'concepts', { get: tableOf, enumerable: true }) as unknown as Zib<S>;
}

/** Objects with throwing getters or proxies are junk too; they must not throw past `parse`. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The issue of an input that cannot be looked at. */
function unreadable(language: Language = 'en'): ZibIssue {
  const [found, allowed] = [say('an object that throws while it is read', language), say('a plain object', language)];
  const where = say('(record)', language);
  const message = say(
    { text: '{where}: found {found}, allowed is {allowed}.', values: { where, found, allowed } },
    language,
  );
  return { code: 'wrong-type', path: [], at: '(record)', found, allowed, message };
}
