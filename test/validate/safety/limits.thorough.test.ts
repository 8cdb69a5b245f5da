import { describe, expect, it } from 'vitest';
import { tryInput, validator } from './fuzzers';

const patient = (member: string): string => `{"resourceType":"Patient",${member}}`;
const fill = (item: string, count: number): string => new Array(count).fill(item).join(',');
const deep = (open: string, close: string, depth: number): string => `${open.repeat(depth)}0${close.repeat(depth)}`;
const numbered = (count: number, item: (at: number) => string): string =>
  Array.from({ length: count }, (_item, at) => item(at)).join(',');

/** What these cost must grow with their size: with its square, most would not end. */
describe('large and deep input ends in a report', () => {
  it.each([
    ['10,000 arrays in each other', `{"resourceType":"Patient","name":${deep('[', ']', 10_000)}}`],
    ['1,000,000 arrays in each other', deep('[', ']', 1_000_000)],
    ['10,000 objects in each other', patient(`"extension":${deep('[{"extension":', '}]', 10_000)}`)],
    [
      '10,000 contained in each other',
      patient(`"contained":${deep('[{"resourceType":"Patient","contained":', '}]', 10_000)}`),
    ],
    ['60 Bundles in each other', deep('{"resourceType":"Bundle","entry":[{"resource":', '}]}', 60)],
    ['100,000 values of an array', patient(`"name":[${fill('{}', 100_000)}]`)],
    [
      '100,000 codings',
      `{"resourceType":"Condition","code":{"coding":[${fill('{"system":"http://snomed.info/sct","code":"22298006"}', 100_000)}]}}`,
    ],
    [
      '100,000 members of a slice',
      patient(`"identifier":[${fill('{"system":"http://fhir.nl/fhir/NamingSystem/bsn"}', 100_000)}]`),
    ],
    ['100,000 extensions', patient(`"extension":[${fill('{"url":"http://x.example/y","valueString":"z"}', 100_000)}]`)],
    ['100,000 unknown properties', patient(numbered(100_000, (at) => `"x${at}":${at}`))],
    ['the same property 100,000 times', patient(fill('"x":1', 100_000))],
    ['20,000 contained, none with an id', patient(`"contained":[${fill('{"resourceType":"Patient"}', 20_000)}]`)],
    [
      '20,000 contained that are not referred to',
      patient(`"contained":[${numbered(20_000, (at) => `{"resourceType":"Patient","id":"a${at}"}`)}]`),
    ],
    [
      '10,000 entries that refer to the next',
      `{"resourceType":"Bundle","type":"collection","entry":[${numbered(10_000, (at) => `{"fullUrl":"urn:oid:1.${at}","resource":{"resourceType":"Patient","link":[{"other":{"reference":"urn:oid:1.${at + 1}"},"type":"refer"}]}}`)}]}`,
    ],
    ['20 million characters in a string', patient(`"id":"${'x'.repeat(20_000_000)}"`)],
    ['20 million characters in a string given twice', patient(`"id":"${'x'.repeat(20_000_000)}","id":1`)],
    ['20 million escaped characters', patient(`"id":"${'\\n'.repeat(10_000_000)}","id":1`)],
    ['a million line ends', patient(`"x":${'\n'.repeat(1_000_000)}1`)],
    ['a million quotes', '"'.repeat(1_000_000)],
    ['a number of a million digits', patient(`"multipleBirthInteger":${'9'.repeat(1_000_000)}`)],
    [
      '100,000 elements in each other in a narrative',
      patient(
        `"text":{"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'>${'<b>'.repeat(100_000)}"}`,
      ),
    ],
    [
      '100,000 attributes in a narrative',
      patient(
        `"text":{"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'${numbered(100_000, (at) => ` a${at}='b'`).replaceAll(',', '')}>x</div>"}`,
      ),
    ],
    [
      'an entity bomb in a narrative',
      patient(
        `"text":{"status":"generated","div":"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '${'&b;'.repeat(1_000)}'>]><div>${'&d;'.repeat(1_000)}</div>"}`,
      ),
    ],
  ])('%s', async (_name, text) => {
    expect(await tryInput(text, false)).toEqual([]);
  });

  it('tells 10,000 errors, and that it was not looked at any further', async () => {
    const report = await validator.validate(patient(`"name":[${fill('{}', 20_000)}]`));
    expect(report.issues).toHaveLength(10_000);
    expect(report.counts).toMatchObject({ fatal: 1, error: 10_000 });
    expect(report.issues[0]?.rule).toBe('fault-limit');
  });
});

const XML = '<?xml version="1.0"?>';
const inPatient = (content: string): string => `<Patient xmlns="http://hl7.org/fhir">${content}</Patient>`;
const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

/** dom-3 looks for every contained id among all references: once for the resource, not once for each. */
describe('contained of every kind end in a report', () => {
  it.each(['5', 'null', '[]', '{"id":5}', '{"_id":{"id":"x"}}'])('20,000 objects and %s', async (odd) => {
    expect(await tryInput(patient(`"contained":[${fill('{"x":1}', 20_000)},${odd}]`), false)).toEqual([]);
  });
});

describe('hostile XML ends in a report', () => {
  it.each([
    [
      'billion laughs',
      `${XML}<!DOCTYPE lolz [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>${inPatient('<id value="&c;"/>')}`,
    ],
    [
      'quadratic blow-up',
      `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(100_000)}">]>${inPatient(`<id value="${'&a;'.repeat(10_000)}"/>`)}`,
    ],
    ['an external entity', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inPatient('<id value="&a;"/>')}`],
    ['an external DTD', `<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">${inPatient('')}`],
    ['an XInclude', inPatient('<include xmlns="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>')],
    ['an undefined entity 100,000 times', inPatient(`<id value="${'&x;'.repeat(100_000)}"/>`)],
    ['10,000 elements in each other', inPatient(nested('<extension>', '</extension>', 10_000))],
    ['100,000 elements in each other, none closed', inPatient('<extension>'.repeat(100_000))],
    ['100,000 of an element', inPatient('<name><family value="x"/></name>'.repeat(100_000))],
    [
      '100,000 attributes',
      `<Patient xmlns="http://hl7.org/fhir" ${Array.from({ length: 100_000 }, (_item, at) => `a${at}="b"`).join(' ')}/>`,
    ],
    [
      '100,000 namespaces',
      `<Patient xmlns="http://hl7.org/fhir" ${Array.from({ length: 100_000 }, (_item, at) => `xmlns:a${at}="b"`).join(' ')}/>`,
    ],
    ['a million characters in a value', inPatient(`<id value="${'x'.repeat(1_000_000)}"/>`)],
    ['a million characters of text', inPatient('x'.repeat(1_000_000))],
    ['a comment that does not end', inPatient(`<!--${'-'.repeat(1_000_000)}`)],
    ['CDATA that does not end', inPatient(`<![CDATA[${']'.repeat(1_000_000)}`)],
    ['a million angle brackets', '<'.repeat(1_000_000)],
    ['a million spaces before it', `${' '.repeat(1_000_000)}${inPatient('')}`],
    [
      'elements named as properties of every object',
      inPatient('<__proto__ value="1"/><constructor value="1"/><toString/>'),
    ],
    ['another character set than it says', `<?xml version="1.0" encoding="UTF-7"?>${inPatient('+ADw-')}`],
  ])('%s', async (_name, text) => {
    expect(await tryInput(text, false)).toEqual([]);
  });
});
