import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { toJUnit } from '../../../src/validate/report/junit';
import { clean, failing, issue, nasty, reportOf, unverified } from './support';

interface Node {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Node[];
  text: string;
}

/** Reads XML into a tree; throws on anything that is not well-formed. */
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [top] = root.children;
  if (top === undefined) throw new Error('no root element');
  return top;
}

describe('reports as JUnit XML', () => {
  const suites = parse(toJUnit([clean, failing], { language: 'nl' }));
  const [good, bad] = suites.children;

  it('has a suite per file and a case per resource', () => {
    expect(suites.attributes).toEqual({ name: 'bgz validate', tests: '4', failures: '1', errors: '0' });
    expect(good?.attributes).toEqual({ name: 'goed.json', tests: '1', failures: '0', errors: '0', skipped: '0' });
    expect(good?.children.map(({ attributes }) => attributes.name)).toEqual(['3 resources zonder bevindingen']);
    expect(bad?.children.map(({ attributes }) => attributes)).toEqual([
      { name: 'AllergyIntolerance/a-1', classname: 'fout.json' },
      { name: 'Condition', classname: 'fout.json' },
      { name: '1 resource zonder bevindingen', classname: 'fout.json' },
    ]);
  });

  it('has a failure per error, and warnings as output', () => {
    const [allergy, condition] = bad?.children ?? [];
    expect(allergy?.children.map(({ name, attributes }) => [name, attributes.type])).toEqual([
      ['failure', 'cardinality-min'],
      ['failure', 'invariant:ait-1'],
    ]);
    expect(allergy?.children[0]?.text).toBe(
      [
        'fout: Bundle.entry[2].resource.code (regel 12:5)',
        'code ontbreekt; het profiel vraagt er minstens 1',
        'NL-CM:8.2.2 VeroorzakendeStof, allergyIntolerance.causativeAgent',
        'cardinality-min',
        'http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance',
      ].join('\n'),
    );
    expect(condition?.children.map(({ name }) => name)).toEqual(['system-out']);
    expect(condition?.children[0]?.text).toContain('let op: Bundle.entry[2].resource.code');
  });

  it('escapes what XML cannot hold, in attributes and in text', () => {
    const message = `${nasty}\nregel 2\t.`;
    const root = parse(toJUnit([{ source: nasty, report: reportOf([issue({ message, resource: nasty })]) }]));
    const [testcase] = root.children[0]?.children ?? [];
    const kept = `<b> & "quotes" 'apos' [31m ]]> einde`;
    expect(root.children[0]?.attributes.name).toBe(kept);
    expect(testcase?.attributes.name).toBe(kept);
    expect(testcase?.children[0]?.attributes.message).toBe(`${kept}\nregel 2\t.`);
    expect(testcase?.children[0]?.text).toContain(`${kept}\nregel 2\t.`);
  });

  it('tells per suite what could not be verified', () => {
    const [suite] = parse(toJUnit([{ source: 'a', report: reportOf([], { unverified }) }])).children;
    const out = suite?.children.find(({ name }) => name === 'system-out')?.text.split('\n');
    expect(out).toHaveLength(4);
    expect(out?.[0]).toContain('12 codes of http://snomed.info/sct');
  });

  it('skips a file without resources rather than pass it', () => {
    const [suite] = parse(toJUnit([{ source: 'leeg', report: reportOf([], { resources: 0 }) }])).children;
    expect(suite?.attributes).toMatchObject({ tests: '1', skipped: '1' });
    expect(suite?.children[0]?.children[0]?.name).toBe('skipped');
    expect(parse(toJUnit([])).attributes).toMatchObject({ tests: '0' });
  });
});
