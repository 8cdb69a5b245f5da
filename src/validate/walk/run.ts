import type { ElementNode } from '../../fhir/definitions/element-node';
import type { Json } from '../../fhir/json';
import type { CodeQuestion } from '../../terminology/lookup';
import type { Severity } from '../issue';
import type { RuleId } from '../rules';
import { rules } from '../rules';
import type { Parameters } from '../rules/rule';
import type { Frame } from './frame';
import type { Scope } from './scope';

/** A broken rule as the walk notes it; the report words it. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly frame: Frame;
  readonly scope: Scope;
  readonly parameters: Parameters;
  /** Definition that states the rule. */
  readonly profile?: string;
  /** The element the rule is about, for the zib concept behind it. */
  readonly node?: ElementNode;
  /** Key of a broken invariant. */
  readonly key?: string;
}

/** What goes with a finding beside its place and parameters. */
export interface FindingDetail {
  readonly profile?: string;
  readonly node?: ElementNode;
  readonly key?: string;
  readonly severity?: Severity;
}

/** A code whose verdict only a terminology provider can give, and what to do with the answer. */
export interface CodeTask {
  readonly code: string;
  readonly display?: string;
  /** What to ask; the code is right when one of these is answered yes. */
  readonly questions: readonly TaskQuestion[];
  /** True when the answer is no longer of use. */
  readonly isMoot: () => boolean;
  readonly settle: (answer: TaskAnswer) => void;
}

/** The system and, where a value set is asked about, its canonical and the filters it puts on the system. */
export type TaskQuestion = Pick<CodeQuestion, 'system' | 'valueSet' | 'filters'>;

export type TaskAnswer =
  | { readonly result: 'member'; readonly display?: string; readonly displays?: readonly string[] }
  | { readonly result: 'not-member'; readonly reason: 'unknown-code' | 'inactive' | 'not-in-set' }
  | { readonly result: 'unverifiable'; readonly reason: string };

/** What a check may ask about the surroundings of a value. */
export interface Services {
  conformsTo(run: Run, scope: Scope, resource: Json, profile: string): boolean;
  memberOf(valueSet: string, coded: unknown): boolean | undefined;
  now(): Date;
}

/** The state of one validation. */
export interface Run {
  readonly services: Services;
  readonly findings: Finding[];
  readonly profiles: Set<string>;
  readonly unknownProfiles: Set<string>;
  readonly unknownValueSets: Set<string>;
  readonly tasks: CodeTask[];
  /** Codings that a value set has spoken about. */
  readonly vouched: WeakSet<object>;
  resources: number;
  outsideReferences: number;
  /** How many references deep a profile is being tried on their targets. */
  readonly following: number;
  /** Whether the asserts of the national qualification are made. */
  bgzMsz: boolean;
  /** Whether what is odd and allowed is told. */
  plausibility: boolean;
  /** Whether a resource conforms to a profile, once known. */
  readonly conformance: Map<Json, Map<string, boolean>>;
  /** What was taken to conform while something that may lean on it is still being looked at. */
  readonly assumed: (readonly [resource: Json, profile: string])[];
  /** Profiles the caller asks for, by the type they are about; on a Bundle its entries must conform. */
  asked: ReadonlyMap<string, readonly string[]>;
}

export function startRun(services: Services): Run {
  return {
    services,
    findings: [],
    profiles: new Set(),
    unknownProfiles: new Set(),
    unknownValueSets: new Set(),
    tasks: [],
    vouched: new WeakSet(),
    resources: 0,
    outsideReferences: 0,
    following: 0,
    bgzMsz: false,
    plausibility: true,
    conformance: new Map(),
    assumed: [],
    asked: new Map(),
  };
}

/** Notes a broken rule. */
export function note(
  run: Run,
  rule: RuleId,
  frame: Frame,
  scope: Scope,
  parameters: Parameters = {},
  detail: FindingDetail = {},
): void {
  run.findings.push({ rule, severity: rules[rule].severity, frame, scope, parameters, ...detail });
}

/** Tries a check without keeping what it finds; true when it finds no error. */
export function conforms(run: Run, check: (trial: Run) => void): boolean {
  const trial: Run = { ...run, findings: [], tasks: [] };
  check(trial);
  return !trial.findings.some((finding) => finding.severity === 'error' || finding.severity === 'fatal');
}
