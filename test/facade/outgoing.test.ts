import type { OperationOutcome } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { OutgoingValidation } from '../../src/index';
import { createValidator } from '../../src/validate/index';
import { overNode } from './door';
import { strict } from './strict-validator';
import { ANNA, ask, facadeOf, recordedLog } from './support';

function recorder() {
  const validations: OutgoingValidation[] = [];
  let heard = () => {};
  const first = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const { lines, logger } = recordedLog(() => heard());
  return {
    validations,
    lines,
    logger,
    first,
    onValidation: (validation: OutgoingValidation) => {
      validations.push(validation);
      heard();
    },
  };
}

describe('validate: off', () => {
  it('checks nothing', async () => {
    const { validations, onValidation } = recorder();
    const answer = await ask(facadeOf({ validator: strict, onValidation }), 'Condition');
    expect(answer.status).toBe(200);
    // By the time a later answer is checked, this one would have been.
    const later = recorder();
    await ask(facadeOf({ validator: strict, validate: 'report', onValidation: later.onValidation }), 'Condition');
    await later.first;
    expect(validations).toEqual([]);
  });
});

describe('validate: enforce', () => {
  it.each([
    'Patient',
    'AllergyIntolerance',
    'Condition',
    'DeviceUseStatement?_include=DeviceUseStatement:device',
    'Procedure?category=387713003',
    'ProcedureRequest',
    'MedicationStatement?category=422979000&_include=MedicationStatement:medication',
    'Coverage',
    'Condition?_summary=count',
  ])('sends what conforms, by the profiles and the national asserts: %s', async (path) => {
    const { validations, onValidation } = recorder();
    const answer = await ask(facadeOf({ validate: 'enforce', onValidation }), path);
    expect(answer.body.resourceType).toBe('Bundle');
    expect(answer.status).toBe(200);
    expect(validations).toHaveLength(1);
    expect(validations[0]).toMatchObject({
      type: 'Bundle',
      served: path.split('?')[0],
      report: { verdict: 'conforms', counts: { fatal: 0, error: 0 } },
    });
  });

  it('answers 500 with the findings, and nothing of the record, when it does not', async () => {
    const answer = await ask(facadeOf({ validate: 'enforce', validator: strict }), 'Condition');
    expect(answer.status).toBe(500);
    const outcome = answer.body as OperationOutcome;
    expect(outcome.resourceType).toBe('OperationOutcome');
    expect(outcome.issue[0]).toMatchObject({
      severity: 'error',
      code: 'required',
      expression: ['Bundle.entry[0].resource'],
    });
    expect(JSON.stringify(outcome)).not.toContain(ANNA);
  });

  it('checks a read as well', async () => {
    const open = facadeOf();
    const found = await ask(open, 'Condition');
    const [entry] = found.body.resourceType === 'Bundle' ? (found.body.entry ?? []) : [];
    const path = `Condition/${entry?.resource?.id}`;
    expect((await ask(open, path)).status).toBe(200);
    expect((await ask(facadeOf({ validate: 'enforce', validator: strict }), path)).status).toBe(500);
    expect((await ask(facadeOf({ validate: 'enforce' }), path)).status).toBe(200);
  });

  it('holds a searchset to the national asserts: total without the included, self link, profiles', async () => {
    const asked: unknown[] = [];
    const validator = {
      async validate(resource: unknown, options: { readonly rules?: readonly 'bgz-msz'[] }) {
        asked.push(options.rules);
        return createValidator().validate(resource, options);
      },
    };
    await ask(facadeOf({ validate: 'enforce', validator }), 'Condition');
    expect(asked).toEqual([['bgz-msz']]);
  });
});

describe('validate: report', () => {
  // What is checked afterwards may be checked by the time that the answer is read.
  it.skipIf(overNode)('sends the same content and reports afterwards', async () => {
    const plain = await ask(facadeOf(), 'Condition');
    const { first, validations, onValidation } = recorder();
    const answer = await ask(facadeOf({ validate: 'report', validator: strict, onValidation }), 'Condition');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(plain.text);
    expect(validations).toEqual([]);
    await first;
    expect(validations[0]?.report.verdict).toBe('does-not-conform');
  });

  it('tells the log when the validator fails, and goes on', async () => {
    const { first, lines, logger } = recorder();
    const validator = { validate: () => Promise.reject(new Error('broken')) };
    const facade = facadeOf({ validate: 'report', validator, logger });
    expect((await ask(facade, 'Condition')).status).toBe(200);
    await first;
    expect(lines).toEqual([{ event: 'validation-failed', err: new Error('broken') }]);
    expect((await ask(facade, 'Condition')).status).toBe(200);
  });
});
