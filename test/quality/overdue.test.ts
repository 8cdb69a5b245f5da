import { describe, expect, it } from 'vitest';
import { checkSources, sourcesOf } from '../../src/index';
import { qualityOf, qualityText } from '../../src/quality';
import { bgzRecords, bsn, snomed } from '../../src/zib';
import { measured, now, patient } from './support';

const procedure = (id: string, more: object) => ({ id, procedureType: snomed('174814003', 'herstel'), ...more });
const use = (id: string, more: object) => ({
  id,
  productUsed: { productName: 'amoxicilline' },
  useIndicator: true,
  registrationDateTime: '2024-01-02',
  ...more,
});
const overdue = (resource: object): number => qualityOf([{ id: 'x', ...resource } as never], { now }).total.overdue;

describe('records that are open although their date is over', () => {
  it.each([
    ['in progress since years ago', { procedureStartDate: '2010-05-03' }, 1],
    ['in progress since a year gone by', { procedureStartDate: '2025' }, 1],
    ['in progress since yesterday', { procedureStartDate: '2026-11-23' }, 1],
    ['in progress since today', { procedureStartDate: '2026-11-24' }, 0],
    ['in progress since an hour ago', { procedureStartDate: '2026-11-24T10:00' }, 0],
    ['in progress since this year', { procedureStartDate: '2026' }, 0],
    ['in progress, with an end ahead', { procedureStartDate: '2010', procedureEndDate: '2030' }, 0],
    ['in progress, with an end known to a month gone by', { procedureEndDate: '1986-08' }, 1],
    ['in progress without any date', {}, 0],
    ['completed by its end', { procedureStartDate: '2010-05-03', procedureEndDate: '2010-05-03' }, 0],
    ['completed as stated', { procedureStartDate: '2010-05-03', status: 'completed' }, 0],
    ['in preparation, as stated, of years ago', { procedureStartDate: '2010-05-03', status: 'preparation' }, 1],
    ['in preparation, ahead', { procedureStartDate: '2030-05-03' }, 0],
  ] as const)('a procedure %s', (_what, given, expected) => {
    const report = measured({ procedures: [procedure('v-1', given)] });
    expect([report.sections.procedures.overdue, report.total.overdue]).toEqual([expected, expected]);
  });

  it.each([
    ['without an end is chronic', { periodOfUse: { startDateTime: '2010-01-01' } }, 0],
    [
      'for a week, two years ago',
      { periodOfUse: { startDateTime: '2024-01-02', duration: { value: 7, unit: 'd' } } },
      1,
    ],
    [
      'for three months, since last week',
      { periodOfUse: { startDateTime: '2026-11-17', duration: { value: 3, unit: 'mo' } } },
      0,
    ],
    [
      'with an end years ago is completed',
      { periodOfUse: { startDateTime: '2024-01-02', endDateTime: '2024-02-01' } },
      0,
    ],
    ['stated as active, with an end years ago', { periodOfUse: { endDateTime: '2024-02-01' }, status: 'active' }, 1],
    ['stated as intended, of years ago', { periodOfUse: { startDateTime: '2024-02-01' }, status: 'intended' }, 1],
  ] as const)('medication in use %s', (_what, given, expected) => {
    expect(measured({ medicationUses: [use('m-1', given)] }).sections.medication.overdue).toBe(expected);
  });

  it('a request that is still active after its day, by whatever element tells it', () => {
    const procedureRequests = [
      procedure('o-1', { startDate: '2020-03-01' }),
      procedure('o-2', { startDate: '2027-03-01' }),
      procedure('o-3', { startDate: '2020-03-01', requestStatus: 'completed' }),
      procedure('o-4', { startDate: '2020-03-01', endDate: '2021', interval: { value: 1, unit: 'wk' } }),
    ];
    expect(measured({ procedureRequests }).sections.procedures.overdue).toBe(2);
  });

  it('is judged of resources from elsewhere too, and trips over nothing', () => {
    const open = { resourceType: 'Procedure', status: 'in-progress' };
    expect(overdue({ ...open, performedDateTime: '2010-05-03T10:00:00Z' })).toBe(1);
    expect(overdue({ ...open, performedDateTime: '2026-11-24T09:00:00+01:00' })).toBe(0);
    expect(overdue({ ...open, performedPeriod: { start: 'once', end: 42 } })).toBe(0);
    expect(overdue({ ...open, performedPeriod: [null], status: 'constructor' })).toBe(0);
    expect(overdue({ resourceType: 'toString', status: 'in-progress' })).toBe(0);
  });

  it('is told per section, in Dutch and English, and by the check of sources', async () => {
    const procedures = [
      procedure('v-1', { procedureStartDate: '2010-05-03' }),
      procedure('v-2', { procedureStartDate: '2011' }),
    ];
    const report = measured({ procedures });
    expect(qualityText(report)).toContain(
      'Nog open terwijl de datum voorbij is, zonder geregistreerde afloop: 2 records',
    );
    expect(qualityText(report, 'en')).toContain(
      'Still open although the date is over, no ending registered: 2 records',
    );
    expect(qualityText(measured({ procedures: [] }))).not.toContain('Nog open');

    const records = bgzRecords({ patient: { ...patient, identificationNumbers: [bsn('999990019')] }, procedures });
    const patients = [{ bsn: '999990019' }];
    const checked = await checkSources(sourcesOf([records], { groups: 'all' }), { patients, now });
    expect(checked.quality.sections.procedures.overdue).toBe(2);
    const mapping = { startDateCompletes: true };
    const other = await checkSources(sourcesOf([records], { groups: 'all' }), { patients, now, mapping });
    expect(other.quality.sections.procedures.overdue).toBe(0);
  });
});
