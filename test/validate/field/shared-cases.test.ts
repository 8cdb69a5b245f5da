import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, validator } from '../fixtures/support';

const folder = resolve(import.meta.dirname, '../../../../shared/cases/validate');

/** What is right for each shared file; `order-1` has faults of its own, which are no concern here. */
const shared: Readonly<Record<string, readonly string[]>> = {
  '01-conditional-reference-transaction.json': ['warning plausibility-problem-code Bundle.entry[0].resource.code'],
  '09-operationdefinition-no-searchtype.json': [],
  '11-plandefinition-nested-action-extension.json': [],
  '12-patient-snomed-oid.json': ['warning system-oid Condition.code.coding[0].system'],
  '29-valueset-as-system.json': ['error system-value-set Organization.type[0].coding[0].system'],
  // Booked, and without a start: app-3 of STU3 forbids it.
  'appointment.json': ['error invariant:app-3 Appointment'],
  'capability-format.json': [],
  'contentref.json': [
    'error invariant:cmp-1 Bundle.entry[2].resource.section[0]',
    'error invariant:cmp-1 Bundle.entry[2].resource.section[1].section[0]',
    'error invariant:cmp-2 Bundle.entry[2].resource.section[1].section[1].section[0]',
    'error invariant:inv-1 Bundle.entry[1].resource.parameter[0]',
    'error invariant:inv-1 Bundle.entry[1].resource.parameter[1].part[0]',
    'error invariant:obs-3 Bundle.entry[0].resource.component[0].referenceRange[0]',
    'error invariant:obs-3 Bundle.entry[0].resource.referenceRange[0]',
  ],
  'h-dom3img.json': [],
  'h-dupid.json': ['error element-id-duplicate Patient.name[1]'],
  'h-font.json': ['error narrative-unsafe Patient.text.div'],
  'h-fullurl-nonrest.json': [],
  'h-uuidcase.json': ['error primitive-format Bundle.entry[0].fullUrl'],
  'num-exp.json': ['error primitive-format Observation.valueQuantity.value'],
  'num-rank-1.0.json': ['error primitive-format Patient.telecom[0].rank'],
  'order-2-composition.json': [],
  'per-day-time.json': ['error period-precision Patient.address[0].period'],
  'pi.xml': [],
  'unkxml.xml': [
    'error invariant:app-3 Patient.contained[0]',
    'error reference-target Patient.contained[0].participant[0].actor',
    'error reference-target Patient.link[0].other',
  ],
  'xmlprim.xml': [
    'error xml-value Patient.active',
    'error xml-value Patient.telecom[0].rank',
    'warning xml-whitespace Patient.birthDate',
    'warning xml-whitespace Patient.multipleBirthInteger',
  ],
};

describe.skipIf(!existsSync(folder))('the shared cases (skipped when ../shared is absent)', () => {
  it.each(Object.entries(shared))('%s', async (file, told) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(linesOf(await validator.validate(text))).toEqual([...told].sort());
  });
});
