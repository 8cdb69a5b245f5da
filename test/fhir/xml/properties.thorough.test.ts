import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../../src/fhir/xml/write-fhir-xml';
import { anyText } from '../../any-text';
import { runs } from '../../effort';
import { arbitraryResource } from './arbitrary-resource';
import { model } from './support';

const RUNS = { numRuns: runs(2_000), seed: 20261124 };

describe('any resource of the model', () => {
  it('goes to XML and back unchanged', () => {
    expect(model.resources).toContain('Patient');
    fc.assert(
      fc.property(arbitraryResource(model), (resource) => {
        const { value, faults } = readFhirXml(writeFhirXml(resource, model), model);
        expect(faults).toEqual([]);
        expect(value).toStrictEqual(resource);
      }),
      RUNS,
    );
  });

  it('gives the same XML whatever the order of its properties', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, reversed(inner)]),
            )
          : value;
    const choices = (xml: string) => [...xml.matchAll(/<value[A-Z]\w*/g)].length;
    fc.assert(
      fc.property(arbitraryResource(model), (resource) => {
        const xml = writeFhirXml(resource, model);
        const other = writeFhirXml(reversed(resource), model);
        expect(readFhirXml(other, model).value).toEqual(readFhirXml(xml, model).value);
        // Two types of one choice have one place; only there the order of the input shows.
        if (choices(xml) === 0) expect(other.length).toBe(xml.length);
      }),
      { ...RUNS, numRuns: runs(500) },
    );
  });
});

describe('any text', () => {
  const sound =
    '<Patient xmlns="http://hl7.org/fhir"><name id="a"><given value="b"/></name><text><div xmlns="http://www.w3.org/1999/xhtml">x</div></text></Patient>';

  it('is read or refused, never thrown at, and every fault has a place in it', () => {
    const pieces = fc.constantFrom(
      ...'<>/="&; ',
      '<!--',
      '-->',
      '<![CDATA[',
      '<?x?>',
      '<name>',
      '</name>',
      'xmlns=""',
      '&lt;',
      '\ud800',
    );
    const edit = fc.tuple(fc.nat(sound.length), fc.nat(8), fc.oneof(pieces, fc.string({ maxLength: 3 })));
    const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
    const check = (text: string) => {
      const { value, faults, locate } = readFhirXml(text, model);
      const lines = text.split('\n');
      expect(value === undefined).toBe(
        faults.some(({ rule }) => ['xml-syntax', 'depth-limit', 'size-limit'].includes(rule)),
      );
      for (const { line, column } of [...faults, ...locate([['name', 0, 'given']])]) {
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        expect(Math.min(line, column)).toBeGreaterThan(0);
      }
    };
    fc.assert(
      fc.property(edits, (changes) => {
        check(
          changes.reduce((text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length), sound),
        );
      }),
      RUNS,
    );
    fc.assert(fc.property(anyText(), check), { ...RUNS, numRuns: runs(500) });
  });
});
