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
    [
      'an element STU3 does not have',
      '<colour value="x"/>',
      'xml-structure',
      'element (name not shown) is not known in element "Patient"',
    ],
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
    ['an empty value', '<birthDate value=""/>', 'xml-structure', 'Patient.birthDate', 4],
    [
      'an empty value in a list',
      '<name><given value="a"/>\n<given value=""/></name>',
      'xml-structure',
      'Patient.name[0].given[1]',
      5,
    ],
    ['an empty element', '<name/>', 'xml-structure', 'Patient.name[0]', 4],
    ['an empty id', '<name id=""><text value="a"/></name>', 'xml-structure', 'Patient.name[0].id', 4],
    ['an element emptied by what is refused', '<name><foo/></name>', 'xml-structure', 'Patient.name[0]', 4],
    [
      'an element given twice',
      '<birthDate value="1957"/>\n<birthDate value="1958"/>',
      'xml-structure',
      'Patient.birthDate',
      5,
    ],
    ['text for a boolean', '<deceasedBoolean value="ja"/>', 'xml-value', 'Patient.deceasedBoolean', 4],
    ['a boolean in capitals', '<deceasedBoolean value="TRUE"/>', 'xml-value', 'Patient.deceasedBoolean', 4],
    ['text for a number', '<multipleBirthInteger value="twee"/>', 'xml-value', 'Patient.multipleBirthInteger', 4],
    ['a leading zero', '<multipleBirthInteger value="02"/>', 'xml-value', 'Patient.multipleBirthInteger', 4],
    [
      'a number too large',
      '<multipleBirthInteger value="99999999999"/>',
      'primitive-format',
      'Patient.multipleBirthInteger',
      4,
    ],
    ['a rank of nothing', '<telecom><rank value="0"/></telecom>', 'xml-value', 'Patient.telecom[0].rank', 4],
    ['a size below nothing', '<photo><size value="-1"/></photo>', 'xml-value', 'Patient.photo[0].size', 4],
    ['a part of a child', '<multipleBirthInteger value="1.5"/>', 'xml-value', 'Patient.multipleBirthInteger', 4],
    ['blanks around a date', '<birthDate value=" 1957 "/>', 'xml-whitespace', 'Patient.birthDate', 4],
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

  it('speaks of elements and attributes, in the language asked for, and names the resource', async () => {
    const xml = `<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
<entry><fullUrl value="http://x.example/fhir/Patient/a"/><resource><Patient><id value="a"/>
<contained><Organization><id value="o"/><active value="TRUE"/><name value="x"/></Organization></contained>
<active value=" 1"/><name><text value=""/></name><managingOrganization><reference value="#o"/></managingOrganization>
</Patient></resource></entry></Bundle>`;
    const told = async (language: 'en' | 'nl') =>
      (await validator.validate(xml, { language })).issues.map(({ severity, resource, message }) => [
        severity,
        resource,
        message,
      ]);
    expect(await told('en')).toEqual([
      [
        'error',
        'Patient/a#Organization/o',
        'The attribute "value" of element "active" holds no boolean; expected: "true" or "false".',
      ],
      [
        'warning',
        'Patient/a',
        'The attribute "value" of element "active" holds blanks that are no part of its boolean; they were taken away, as XML schema does.',
      ],
      [
        'error',
        'Patient/a',
        'The attribute "value" of element "active" holds no boolean; expected: "true" or "false".',
      ],
      ['error', 'Patient/a', 'Not built as FHIR XML: attribute "value" of element "text" is empty; leave it out.'],
    ]);
    for (const [, , message] of await told('nl')) expect(message).toMatch(/attribuut "value" van element/i);
  });

  it.each([
    '<?xml-stylesheet type="text/xsl" href="x.xsl"?><Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>',
    '<?xml version="1.0"?>\n<?a?>\n<Patient xmlns="http://hl7.org/fhir"><?b?><active value="true"><?c d?></active></Patient><?e?>',
    '<Patient xmlns="http://hl7.org/fhir"><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><?f?><p><![CDATA[1 < 2]]></p></div></text></Patient>',
    '<Patient xmlns="http://hl7.org/fhir"><![CDATA[ \n]]><active value="true"/></Patient>',
  ])('passes over processing instructions and the marks of CDATA: %s', async (xml) => {
    expect(await validator.validate(xml)).toMatchObject({ verdict: 'conforms', issues: [] });
  });

  it('tells of a resource of an unknown type the same as in JSON, so that what it refers to counts', async () => {
    const xml = `<Patient xmlns="http://hl7.org/fhir">
<contained><Widget><id value="w"/><part><of><reference value="#o"/></of></part></Widget></contained>
<contained><Organization><id value="o"/><name value="x"/></Organization></contained>
<link><other><reference value="#w"/></other><type value="seealso"/></link></Patient>`;
    const json = {
      resourceType: 'Patient',
      contained: [
        { resourceType: 'Widget', id: 'w', part: [{ of: { reference: '#o' } }] },
        { resourceType: 'Organization', id: 'o', name: 'x' },
      ],
      link: [{ other: { reference: '#w' }, type: 'seealso' }],
    };
    const lines = async (input: unknown) =>
      (await validator.validate(input)).issues.map(({ rule, expression }) => `${rule} ${expression}`);
    expect(await lines(xml)).toEqual(await lines(json));
    expect(await lines(xml)).toContain('resource-type-unknown Patient.contained[0]');
    expect((await lines(xml)).join()).not.toContain('dom-3');
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

  it('says that there are more faults than are listed, and where the last of them is', async () => {
    const faults = (await validator.validate(patient(`<name>${'<foo/>'.repeat(1500)}</name>`))).issues;
    expect(faults).toHaveLength(1001);
    expect(faults[0]).toMatchObject({ rule: 'xml-structure', expression: 'Patient.name[0]', resource: 'Patient' });
    expect(faults.at(-1)).toMatchObject({
      severity: 'fatal',
      rule: 'fault-limit',
      expression: 'Patient.name[0]',
      message: expect.stringContaining('1000 faults or more'),
    });
  });

  it('names the resource of what was read before the text ends too early', async () => {
    const faults = (await validator.validate('<Patient xmlns="http://hl7.org/fhir"><id value="a"/><name><foo/><text'))
      .issues;
    expect(faults.map(({ rule, expression, resource }) => [rule, expression, resource])).toEqual([
      ['xml-structure', 'Patient.name[0]', 'Patient/a'],
      ['xml-syntax', 'Patient.name[0]', 'Patient/a'],
    ]);
  });

  it('says of an ADA instance how it becomes FHIR', async () => {
    for (const head of ['', '<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->']) {
      const report = await validator.validate(`${head}<adaxml><data/></adaxml>`);
      expect(report.issues).toMatchObject([
        { severity: 'fatal', rule: 'records-given', message: expect.stringContaining('bgz convert --from ada') },
      ]);
    }
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
