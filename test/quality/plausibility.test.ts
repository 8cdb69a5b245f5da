import { describe, expect, it } from 'vitest';
import { qualityOf, qualityText } from '../../src/quality';
import { nullFlavor, snomed } from '../../src/zib';
import { measured, now, patient, resources, surgery } from './support';

const penicillin = snomed('764146007', 'penicilline');
const allergy = (id: string, more: object) => ({
  id,
  causativeAgent: penicillin,
  allergyStatus: 'active' as const,
  ...more,
});
const operation = { procedureType: snomed('174814003', 'herstel'), procedureStartDate: '2020' };

describe('plausibility', () => {
  const given = {
    patient: { ...patient, dateOfBirth: '1957-03' },
    allergyIntolerances: [
      allergy('a-1', { startDateTime: '2030', lastReactionDateTime: '2031' }),
      allergy('a-2', { startDateTime: '2030' }),
      allergy('a-3', { startDateTime: '1956', causativeAgent: snomed('91936005') }),
      allergy('a-4', {}),
    ],
    problems: [{ id: 'd-1', problemName: nullFlavor('OTH', 'knie'), problemStatus: 'active' as const }],
  };

  it('counts records per rule: a record that breaks one twice counts once', () => {
    const { sections, total } = measured(given);
    expect(sections.allergies.plausibility).toEqual({
      'plausibility-future': 2,
      'plausibility-before-birth': 1,
      'plausibility-allergy-disorder': 1,
    });
    expect(sections.diagnoses.plausibility).toEqual({ 'plausibility-problem-code': 1 });
    expect(sections.patient.plausibility).toEqual({});
    expect(total.plausibility).toEqual({
      'plausibility-future': 2,
      'plausibility-before-birth': 1,
      'plausibility-allergy-disorder': 1,
      'plausibility-problem-code': 1,
    });
  });

  it('is told per section, by the ids that bgz explain knows', () => {
    const text = qualityText(measured(given));
    expect(text).toContain(
      'Onwaarschijnlijk: plausibility-future 2, plausibility-before-birth 1, plausibility-allergy-disorder 1',
    );
  });
});

describe('records that no national search returns', () => {
  it('are counted, and told per section', () => {
    const report = measured({
      procedures: [
        { id: 'v-1', procedureCategory: surgery, ...operation },
        { id: 'v-2', ...operation },
        { id: 'v-3', ...operation },
      ],
      allergyIntolerances: [allergy('a-1', {})],
    });
    expect(report.sections.procedures.unreached).toBe(2);
    expect(report.total.unreached).toBe(2);
    expect(qualityText(report)).toContain('Niet gevonden door een landelijke zoekvraag: 2 records');
    expect(qualityText(report, 'en')).toContain('Found by no national search: 2 records');
  });

  it('do not trip over what is no record', () => {
    const broken = { ...resources({})[0], resourceType: 'Procedure', id: 'x', category: 42 };
    expect(() => qualityOf([broken as never], { now })).not.toThrow();
  });
});
