import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { type Offer, pullBgz } from '../../src/notified-pull';
import { fakeSender, match, SENDER, searchset } from './fake-sender';

const MEDICATION = 'MedicationStatement?_include=MedicationStatement%3Amedication';
const PROCEDURES = 'Procedure?category=http%3A%2F%2Fsnomed.info%2Fsct%7C387713003';
const offers: readonly Offer[] = [MEDICATION, PROCEDURES].map((query) => ({ kind: 'query', query }));
const label = (code: string) => ({
  meta: { security: [{ system: 'http://hl7.org/fhir/v3/ObservationValue', code }] },
});

async function pull(medication: object, procedures: object = searchset([match('Procedure', 'p')])) {
  const entries: AuditEntry[] = [];
  const { fetch } = fakeSender({ [MEDICATION]: { body: medication }, [PROCEDURES]: { body: procedures } });
  const result = await pullBgz({
    notification: {
      status: 'requested',
      receiver: { identifiers: [] },
      getWorkflowTask: false,
      offers,
      warnings: [],
    },
    token: 't',
    baseUrl: SENDER,
    fetch,
    audit: { write: async (entry) => void entries.push(entry) },
  });
  return { result, entries, sections: result.sections.slice(0, 2) };
}

describe('what a sender took out on purpose', () => {
  it('is told of its section, by resource, though all was obtained; and the trail says so', async () => {
    const use = match('MedicationStatement', 'm1', label('REDACTED'));
    const { result, sections, entries } = await pull(searchset([use, match('MedicationStatement', 'm2')]));
    expect(sections[0]).toMatchObject({
      status: 'obtained',
      redacted: {
        which: ['MedicationStatement/m1'],
        wholeAnswer: false,
        reason: {
          nl: 'De verzender heeft hier gegevens bewust weggelaten die deze gebruiker niet mag zien (REDACTED).',
        },
      },
    });
    expect(sections[1]).not.toHaveProperty('redacted');
    expect(result.complete).toBe(true);
    expect(entries).toMatchObject([{ outcome: 'success' }]);
    expect(entries[0]?.missing).toEqual([expect.stringMatching(/\(redacted by the sender: 1\)$/)]);
  });

  it.each<[string, object]>([
    ['a label on the answer', searchset([match('MedicationStatement', 'm')], label('REDACTED'))],
    [
      'an outcome `suppressed`',
      searchset([
        match('MedicationStatement', 'm'),
        {
          resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'suppressed' }] },
          mode: 'outcome',
        },
      ]),
    ],
  ])('is told of the whole section by %s', async (_, medication) => {
    const { sections } = await pull(medication);
    expect(sections[0]).toMatchObject({ status: 'obtained', redacted: { which: [], wholeAnswer: true } });
  });

  it('is told of what came along as well, and of an id that may be a BSN by its type only', async () => {
    const along = { ...match('Medication', '999990019', label('REDACTED')), mode: 'include' };
    const medicationReference = { reference: 'Medication/999990019' };
    const { sections } = await pull(searchset([match('MedicationStatement', 'm', { medicationReference }), along]));
    expect(sections[0]?.redacted?.which).toEqual(['Medication/(no id)']);
  });

  it.each(['R', 'SUBSETTED', '__proto__'])('is not told for a label %s', async (code) => {
    const { sections } = await pull(searchset([match('MedicationStatement', 'm', label(code))]));
    expect(sections[0]).not.toHaveProperty('redacted');
  });

  it.each([null, 7, 'REDACTED', [null], { code: 'REDACTED' }])(
    'costs nothing when its labels are %j',
    async (security) => {
      const { sections } = await pull(searchset([match('MedicationStatement', 'm', { meta: { security } })]));
      expect(sections[0]).toMatchObject({ status: 'obtained' });
    },
  );
});
