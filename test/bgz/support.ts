import { expect } from 'vitest';
import type { ParseResult, ZibIssue } from '../../src/zib';

export interface Parser {
  readonly parse: (input: unknown) => ParseResult<unknown>;
}

/** Every issue of an input; a valid input has none. */
export function issuesOf(zib: Parser, input: unknown): readonly ZibIssue[] {
  const result = zib.parse(input);
  return result.ok ? [] : result.issues;
}

/** The part of an issue a table of cases states: `code at concept`. */
export function lineOf(issue: ZibIssue): string {
  return [issue.code, issue.at, issue.concept].filter(Boolean).join(' ');
}

/** An invalid input: what is changed, and the one issue it must give, with words of what is allowed. */
export type Invalid = readonly [name: string, change: object, line: string, allowed: string | RegExp];

/** Asserts that a change to a valid input gives exactly one issue, with code, path, concept and what is allowed. */
export function expectIssue(zib: Parser, valid: object, [, change, line, allowed]: Invalid): void {
  const issues = issuesOf(zib, { ...valid, ...change });
  expect(issues.map(lineOf)).toEqual([line]);
  expect(issues[0]?.allowed).toMatch(allowed);
  expect(issues[0]?.message).toContain(issues[0]?.allowed);
}
