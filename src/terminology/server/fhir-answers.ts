import { isJson, type Json } from '../../fhir/json';
import type { UnverifiableReason } from '../lookup';

const bagsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What `$validate-code` answered. */
export type Verdict =
  | { readonly member: true; readonly inactive: boolean; readonly display: string | undefined }
  | { readonly member: false }
  | { readonly failure: UnverifiableReason };

const UNKNOWN_SYSTEM = new Set(['x-unknown-system', 'x-caused-by-unknown-system']);
// Issue types of HL7's terminology ecosystem (tx-issue-type) that say the server could not look.
const NOT_LOOKED = new Set(['not-found', 'vs-invalid', 'cannot-infer']);
// Servers that only have words for it. "No" for a system a server does not hold would be a lie, so doubt is no answer.
const NOT_LOOKED_TEXT =
  /definition for code ?system|can(no|')t be validated|unknown code ?system|code ?system\b[^.]{0,200}\b(is unknown|could not be found)|not supported/i;

/** Reads the answer of `$validate-code`. */
export function verdictOf(resource: Json): Verdict {
  const parameters = bagsIn(resource.parameter);
  const named = (name: string) => parameters.find((parameter) => parameter.name === name);
  const result = named('result')?.valueBoolean;
  if (resource.resourceType !== 'Parameters' || typeof result !== 'boolean') return { failure: 'invalid-answer' };
  if (result) {
    return {
      member: true,
      inactive: named('inactive')?.valueBoolean === true,
      display: textOf(named('display')?.valueString),
    };
  }
  const unknown = parameters.some(({ name }) => typeof name === 'string' && UNKNOWN_SYSTEM.has(name));
  const message = textOf(named('message')?.valueString) ?? '';
  const failed =
    unknown ||
    NOT_LOOKED_TEXT.test(message) ||
    issueCodes(named('issues')?.resource).some((code) => NOT_LOOKED.has(code));
  return failed ? { failure: 'not-supported' } : { member: false };
}

function issueCodes(outcome: unknown): string[] {
  const issues = isJson(outcome) ? bagsIn(outcome.issue) : [];
  return issues.flatMap(({ details }) =>
    isJson(details) ? bagsIn(details.coding).flatMap(({ code }) => textOf(code) ?? []) : [],
  );
}

/** Every term `$lookup` gave, the display first; undefined when the answer holds none. */
export function termsOf(resource: Json): readonly string[] | undefined {
  if (resource.resourceType !== 'Parameters') return undefined;
  const parameters = bagsIn(resource.parameter);
  const display = parameters.find(({ name }) => name === 'display')?.valueString;
  const designations = parameters
    .filter(({ name }) => name === 'designation')
    .map(({ part }) => bagsIn(part).find(({ name }) => name === 'value')?.valueString);
  const terms = [display, ...designations].flatMap((term) => textOf(term) ?? []);
  return terms.length > 0 ? [...new Set(terms)] : undefined;
}

/** A page of an expansion. */
export interface ExpansionPage {
  /** How many concepts the whole expansion has, where the server says so. */
  readonly total: number | undefined;
  /** Concepts on this page, abstract ones and those below others included. */
  readonly count: number;
  /** The selectable codes on this page. */
  readonly members: readonly ExpansionMember[];
}

/** A code of an expansion. */
export interface ExpansionMember {
  readonly system: string;
  readonly code: string;
  readonly display: string | undefined;
  readonly inactive: boolean;
}

/** Reads a page of `$expand`; undefined when it is no expansion, or one that says it is not the whole truth. */
export function expansionOf(resource: Json): ExpansionPage | undefined {
  const { expansion } = resource;
  if (resource.resourceType !== 'ValueSet' || !isJson(expansion)) return undefined;
  const partial = bagsIn(expansion.extension).some(({ url }) => /toocostly|unclosed/.test(textOf(url) ?? ''));
  if (partial) return undefined;
  const members: ExpansionMember[] = [];
  let count = 0;
  const visit = (contains: unknown): void => {
    for (const entry of bagsIn(contains)) {
      count += 1;
      const system = textOf(entry.system);
      const code = textOf(entry.code);
      if (system !== undefined && code !== undefined && entry.abstract !== true) {
        members.push({ system, code, display: textOf(entry.display), inactive: entry.inactive === true });
      }
      visit(entry.contains);
    }
  };
  visit(expansion.contains);
  return { total: typeof expansion.total === 'number' ? expansion.total : undefined, count, members };
}
