import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate/index';

const validator = createValidator();
const patient = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<Patient xmlns="http://hl7.org/fhir">
  <active value="true"/>
  ${inside}
</Patient>`;

const told = async (xml: string) =>
  (await validator.validate(xml)).issues.map(({ rule, expression, line, column, message }) => ({
    rule,
    expression,
    line,
    column,
    message,
  }));

describe('validation of FHIR XML', () => {
  it('reads a sound resource as its JSON form', async () => {
    const report = await validator.validate(patient('<gender value="female"/><birthDate value="1957-03"/>'));
    expect(report).toMatchObject({ verdict: 'conforms', resources: 1, issues: [] });
  });

  it('tells line and column of the element at fault', async () => {
    expect(await told(patient('<gender value="vrouw"/>'))).toMatchObject([
      { rule: 'binding-required', expression: 'Patient.gender', line: 4, column: 3 },
    ]);
    expect(await told(patient('<birthDate value="1957-02-30"/>'))).toMatchObject([
      { rule: 'impossible-date', expression: 'Patient.birthDate', line: 4 },
    ]);
  });

  it.each([
    ['an element STU3 does not have', '<colour value="x"/>', 'xml-structure', 'colour'],
    ['elements out of order', '<birthDate value="1957"/><gender value="female"/>', 'xml-structure', 'gender'],
    ['a value outside the attribute', '<birthDate>1957</birthDate>', 'xml-structure', 'text is not allowed'],
    ['another namespace', '<gender xmlns="http://x.example" value="female"/>', 'xml-structure', 'namespace'],
  ])('refuses %s', async (_what, inside, rule, part) => {
    const issues = await told(patient(inside));
    expect(issues.map((issue) => issue.rule)).toContain(rule);
    expect(issues.map((issue) => issue.message).join(' ')).toContain(part);
    expect((await validator.validate(patient(inside))).verdict).toBe('does-not-conform');
  });

  it.each([
    ['an empty value', '<birthDate value=""/>', 'empty-value', 'Patient.birthDate', 4],
    [
      'an element given twice',
      '<birthDate value="1957"/>\n<birthDate value="1958"/>',
      'json-type',
      'Patient.birthDate',
      4,
    ],
    ['text for a boolean', '<deceasedBoolean value="ja"/>', 'json-type', 'Patient.deceasedBoolean', 4],
    ['text for a number', '<multipleBirthInteger value="02"/>', 'json-type', 'Patient.multipleBirthInteger', 4],
    [
      'an extension of a primitive',
      '<birthDate value="1957">\n<extension url="urn:x"/></birthDate>',
      'invariant:ext-1',
      'Patient.birthDate.extension[0]',
      5,
    ],
  ])('tells once, where it stands, of %s', async (_what, inside, rule, expression, line) => {
    const issues = (await told(patient(inside))).filter((issue) => issue.rule !== 'extension-unknown');
    expect(issues).toMatchObject([{ rule, expression, line }]);
  });

  it('tells once of a resource of an unknown type in a Bundle, which keeps its id', async () => {
    const xml = `<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
<entry><fullUrl value="http://x.example/fhir/Widget/a"/><resource>
  <Widget><id value="a"/><size value="1"/></Widget></resource></entry></Bundle>`;
    expect(await told(xml)).toMatchObject([
      { rule: 'resource-type-unknown', expression: 'Bundle.entry[0].resource', line: 2 },
    ]);
  });

  it('expands no entity and reads no document type', async () => {
    const bomb = `<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${patient('<language value="&b;"/>').slice(38)}`;
    const report = await validator.validate(bomb);
    expect(report.issues.map((issue) => issue.rule)).toEqual(['xml-syntax']);
    expect(report).toMatchObject({ verdict: 'does-not-conform', resources: 0 });
  });

  it.each([
    ['text that ends too early', '<Patient xmlns="http://hl7.org/fhir"><active'],
    ['no FHIR', '<html><body/></html>'],
    ['only an angle bracket', '<'],
  ])('says of %s that it is no FHIR XML', async (_what, xml) => {
    const report = await validator.validate(xml);
    expect(report.issues).toMatchObject([{ severity: 'fatal', rule: 'xml-syntax' }]);
  });

  it('checks a profile through XML as through JSON', async () => {
    const xml = `<Condition xmlns="http://hl7.org/fhir">
  <meta><profile value="http://nictiz.nl/fhir/StructureDefinition/zib-Problem"/></meta>
  <clinicalStatus value="active"/>
  <subject><reference value="Patient/a"/></subject>
</Condition>`;
    expect((await told(xml)).filter(({ rule }) => rule === 'cardinality-min')).toMatchObject([
      { expression: 'Condition', line: 1, message: expect.stringContaining('Condition.code') },
    ]);
  });
});
