import { expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { codelistsOf } from '../../src/terminology/codelists/create-codelists';
import { startAt } from '../../src/validate/walk/cursor';
import { note, noteFault, startRun } from '../../src/validate/walk/run';
import { createWalker } from '../../src/validate/walk/walker';

it('a finding takes the parameters of its message, no fewer, no more and of no other kind', () => {
  const run = startRun(createWalker(definitionsOf(), codelistsOf([])), () => new Date(0));
  const scope = { resource: {}, type: 'Patient', container: {}, label: 'Patient' };
  const at = startAt('Patient', {}, scope, run);
  note(at, 'max-length', { expected: 3 });
  note(at, 'string-blank');
  noteFault(at, { rule: 'max-length', parameters: { expected: 3 } });
  // @ts-expect-error the parameters are missing
  note(at, 'max-length');
  // @ts-expect-error the one parameter is missing
  note(at, 'max-length', {});
  // @ts-expect-error there is no such parameter
  note(at, 'max-length', { expected: 3, found: 4 });
  const more = { expected: 3, found: 4 };
  // @ts-expect-error nor when it is not written out here
  note(at, 'max-length', more);
  // @ts-expect-error this message has none
  note(at, 'string-blank', { found: 1 });
  // @ts-expect-error a reason is said in both languages
  note(at, 'reference-form', { reason: 'it starts with a slash' });
  // @ts-expect-error the parameters of another rule
  noteFault(at, { rule: 'max-length', parameters: { reason: { en: '', nl: '' } } });
  expect(run.findings.slice(0, 3)).toMatchObject([
    { rule: 'max-length', severity: 'error', parameters: { expected: 3 } },
    { rule: 'string-blank', severity: 'warning', parameters: {} },
    { rule: 'max-length', severity: 'error', parameters: { expected: 3 } },
  ]);
});
