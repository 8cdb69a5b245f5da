import type { Life } from '../../bgz/plausibility/judge';
import type { ElementNode, SourcedInvariant } from '../../fhir/definitions/element-node';
import type { Json } from '../../fhir/json';
import type { Phrase } from '../../fhir/phrase';
import type { CodeQuestion, OtherEdition, UnverifiableReason } from '../../terminology/lookup';
import { whySoftened } from '../drafts';
import { createGlance, type Glance } from '../glance/glance';
import type { Severity } from '../issue';
import { type Exactly, type PlainRuleId, type RuleFault, type RuleId, rules } from '../rules';
import type { FindingParameters } from '../rules/rule';
import { type Cursor, inRun } from './cursor';
import type { Walker } from './walker';

/** A broken rule as the walk notes it; the report words it. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly at: Cursor;
  readonly parameters: FindingParameters;
  /** Definition that states the rule. */
  readonly profile?: string;
  /** The element the rule is about, for the zib concept behind it. */
  readonly node?: ElementNode;
  /** The invariant the rule is about. */
  readonly invariant?: SourcedInvariant;
  /** The FHIRPath expression of a condition that is no invariant, as published. */
  readonly constraint?: string;
  /** The property below `at` that it is about: for its place in the text, not to be told. */
  readonly property?: string;
  /** Why a constraint of a draft profile is not held against the resource. */
  readonly softened?: Phrase;
}

/** What goes with a finding beside its place and parameters. */
export interface FindingDetail {
  readonly profile?: string;
  readonly node?: ElementNode;
  readonly invariant?: SourcedInvariant;
  readonly constraint?: string;
  readonly property?: string;
  readonly severity?: Severity;
}

/** A code whose verdict only a terminology provider can give, and what to do with the answer. */
export interface CodeTask {
  readonly code: string;
  readonly display?: string | undefined;
  /** Edition or version of the system the code came with. */
  readonly version?: string | undefined;
  /** What to ask; the code is right when one of these is answered yes. */
  readonly questions: readonly TaskQuestion[];
  /** True when the answer is no longer of use. */
  isMoot(): boolean;
  settle(answer: TaskAnswer): void;
}

/** The system and, where a value set is asked about, its canonical and the filters it puts on the system. */
export type TaskQuestion = Pick<CodeQuestion, 'system' | 'valueSet' | 'filters'>;

export type TaskAnswer =
  | {
      readonly result: 'member';
      readonly display?: string;
      readonly displays?: readonly string[];
      readonly edition?: OtherEdition;
    }
  | {
      readonly result: 'not-member';
      readonly reason: 'unknown-code' | 'inactive' | 'not-in-set';
      readonly edition?: OtherEdition;
    }
  | { readonly result: 'unverifiable'; readonly reason: UnverifiableReason | 'no-provider' };

/** Codes of a system that could not be verified for one reason: told once, where the first of them stands. */
export interface Unverifiable {
  readonly first: Cursor;
  readonly found: Phrase;
  readonly system: string;
  readonly reason: UnverifiableReason | 'no-provider';
  /** What holds each, or its FHIRPath where nothing but the code stands. */
  readonly places: Set<object | string>;
  /** How many there were before these, of which the places are forgotten. */
  readonly before: number;
}

/** How many there are. */
export const countOf = ({ places, before }: Unverifiable): number => before + places.size;

/** The state of one validation. */
export interface Run {
  readonly walker: Walker;
  readonly now: () => Date;
  findings: Finding[];
  readonly profiles: Set<string>;
  readonly unknownProfiles: Set<string>;
  readonly unknownValueSets: Set<string>;
  readonly tasks: CodeTask[];
  /** Codings that a value set has spoken about: it lists the code, or a provider is asked on its behalf. */
  vouched: Map<object, 'listed' | 'asked'>;
  /** Codes that could not be verified, by system and reason. */
  readonly unverifiable: Map<string, Unverifiable>;
  resources: number;
  outsideReferences: number;
  /** True while a resource is looked at by one more of its profiles: its references were counted. */
  isAgain: boolean;
  /** True while something is tried out: what is found is not told. */
  readonly trial: boolean;
  /** How many references deep a profile is being tried on their targets. */
  readonly following: number;
  /** The numbers of the text that are written otherwise than JavaScript would, by the key of the steps to them. */
  written?: ReadonlyMap<string, string>;
  /** Whether the asserts of the national qualification are made. */
  bgzMsz: boolean;
  /** Whether what is odd and allowed is told. */
  plausibility: boolean;
  /** Whether a resource conforms to a profile, once known. */
  readonly conformance: WeakMap<Json, Map<string, boolean>>;
  /** The ids that links in narratives may lead to, by the resource that contains them; made when first asked for. */
  anchors: Map<Json, ReadonlySet<string>>;
  /** When each patient among the resources was born and died, once somebody asked. */
  readonly lives: WeakMap<Json, Life>;
  /** What was taken to conform while something that may lean on it is still being looked at. */
  readonly assumed: (readonly [resource: Json, profile: string])[];
  /** Profiles the caller asks for, by the type they are about; on a Bundle its entries must conform. */
  asked: ReadonlyMap<string, readonly string[]>;
  /** What of a Bundle is looked at in turns; absent where all is looked at in one go. */
  postponed?: Postponed[];
  /** Whether what is walked was read from a text. */
  isText: boolean;
  /** What passes over values without a walk; absent where all are walked. */
  glance?: Glance;
  /** How many more errors are noted before the walk ends; absent where it goes to its end. */
  errorsLeft?: number;
}

