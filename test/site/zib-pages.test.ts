import { describe, expect, it } from 'vitest';
import { exampleOf, zibPages } from '../../site/zib-pages';
import { statedConcepts, statedZibs } from '../../src/bgz/stated-concepts';
import { createValidator } from '../../src/validate';
import { bgzRecords } from '../../src/zib';

const pages = zibPages();
const validator = createValidator();

/** The JSON of a page, in order. */
const jsonOn = (text: string): unknown[] =>
  [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json));

/** Rows of the table of a page, by the path in the record. */
const rowsOn = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^\| `([^`]+)` \| .*$/gm)].map(([row, path = '']) => [path, row]));

describe('pages of zibs', () => {
  it('are there for every group of records, each with an address of its own', () => {
    expect(pages.map(({ group }) => group)).toEqual(statedZibs().map(({ group }) => group));
    expect(new Set(pages.map(({ slug }) => slug)).size).toBe(pages.length);
    expect(pages.find(({ group }) => group === 'allergyIntolerances')?.slug).toBe('allergy-intolerance');
  });

  describe.each(pages)('$title', ({ group, text }) => {
    const [record, resource] = jsonOn(text);

    it('has a row for every property, with its cardinality, concept and codelist', () => {
      const rows = rowsOn(text);
      const stated = statedConcepts(group);
      expect([...rows.keys()]).toEqual(stated.map((one) => one.record));
      for (const { record: path, cardinality, id = '', dutch = '', codelist = '', fhir } of stated)
        for (const part of [cardinality, id, dutch, codelist, ...fhir]) expect(rows.get(path)).toContain(part);
    });

    it('shows a record that the builder takes, from the sample of the tests', () => {
      const patient = group === 'patient' ? record : exampleOf('patient');
      expect(record).toEqual(JSON.parse(JSON.stringify(exampleOf(group))));
      const parsed = bgzRecords.parse({ patient, ...(group !== 'patient' && { [group]: [record] }) });
      // A record that refers to one of another list is shown without it.
      const faults = parsed.ok ? [] : parsed.issues.filter(({ allowed }) => !/\bid of\b/.test(allowed));
      expect(faults).toEqual([]);
    });

    it('shows what is sent of it, which conforms', async () => {
      const report = await validator.validate(resource);
      expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect((resource as { meta?: { profile?: string[] } }).meta?.profile?.length).toBeGreaterThan(0);
    });
  });
});
