import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fhirJson, resourcesOf } from '../../src/index';
import { runs } from '../effort';
import { randomRecords } from './law/drawn';
import { fullRecords, minimalRecord } from './law/sample';
import { groups } from './law/schema';
import { recordsWith } from './law/together';

/** A person written in two ways is shown in one; who it is does not change. */
const withoutPersonNames = (json: string | undefined) =>
  json?.replace(/("reference":"(?:Practitioner(?:Role)?|RelatedPerson)\/[^"]*"),"display":"(?:[^"\\]|\\.)*"/g, '$1');

const now = new Date('2026-11-24T10:00:00Z');

/**
 * A record says the same among others as alone. The others name people, organizations and problems by the same numbers and
 * ids, with other names, roles, departments and codes.
 */
describe.each(groups.filter((group) => !['patient', 'healthProfessionals', 'healthcareProviders'].includes(group)))(
  '%s',
  (group) => {
    it('are the same together as alone', () => {
      const drawn = fc.sample(randomRecords(group), { numRuns: runs(10), seed: 20261129 });
      const records = [minimalRecord(group), ...fullRecords(group), ...drawn];
      const together = recordsWith(group, records);
      const list = (together as unknown as Record<string, Record<string, unknown>[]>)[group] ?? [];
      // Those of the group that they refer to come behind them.
      expect(list.length).toBeGreaterThanOrEqual(records.length);
      const among = new Map(
        resourcesOf(together, { now }).map((one) => [`${one.resourceType}/${one.id}`, fhirJson(one)]),
      );
      for (const record of list) {
        // What is no party is the very same; a party may have more details, told by the other records.
        for (const one of resourcesOf({ ...together, [group]: [record] }, { now })) {
          const found = among.get(`${one.resourceType}/${one.id}`);
          if (/^(Organization|Practitioner|PractitionerRole|RelatedPerson)$/.test(one.resourceType)) {
            const { resourceType, id } = one;
            expect(JSON.parse(found ?? 'null')).toMatchObject({
              resourceType,
              id,
              ...(one.resourceType === 'Organization' && one.name !== undefined && { name: one.name }),
            });
          } else if (one.resourceType === 'Provenance') {
            // What others registered in one go with it is told with it.
            const { target, ...statement } = JSON.parse(found ?? 'null');
            const { target: own, ...alone } = one;
            expect(target).toEqual(
              expect.arrayContaining(own.map(({ reference }) => expect.objectContaining({ reference }))),
            );
            expect(withoutPersonNames(JSON.stringify(statement))).toBe(withoutPersonNames(JSON.stringify(alone)));
          } else expect(withoutPersonNames(found)).toBe(withoutPersonNames(fhirJson(one)));
        }
      }
    });
  },
);
