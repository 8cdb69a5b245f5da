import { describe, expect, it, vi } from 'vitest';
import { createBgzFacade, type FacadeOptions, sourcesOf } from '../../src/index';
import { eventually } from '../eventually';
import { strict } from './strict-validator';
import { ANNA, anna, ask, BSN, facadeOf, issuesOf, now, recordedLog, TOM } from './support';

async function linesOf(options: Partial<FacadeOptions>, path: string, token?: string | undefined) {
  const { lines, logger } = recordedLog();
  const answer = await ask(facadeOf({ logger, ...options }), path, {}, token);
  return { lines, answer };
}

describe('a request that is not served', () => {
  it.each<[string, Partial<FacadeOptions>, string, number, object]>([
    [
      'without a token',
      { authorize: () => ({ allowed: false, reason: 'unauthenticated', trail: { reason: 'token-expired' } }) },
      'Condition',
      401,
      { reason: 'token-expired', kind: 'search', type: 'Condition' },
    ],
    ['for another patient', {}, `Condition?patient.identifier=${BSN}|${TOM}`, 403, { reason: 'other-patient' }],
    [
      'while the authorisation is out of reach',
      { authorize: () => ({ allowed: false, reason: 'unavailable' }) },
      'Condition/abc',
      503,
      { reason: 'unavailable', kind: 'read' },
    ],
  ])('%s is logged once, with the reason', async (_what, options, path, status, facts) => {
    const { lines, answer } = await linesOf(options, path);
    expect(answer.status).toBe(status);
    expect(lines).toMatchObject([{ event: 'request-refused', status, ...facts }]);
    expect(lines[0]?.requestId).toBe(answer.headers.get('x-request-id'));
    expect(JSON.stringify(lines)).not.toMatch(/99999/);
  });

  it.each<[string, Partial<FacadeOptions>, string]>([
    ['a source that throws', { sources: { patient: () => Promise.reject(new Error('down')) } }, 'source-failed'],
    ['a trail that fails', { audit: { write: () => Promise.reject(new Error('down')) } }, 'audit-failed'],
  ])('because of %s has the line of that, and no second one', async (_what, options, event) => {
    const { lines } = await linesOf(options, 'Patient');
    expect(lines.map((line) => line.event)).toEqual([event]);
  });

  it('because of a check that throws has its own line, beside that of the check, which is told once a minute', async () => {
    const { lines } = await linesOf({ authorize: () => Promise.reject(new Error('down')) }, 'Patient');
    expect(lines).toMatchObject([
      { event: 'authorize-failed' },
      { event: 'request-refused', status: 500, reason: 'authorize-failed' },
    ]);
  });

  it('takes a BSN out of a reason that is words of the vendor', async () => {
    const authorize = () =>
      ({ allowed: false, reason: 'forbidden', trail: { reason: `geen verwijzing voor ${ANNA}` } }) as const;
    const { lines } = await linesOf({ authorize }, 'Condition');
    expect(lines).toMatchObject([{ event: 'request-refused', reason: 'geen verwijzing voor [removed]' }]);
  });

  it('is not logged when it is a mistake in the request, or something that is not there', async () => {
    for (const path of ['Condition?foo=1', 'Condition/unknown', 'Observation'])
      expect((await linesOf({}, path)).lines).toEqual([]);
  });
});

describe('validation', () => {
  it('`enforce` logs what was not sent and why, without what was found', async () => {
    const { lines, answer } = await linesOf({ validate: 'enforce', validator: strict }, 'Condition');
    expect(answer.status).toBe(500);
    expect(lines).toMatchObject([{ event: 'validation-refused', type: 'Condition' }]);
    expect(lines[0]?.findings).toContainEqual(
      expect.objectContaining({ rule: 'cardinality-min', expression: 'Bundle.entry[0].resource' }),
    );
  });

  it('`report` without a listener logs its findings, and with one leaves them to it', async () => {
    const { lines, answer } = await linesOf({ validate: 'report', validator: strict }, 'Condition');
    expect(answer.status).toBe(200);
    await eventually(() => expect(lines).toMatchObject([{ event: 'validation-findings', type: 'Condition' }]));
    const onValidation = vi.fn();
    const heard = await linesOf({ validate: 'report', validator: strict, onValidation }, 'Condition');
    await eventually(() => expect(onValidation).toHaveBeenCalledTimes(1));
    expect(heard.lines).toEqual([]);
  });

  it.each(['report', 'enforce'] as const)('a listener that rejects is logged under `%s`', async (validate) => {
    const onValidation = () => Promise.reject(new Error('queue down'));
    const { lines, answer } = await linesOf({ validate, onValidation }, 'Condition');
    expect(answer.status).toBe(200);
    await eventually(() =>
      expect(lines).toMatchObject([{ event: 'validation-failed', err: { message: 'queue down' } }]),
    );
  });

  it('a logger that throws changes no answer', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const fail = () => {
      throw new Error('disk full');
    };
    const logger = { debug: fail, info: fail, warn: fail, error: fail };
    try {
      const sources = { patient: () => Promise.reject(new Error('down')) };
      const failing = await ask(facadeOf({ logger, sources }), 'Patient');
      expect([failing.status, failing.body.resourceType]).toEqual([502, 'OperationOutcome']);
      expect((await ask(facadeOf({ logger }), 'Procedure')).status).toBe(200);
      expect((await ask(facadeOf({ logger }), 'Condition', {}, 'nobody')).status).toBe(401);
      expect(warn).toHaveBeenCalled();
    } finally {
      warn.mockRestore();
    }
  });
});

describe('refusals say what to do', () => {
  it('`insecure` without a patient named', async () => {
    const open = createBgzFacade({ sources: sourcesOf([anna], { groups: 'all' }), insecure: true, now });
    for (const path of ['Condition', 'Condition/abc']) {
      const answer = await ask(open, path, {}, undefined);
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)[0]?.diagnostics).toContain(`patient.identifier=${BSN}|<BSN>`);
      expect(issuesOf(answer)[0]?.diagnostics).toContain('`findPatient`');
    }
  });

  it('a wrong mount', async () => {
    const answer = await ask(facadeOf({ mountPath: '/bgz/fhir' }), 'https://epd.example/fhir/Condition');
    expect(answer.status).toBe(404);
    expect(issuesOf(answer)[0]?.diagnostics).toMatch(/arrive here under \/bgz\/fhir.*`mountPath`/);
  });
});
