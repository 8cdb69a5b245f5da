import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { qualityOf } from '../../src/quality/quality-of';
import { snomed } from '../../src/zib';
import { conceptOf, measured, noDates, now, patient, resources, surgery } from './support';

describe('dates', () => {
  it('counts years, months and dates ahead', () => {
    const problemName = snomed('22298006', 'hartinfarct');
    const report = measured({
      problems: ['1999', '2014-06', '2020-02-03', '2026-11-24', '2026-11-25', '2026-11', '2027'].map((start, i) => ({
        id: String(i),
        problemName,
        problemStatus: 'active' as const,
        problemStartDate: start,
      })),
    });
    expect(conceptOf(report, 'NL-CM:5.1.6').dates).toEqual({ values: 7, year: 2, month: 2, future: 2, unreadable: 0 });
  });

  it('takes the date in the Netherlands for today', () => {
    const all = resources({ patient: { ...patient, dateOfBirth: '2026-11-25' } });
    const at = (moment: string) => conceptOf(qualityOf(all, { now: new Date(moment) }), 'NL-CM:0.1.10').dates?.future;
    expect(at('2026-11-24T22:30:00Z')).toBe(1);
    expect(at('2026-11-24T23:30:00Z')).toBe(0);
  });

  it('lets what is planned lie ahead', () => {
    const period = { startDateTime: '2027-01-01', endDateTime: '2027-02-01' };
    const report = measured({
      procedures: [{ id: 'v', procedureType: surgery, procedureStartDate: '2027-01-01' }],
      procedureRequests: [{ id: 'r', procedureType: surgery, startDate: '2027-01-01' }],
      medicationUses: [
        {
          id: 'u',
          registrationDateTime: '2026-01-02',
          useIndicator: true,
          productUsed: { productName: 'x' },
          periodOfUse: period,
        },
      ],
      payers: [{ id: 'b', insuranceCompany: { organizationName: 'V' }, startDateTime: '2027-01-01' }],
    });
    expect(report.total.dates).toEqual({ ...noDates, values: 6 });
  });

  it('does not let what was done lie ahead', () => {
    const resource = { resourceType: 'Procedure', id: 'v', status: 'completed', performedPeriod: { start: '2027' } };
    const report = qualityOf([resource as FhirResource], { now });
    expect(conceptOf(report, 'NL-CM:14.1.2').dates).toEqual({ ...noDates, values: 1, year: 1, future: 1 });
  });

  it('counts what is no date', () => {
    const conditions = ['2024-02-31', 'vorige week', 20240101, ''].map((onsetDateTime, i) => ({
      resourceType: 'Condition',
      id: String(i),
      onsetDateTime,
    }));
    const report = qualityOf(conditions as unknown as FhirResource[], { now });
    expect(conceptOf(report, 'NL-CM:5.1.6').dates).toEqual({ ...noDates, values: 4, unreadable: 4 });
  });

  it('counts the date of death by itself', () => {
    const report = measured({ patient: { ...patient, dateOfDeath: '2024-03' } });
    expect(conceptOf(report, 'NL-CM:0.1.33')).toMatchObject({ filled: 1, dates: { values: 1, month: 1 } });
    expect(conceptOf(report, 'NL-CM:0.1.32')).toMatchObject({ filled: 1 });
  });
});
