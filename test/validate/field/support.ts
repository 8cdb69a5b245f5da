import { describe, expect, it } from 'vitest';
import { linesOf, validator } from '../fixtures/support';

/** Input that went wrong in the field, and the right answer. */
export interface FieldCase {
  readonly what: string;
  readonly input: unknown;
  /** Every error and warning, as `severity rule expression`; none when it conforms. */
  readonly told?: readonly string[];
}

export const div = (inside: string) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`,
});
export const xml = (inside: string) => `<Patient xmlns="http://hl7.org/fhir">${inside}</Patient>`;
export const reference = (to: string) => ({ reference: to });
export const collection = (...entry: readonly unknown[]) => ({ resourceType: 'Bundle', type: 'collection', entry });
export const composition = (section: readonly unknown[], more = {}) => ({
  resourceType: 'Composition',
  status: 'final',
  type: { coding: [{ system: 'http://loinc.org', code: '34133-9' }] },
  subject: reference('Patient/1'),
  date: '2026-01-01',
  author: [reference('Practitioner/1')],
  title: 'Overdracht',
  section,
  ...more,
});

/** Makes a test of each case, under the rule of FHIR that makes its answer right. */
export function eachFieldCase(groups: Readonly<Record<string, readonly FieldCase[]>>): void {
  for (const [ground, cases] of Object.entries(groups)) {
    describe(ground, () => {
      it.each(cases)('$what', async ({ input, told = [] }) => {
        const report = await validator.validate(input);
        const errors = told.filter((line) => !line.startsWith('warning '));
        expect(linesOf(report)).toEqual([...told].sort());
        expect(report.verdict).toBe(errors.length > 0 ? 'does-not-conform' : 'conforms');
      });
    });
  }
}
