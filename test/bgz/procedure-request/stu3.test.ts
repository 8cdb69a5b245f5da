import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { procedureRequestStu3 } from '../../../src/bgz/procedure-request/stu3';
import { readingOf } from '../reading';
import { holdWayBack } from '../way-back';

/** A ProcedureRequest as somebody else writes it, read; and what is left of it. */
function read(given: object) {
  const node = FhirNode.of({ resourceType: 'ProcedureRequest', id: 'r-1', ...given }, 'ProcedureRequest');
  return { draft: procedureRequestStu3.from(node, readingOf([]).context), left: node.left() };
}

describe('zib-ProcedureRequest → ProcedureRequest', () => {
  holdWayBack({
    group: 'procedureRequests',
    stu3: procedureRequestStu3,
    differences: [
      {
        at: /^requestStatus$/,
        why: 'ProcedureRequest.status is required: `active` is what is sent for a request without one',
        back: (value) => (value === 'active' ? undefined : value),
      },
      {
        at: /^intent$/,
        why: 'ProcedureRequest.intent is required: `plan` is what is sent for a request without one',
        back: (value) => (value === 'plan' ? undefined : value),
      },
      {
        at: /^frequency$/,
        why: 'once per interval is what an interval says by itself',
        back: (value) => (value === 1 ? undefined : value),
      },
    ],
  });

  it.each(['draft', 'suspended', 'cancelled', 'completed', 'entered-in-error', 'unknown'])(
    'keeps status %s',
    (status) => {
      expect(read({ status })).toEqual({ draft: { id: 'r-1', requestStatus: status }, left: [] });
    },
  );

  it.each([
    [{ status: 'on-hold' }, ['ProcedureRequest.status']],
    [{ intent: 'filler-order' }, ['ProcedureRequest.intent']],
    [
      { occurrenceTiming: { repeat: { frequency: 1.5, period: 1, periodUnit: 'd' } } },
      ['frequency', 'period', 'periodUnit'].map((one) => `ProcedureRequest.occurrenceTiming.repeat.${one}`),
    ],
    [
      { occurrenceTiming: { repeat: { frequency: 2, period: 1, periodUnit: 'moon' } } },
      ['frequency', 'period', 'periodUnit'].map((one) => `ProcedureRequest.occurrenceTiming.repeat.${one}`),
    ],
  ])('takes nothing it has no place for: %j', (given, left) => {
    expect(read(given)).toEqual({ draft: { id: 'r-1' }, left });
  });

  it('reads the first performer of a list, and tells the others', () => {
    const performer = [{ display: 'A' }, { display: 'B' }];
    expect(read({ performer })).toEqual({
      draft: { id: 'r-1', performer: { nameInformation: { unstructuredName: 'A' } } },
      left: ['ProcedureRequest.performer[1].display'],
    });
  });

  it('takes one moment for begin and end', () => {
    expect(read({ occurrenceDateTime: '2027-01-02' }).draft).toEqual({
      id: 'r-1',
      startDate: '2027-01-02',
      endDate: '2027-01-02',
    });
  });
});
