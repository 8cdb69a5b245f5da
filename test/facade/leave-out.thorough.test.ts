import fc from 'fast-check';
import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../src/index';
import { runs } from '../effort';
import { idSecret } from '../id-secret';
import { validRecords } from '../properties/records';
import { ask, inMode, now } from './support';

const types = [
  'Procedure?_include=Procedure:based-on',
  'ProcedureRequest',
  'DeviceUseStatement',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationDispense',
] as const;

describe('what is left out, whatever the records say', () => {
  it('no resource of another section refers to a diagnosis, or a procedure to a device', async () => {
    await fc.assert(
      fc.asyncProperty(validRecords, async (drawn) => {
        const facade = createBgzFacade({
          sources: sourcesOf([drawn], { groups: 'all' }),
          authorize: () => ({
            allowed: true,
            patient: { bsn: drawn.patient.identificationNumbers[0]?.value ?? '' },
            only: types,
            leaveOut: ['indications', 'devices'],
          }),
          idSecret,
          now,
        });
        for (const path of types) {
          const { status, text, body } = await ask(facade, path);
          expect(status, text).toBe(200);
          expect(text).not.toContain('"Condition/');
          for (const one of inMode(body as Bundle, 'match'))
            if (one.resourceType === 'Procedure') expect(JSON.stringify(one)).not.toContain('"Device/');
        }
      }),
      { numRuns: runs(20) },
    );
  });
});