/** Something that is looked at later, so many times, and how many findings came before it. */
export interface Postponed {
  /** Whether it is looked at by one more profile. */
  readonly isAgain: boolean;
  readonly look: (nth: number) => void;
  readonly times: number;
  readonly before: number;
}

/** Ends a walk that has found as many errors as it was told to find. */
export class EnoughErrors extends Error {}

const nothing: Run['asked'] = new Map();

export function startRun(walker: Walker, clock: () => Date): Run {
  let moment: Date | undefined;
  const run: Run = {
    walker,
    // One moment for all that is looked at.
    now: () => {
      moment ??= clock();
      return moment;
    },
    findings: [],
    profiles: new Set(),
    unknownProfiles: new Set(),
    unknownValueSets: new Set(),
    tasks: [],
    vouched: new Map(),
    unverifiable: new Map(),
    resources: 0,
    outsideReferences: 0,
    isAgain: false,
    trial: false,
    following: 0,
    isText: false,
    bgzMsz: false,
    plausibility: true,
    conformance: new WeakMap(),
    anchors: new Map(),
    lives: new WeakMap(),
    assumed: [],
    asked: nothing,
    // Named here too: what is added later gives the object another form, and each place that reads it two to tell apart.
    written: undefined,
    postponed: undefined,
    glance: undefined,
    errorsLeft: undefined,
  };
  run.glance = createGlance(run);
  return run;
}

/** Notes a broken rule at a place, with the parameters that its message takes. */
export function note(
  at: Cursor,
  rule: PlainRuleId,
  parameters?: Readonly<Record<string, never>>,
  detail?: FindingDetail,
): void;
export function note<Id extends RuleId, Given extends object>(
  at: Cursor,
  rule: Id,
  parameters: Exactly<Given, Id>,
  detail?: FindingDetail,
): void;
export function note(at: Cursor, rule: RuleId, parameters: FindingParameters = {}, detail: FindingDetail = {}): void {
  const softened = whySoftened(detail.profile, detail.node?.path, rule);
  const severity = softened ? 'warning' : rules[rule].severity;
  keep(at.run, { rule, severity, at, parameters, ...detail, ...(softened && { softened }) });
}

function keep(run: Run, finding: Finding): void {
  run.findings.push(finding);
  if (run.errorsLeft === undefined || isClean([finding])) return;
  run.errorsLeft -= 1;
  if (run.errorsLeft === 0) throw new EnoughErrors();
}

/** Notes a fault that was found without its place. */
export function noteFault(at: Cursor, { rule, parameters }: RuleFault, detail: FindingDetail = {}): void {
  keep(at.run, { rule, severity: rules[rule].severity, at, parameters, ...detail });
}

/**
 * A run that tries something out: what it finds is not told, and what is told once in a validation stays to be told.
 *
 * @param following How many references deep it looks.
 */
export function trialOf(run: Run, following = run.following): Run {
  const trial: Run = {
    ...run,
    trial: true,
    findings: [],
    tasks: [],
    profiles: new Set(),
    unknownProfiles: new Set(),
    unknownValueSets: new Set(),
    vouched: new Map(),
    unverifiable: new Map(),
    following,
    postponed: undefined,
    errorsLeft: undefined,
  };
  trial.glance = createGlance(trial);
  return trial;
}

/** Tries a check without keeping what it finds; true when it finds no error. */
export function conforms(at: Cursor, check: (trial: Cursor) => void): boolean {
  const trial = trialOf(at.run);
  check(inRun(at, trial));
  return isClean(trial.findings);
}

/** True when nothing found keeps a resource from conforming. */
export const isClean = (findings: readonly Finding[]): boolean =>
  !findings.some(({ severity }) => severity === 'error' || severity === 'fatal');
