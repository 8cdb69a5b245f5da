import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { lineOf, linesOf, onlyIssue, validator } from './fixtures/support';

const patient = '{"resourceType":"Patient"}';

describe('text that is no JSON', () => {
  it.each([
    [
      'a value that is no JSON',
      '{"resourceType":"Patient",\n  "name": [{"family": Jansen}]}',
      2,
      23,
      'Patient.name[0].family',
    ],
    ['a comma before a closing brace', '{"a":1,}', 1, 8, '$this'],
    ['a comma before a closing bracket', '{"a":[1,]}', 1, 9, '$this.?[1]'],
    ['a missing value', '{"a":}', 1, 6, '$this.?'],
    ['a missing colon', '{"a" 1}', 1, 6, '$this'],
    ['a property without quotes', '{a:1}', 1, 2, '$this'],
    ['single quotes', "{'a':1}", 1, 2, '$this'],
    ['something after the end', `${patient}\n}`, 2, 1, 'Patient'],
    ['the type of something inside', '{"a":{"resourceType":"Patient"},}', 1, 33, '$this'],
    ['a line break in a string', '{"a":"\n"}', 1, 7, '$this.?'],
    ['an escape JSON does not have', '{"a":"\\x"}', 1, 8, '$this.?'],
    ['a comment', `{\n  // naam\n  "a":1}`, 2, 3, '$this'],
    ['a fault after CRLF', '{\r\n"a":1,\r\n}', 3, 1, '$this'],
  ])('%s is told where it stands', async (_, text, line, column, path) => {
    const report = await validator.validate(text);
    expect(report.issues.map(lineOf)).toEqual([`fatal json-syntax ${path}`]);
    const issue = onlyIssue(report, 'json-syntax');
    expect({ line: issue.line, column: issue.column }).toEqual({ line, column });
    expect(issue.message).toBe('This is not JSON: there is a syntax error here.');
    expect(report.verdict).toBe('does-not-conform');
    expect(report.resources).toBe(0);
  });

  it.each([
    ['an object that is not closed', '{"a":1', 1, 7],
    ['a string that is not closed', '{"a":"x', 1, 8],
    ['an array that is not closed', '{\n"a":[1,', 2, 8],
  ])('%s ends too early', async (_, text, line, column) => {
    const issue = onlyIssue(await validator.validate(text), 'json-syntax');
    expect({ line: issue.line, column: issue.column }).toEqual({ line, column });
    expect(issue.message).toBe('This is not JSON: the text ends too early.');
  });

  it.each(['', ' ', '\n', '\ufeff'])('%j is empty', async (text) => {
    expect(onlyIssue(await validator.validate(text), 'json-syntax').message).toBe(
      'This is not JSON: the text is empty.',
    );
  });

  it('is not quoted', async () => {
    for (const text of ['Jan Jansen', '{"family": Jansen}', '{"family": "Jansen" "given"}']) {
      expect(JSON.stringify(await validator.validate(text))).not.toContain('Jansen');
    }
  });
});

describe('JSON text', () => {
  it.each([
    ['plain', patient],
    ['with a byte order mark', `\ufeff${patient}`],
    ['with white space around it', `\r\n\t ${patient} \n`],
  ])('is read %s', async (_, text) => {
    expect((await validator.validate(text)).issues).toEqual([]);
  });

  it.each(['null', '5', '"Patient"', '[]', 'true'])('%s is JSON but no resource', async (text) => {
    expect(linesOf(await validator.validate(text))).toEqual(['fatal not-a-resource Resource']);
  });
});

describe('a property given twice', () => {
  it.each([
    ['in the resource', '{"resourceType":"Patient",\n"gender":"male",\n"gender":"female"}', [[3, 1]]],
    ['within a datatype', '{"resourceType":"Patient",\n"name":[{"family":"A",\n  "family":"B"}]}', [[3, 3]]],
    [
      'three times',
      '{"resourceType":"Patient","gender":"male",\n"gender":"male",\n"gender":"male"}',
      [
        [2, 1],
        [3, 1],
      ],
    ],
    ['with an escape', '{"resourceType":"Patient","gender":"male",\n"g\\u0065nder":"male"}', [[2, 1]]],
    [
      'after a string that looks like JSON',
      '{"resourceType":"Patient","language":"nl","implicitRules":"{\\"a\\":1,",\n"language":"nl"}',
      [[2, 1]],
    ],
  ])('%s', async (_, text, places) => {
    const report = await validator.validate(text);
    const found = report.issues.filter(({ rule }) => rule === 'duplicate-property');
    expect(found.map(({ line, column }) => [line, column])).toEqual(places);
    expect(found.every(({ severity }) => severity === 'error')).toBe(true);
    expect(report.verdict).toBe('does-not-conform');
  });

  it('is not two properties of the same name in two objects', async () => {
    const text = '{"resourceType":"Patient","name":[{"family":"a:b"},{"family":"\\":{"}]}';
    expect((await validator.validate(text)).issues).toEqual([]);
  });

  it('is told with its path and resource, also where all stands on one line', async () => {
    const report = await validator.validate(
      '{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",' +
        '"resource":{"resourceType":"Patient","id":"a","name":[{"text":"x"},{"family":"A","family":"B"}]}}]}',
    );
    expect(onlyIssue(report, 'duplicate-property')).toMatchObject({
      expression: 'Bundle.entry[0].resource.name[1].family',
      resource: 'Patient/a',
      line: 1,
      column: 195,
    });
  });

  it('is still checked for the rest', async () => {
    const report = await validator.validate('{"resourceType":"Patient","gender":"male","gender":"man"}');
    expect(linesOf(report)).toEqual([
      'error binding-required Patient.gender',
      'error duplicate-property Patient.gender',
    ]);
  });
});

describe('limits', () => {
  it('refuses text above the limit and reads text at the limit', async () => {
    const small = createValidator({ maxSize: patient.length });
    expect((await small.validate(patient)).issues).toEqual([]);
    const report = await small.validate(`${patient} `);
    expect(report.issues.map(lineOf)).toEqual(['fatal size-limit $this']);
    expect(onlyIssue(report, 'size-limit').message).toContain(String(patient.length));
  });

  it('refuses text nested deeper than the limit', async () => {
    const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const text = (levels: number): string => `{"resourceType":"Patient","name":${nested(levels)}}`;
    const shallow = createValidator({ maxDepth: 10 });
    expect(linesOf(await shallow.validate(text(20)))).toEqual(['fatal depth-limit $this']);
    expect(linesOf(await shallow.validate(JSON.parse(text(20))))).toEqual(['fatal depth-limit $this']);
    expect((await shallow.validate(text(3))).issues.map(({ rule }) => rule)).not.toContain('depth-limit');
  });

  it('holds no more issues than asked, the gravest, and counts all', async () => {
    const few = createValidator({ maxIssues: 2 });
    const given = {
      resourceType: 'Patient',
      extension: [{ url: 'http://x.example/unknown', valueString: 'x' }],
      name: [{ text: ' ' }],
      gender: 'x',
      birthDate: 'x',
    };
    const report = await few.validate(given);
    expect(report.issues.map(lineOf)).toEqual([
      'error binding-required Patient.gender',
      'error primitive-format Patient.birthDate',
    ]);
    expect(report.counts).toEqual({ fatal: 0, error: 2, warning: 1, information: 1 });
  });
});
