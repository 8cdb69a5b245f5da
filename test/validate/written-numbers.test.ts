import { describe, expect, it } from 'vitest';
import { linesOf, onlyIssue, validator } from './fixtures/support';

const quantity = (number: string): string =>
  `{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":${number}}}`;
const rank = (number: string): string =>
  `{"resourceType":"Patient","telecom":[{"system":"phone","value":"1"},{"system":"phone","value":"2","rank":${number}}]}`;
const inXml = (json: string): string =>
  json.includes('Quantity')
    ? `<Observation xmlns="http://hl7.org/fhir"><status value="final"/><code><text value="x"/></code><valueQuantity><value value="${/"value":([^}]+)/.exec(json)?.[1]}"/></valueQuantity></Observation>`
    : `<Patient xmlns="http://hl7.org/fhir"><telecom><system value="phone"/><value value="1"/></telecom><telecom><system value="phone"/><value value="2"/><rank value="${/"rank":([^}]+)/.exec(json)?.[1]}"/></telecom></Patient>`;

/** How a number is written, and whether STU3 writes a decimal and a positiveInt so. */
const forms: readonly (readonly [string, boolean, boolean])[] = [
  ['1', true, true],
  ['1000', true, true],
  ['1.0', true, false],
  ['1.50', true, false],
  ['120.000', true, false],
  ['10.05', true, false],
  ['0.1', true, false],
  ['-0', true, false],
  ['-0.0', true, false],
  ['-0.5', true, false],
  ['1e3', false, false],
  ['1E3', false, false],
  ['1e+3', false, false],
  ['1e-7', false, false],
  ['1.0e2', false, false],
  ['1E400', false, false],
  ['123456789012345678901234567890', true, false],
];

describe('a number as it is written', () => {
  it.each(forms)('%s as decimal and positiveInt', async (number, isDecimal, isPositiveInt) => {
    const lines = async (text: string) => linesOf(await validator.validate(text));
    expect(await lines(quantity(number))).toEqual(
      isDecimal ? [] : ['error primitive-format Observation.valueQuantity.value'],
    );
    expect(await lines(rank(number))).toEqual(isPositiveInt ? [] : ['error primitive-format Patient.telecom[1].rank']);
  });

  it.each(forms)('%s says the same in XML', async (number, isDecimal, isPositiveInt) => {
    const verdict = async (text: string) => (await validator.validate(inXml(text))).verdict === 'conforms';
    expect(await verdict(quantity(number))).toBe(isDecimal);
    expect(await verdict(rank(number))).toBe(isPositiveInt);
  });

  it('is told where it stands, with what is expected, in both languages', async () => {
    const text = quantity('\n 1e3');
    expect(onlyIssue(await validator.validate(text), 'primitive-format')).toMatchObject({
      line: 1,
      message: expect.stringContaining('no exponent'),
    });
    const dutch = await validator.validate(text, { language: 'nl' });
    expect(onlyIssue(dutch, 'primitive-format').message).toContain('geen exponent');
  });

  it('counts in extensions, in the extensions of primitives, and in entries of a Bundle', async () => {
    const extension = (number: string) => `[{"url":"http://x.example/e","valuePositiveInt":${number}}]`;
    const patient = (number: string) =>
      `{"resourceType":"Patient","extension":${extension(number)},"name":[{"given":["a"],"_given":[{"extension":${extension(number)}}]}]}`;
    const bundle = (number: string) =>
      `{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":${patient(number)}}]}`;
    expect(linesOf(await validator.validate(bundle('1')))).toEqual([]);
    expect(linesOf(await validator.validate(bundle('1.0')))).toEqual([
      'error primitive-format Bundle.entry[0].resource.extension[0].valuePositiveInt',
      'error primitive-format Bundle.entry[0].resource.name[0].given[0].extension[0].valuePositiveInt',
    ]);
  });

  it('is not looked for in strings, and true and false are no numbers', async () => {
    const text = '{"resourceType":"Patient","active":true,"deceasedBoolean":false,"name":[{"text":"1e3, 1.0 \\" -0"}]}';
    expect(linesOf(await validator.validate(text))).toEqual([]);
  });

  it('of a property given twice counts as the last is', async () => {
    const twice = (first: string, last: string) => rank(`${first},"rank":${last}`);
    const rules = async (text: string) => (await validator.validate(text)).issues.map(({ rule }) => rule).sort();
    expect(await rules(twice('1.0', '1'))).toEqual(['duplicate-property']);
    expect(await rules(twice('1', '1.0'))).toEqual(['duplicate-property', 'primitive-format']);
  });

  it('is not known of a value, which has a number alone', async () => {
    expect(linesOf(await validator.validate(JSON.parse(quantity('1e3'))))).toEqual([]);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(linesOf(await validator.validate({ ...JSON.parse(quantity('1')), valueQuantity: { value } }))).toEqual([
        'error primitive-format Observation.valueQuantity.value',
      ]);
    }
  });
});
