import { describe, expect, it } from 'vitest';
import { toCollection } from '../../src/index';
import { ANNA, anna, ask, facadeOf, now, TOM, tom } from '../facade/support';
import { errorsOf, linesOf, NICTIZ, SNOMED, validator } from './fixtures/support';

const facade = facadeOf();

/** The searches of the six core sections as a receiving hospital sends them. */
const searches = [
  'Patient?_include=Patient:general-practitioner',
  'Coverage?_include=Coverage:payor',
  'AllergyIntolerance',
  'Condition',
  'DeviceUseStatement?_include=DeviceUseStatement:device',
  `Procedure?category=${SNOMED}|387713003&_include=Procedure:based-on`,
  'ProcedureRequest?status=active',
  'MedicationStatement?_include=MedicationStatement:medication',
  'MedicationRequest?_include=MedicationRequest:medication',
  'MedicationDispense?_include=MedicationDispense:medication',
];

describe.each([
  ['mevrouw Van der Voorbeeld', ANNA],
  ['meneer Testma', TOM],
])('what the facade sends of %s', (_, bsn) => {
  it.each(searches)('%s conforms, also to the national asserts', async (path) => {
    const { text, status } = await ask(facade, path, {}, bsn);
    expect(status).toBe(200);
    const report = await validator.validate(text, { rules: ['bgz-msz'] });
    expect(errorsOf(report)).toEqual([]);
    expect(report.verdict).toBe('conforms');
    // A knee that hurts on the stairs is in the record in words only.
    const uncoded = bsn === ANNA && path.startsWith('Condition') ? ['plausibility-problem-code'] : [];
    expect(linesOf(report).map((line) => line.split(' ')[1])).toEqual(uncoded);
    expect(report.unverified.profiles).toEqual([]);
    // What a search leaves out is no fault; what it asks to include is there.
    expect(report.issues.map(({ rule }) => rule)).not.toContain('bundle-incomplete');
  });
});

describe.each([
  ['mevrouw Van der Voorbeeld', anna, ['plausibility-problem-code']],
  ['meneer Testma', tom, []],
])('the collection of %s', (_, records, odd) => {
  it('conforms, and every reference in it leads somewhere', async () => {
    const report = await validator.validate(JSON.parse(JSON.stringify(toCollection([records], { now: now() }))));
    expect(errorsOf(report)).toEqual([]);
    expect(new Set(linesOf(report).map((line) => line.split(' ')[1]))).toEqual(new Set(odd));
    expect(report.unverified).toMatchObject({ profiles: [], references: 0 });
    expect(report.profiles).toContain(`${NICTIZ}/zib-AllergyIntolerance`);
  });
});
