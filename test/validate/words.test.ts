import { describe, expect, it } from 'vitest';
import { codeFormFault } from '../../src/terminology/code-forms';
import { createValidator, rules } from '../../src/validate';
import { ruleExamples } from '../../src/validate/rules/examples';
import { packageOf, profileOf } from './fixtures/packages';
import { HL7, type Json, NICTIZ, onlyIssue, SNOMED, validator } from './fixtures/support';

const DATATYPES =
  'Address|Annotation|Attachment|CodeableConcept|Coding|ContactPoint|Dosage|Element|BackboneElement|Extension|HumanName|' +
  'Identifier|Meta|Narrative|Period|Quantity|Range|Ratio|Reference|SampledData|Signature|SimpleQuantity|Timing';

const condition = (parts: Json): Json => ({
  resourceType: 'Condition',
  meta: { profile: [`${NICTIZ}/zib-Problem`] },
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  subject: { reference: 'Patient/1', display: 'x' },
  code: { coding: [{ system: SNOMED, code: '22298006' }] },
  ...parts,
});

describe('an element in a message', () => {
  it.each<[string, Json, string, string]>([
    [
      'one that is required in a datatype',
      { resourceType: 'Patient', communication: [{ preferred: true }] },
      'cardinality-min',
      'Patient.communication.language is required',
    ],
    [
      'an element within a choice',
      {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        valueAttachment: { url: 'https://x.example/a', sizes: 1 },
      },
      'unknown-property',
      'does not exist in Attachment',
    ],
    [
      'a part of a datatype that is defined in place',
      {
        resourceType: 'MedicationRequest',
        intent: 'order',
        medicationCodeableConcept: { text: 'x' },
        subject: { display: 'x' },
        dosageInstruction: [{ timing: { repeat: { countt: 1 } } }],
      },
      'unknown-property',
      'does not exist in MedicationRequest.dosageInstruction.timing.repeat.',
    ],
  ])('%s goes by its whole path', async (_, resource, rule, text) => {
    expect(onlyIssue(await validator.validate(resource), rule).message).toContain(text);
  });

  it('a slice within a datatype goes by its whole path', async () => {
    const url = 'https://x.example/own-condition';
    const own = profileOf(url, 'Condition', [
      { id: 'Condition.code', path: 'Condition.code', min: 1 },
      {
        id: 'Condition.code.coding',
        path: 'Condition.code.coding',
        slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'open' },
      },
      { id: 'Condition.code.coding:own', path: 'Condition.code.coding', sliceName: 'own', min: 1 },
      {
        id: 'Condition.code.coding:own.system',
        path: 'Condition.code.coding.system',
        min: 1,
        fixedUri: 'https://x.example/own',
      },
    ]);
    const report = await createValidator({ packages: [packageOf(own)] }).validate(condition({}), {
      profiles: [url],
    });
    expect(onlyIssue(report, 'slice-min').message).toContain('Slice "own" of Condition.code.coding is required');
  });

  it('is nowhere rooted in a datatype, in the examples of all rules', async () => {
    const rooted = new RegExp(`(?<![/\\w])(?:${DATATYPES})\\.[a-z]`);
    const plain = Object.values(ruleExamples).flatMap((one) =>
      'none' in one || one.profile || one.definitions || one.options ? [] : [one.wrong],
    );
    for (const wrong of plain) {
      for (const language of ['en', 'nl'] as const) {
        const { issues } = await validator.validate(wrong, { language });
        const wholly = issues.filter(({ message }) => !/^(?:Regel|Rule) /.test(message));
        for (const { message } of wholly) expect(message).not.toMatch(rooted);
        for (const { message } of issues)
          expect(message).not.toMatch(/\{\w|\ba (?:integer|id|oid|instant|unsignedInt)\b/);
      }
    }
  });
});

describe('an English message', () => {
  it('has no article before what it does not know yet', () => {
    const texts = Object.entries(rules).map(([id, { message }]) => [id, message.en] as const);
    // Types of Bundles, and the two resources that start one, begin with a consonant.
    const open = texts.filter(([id, text]) => id !== 'bundle-first-entry' && /\ban? \{/i.test(text));
    expect(open).toEqual([]);
  });
});

describe('the form of a code', () => {
  it.each<[string, string]>([
    ['http://loinc.org', '8480-6'],
    ['urn:ietf:bcp:47', 'nl-NL'],
    ['http://www.whocc.no/atc', 'A10BA02'],
    ['http://hl7.org/fhir/sid/icpc-1-nl', 'A01'],
    ['urn:oid:2.16.840.1.113883.2.4.4.7', '12345678'],
    [SNOMED, '404684003'],
  ])('of %s is a sentence, and then an example that has it', (system, example) => {
    const form = codeFormFault(system, '?');
    expect(form?.en).toMatch(new RegExp(`^\\S+ .*, for example .*${example}`));
    expect(form?.nl).toMatch(new RegExp(`^\\S+ .*, bijvoorbeeld .*${example}`));
    expect(codeFormFault(system, example)).toBeUndefined();
  });
});

describe('what was found', () => {
  const messageOf = async (resource: Json, rule: string) => onlyIssue(await validator.validate(resource), rule).message;

  it('is shown when it is a code, or one slip away from one', async () => {
    const gender = (code: string) => messageOf({ resourceType: 'Patient', gender: code }, 'binding-required');
    expect(await gender('Female')).toContain('Code Female is not in value set');
    expect(await gender('femal')).toContain('Code femal is not in value set');
    expect(await gender('V')).toContain('Code V is not in value set');
    expect(await gender('Jansen')).toContain('Code of 6 characters (not shown) is not in value set');
    expect(await gender('0612345678')).toContain('Code of 10 characters (not shown) is not in value set');
  });

  it('is shown when the system has it, or it has the form of a local code', async () => {
    const coded = { system: 'http://hl7.org/fhir/administrative-gender', code: 'Jansen' };
    const coding = (one: Json) => ({ resourceType: 'Observation', status: 'final', code: { coding: [one] } });
    expect(await messageOf(coding(coded), 'code-unknown')).toContain('Code of 6 characters (not shown) (http');
    const local = { system: 'https://x.example/codes', code: 'AB-123' };
    expect(await messageOf(coding(local), 'code-unverifiable')).toContain('code AB-123');
    const name = { system: 'https://x.example/codes', code: 'JANSEN' };
    expect(await messageOf(coding(name), 'code-unverifiable')).toContain('code of 6 characters (not shown)');
  });

  it('is a property only when it is near a known one; another is told by its place, and found by its line', async () => {
    const text = '{ "resourceType": "Patient",\n  "active": true,\n  "Jansen": "x" }';
    const { message, line, column, expression } = onlyIssue(await validator.validate(text), 'unknown-property');
    expect(message).toBe('Property number 3 (its name is not shown) does not exist in Patient.');
    expect([expression, line, column]).toEqual(['Patient', 3, 3]);
    const near = await messageOf({ resourceType: 'Patient', birtDate: '1957' }, 'unknown-property');
    expect(near).toBe('Property "birtDate" (did you mean "birthDate"?) does not exist in Patient.');
  });
});

describe('a name that a sender typed', () => {
  const jansen = /jansen/i;
  const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">';

  it.each<[string, unknown, string, string]>([
    [
      'a type of resource',
      { resourceType: 'Jansen', id: 'a' },
      'resource-type-unknown',
      'Resource type (name not shown) is not known here',
    ],
    [
      'one in a Bundle',
      { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Jansen' } }] },
      'resource-type-unknown',
      'Resource type (name not shown) is not known here',
    ],
    [
      'the type in a reference',
      { resourceType: 'Patient', managingOrganization: { reference: 'Jansen/1' } },
      'reference-target',
      'of type (name not shown); allowed: Organization',
    ],
    [
      'a part of an extension',
      { resourceType: 'Patient', extension: [{ url: `${HL7}/patient-nationality`, extension: [{ url: 'Jansen' }] }] },
      'extension-part-unknown',
      'has no part (name not shown); its parts: code, period',
    ],
    [
      'a property given twice',
      '{ "resourceType": "Patient", "contact": [{ "Jansen": 1, "Jansen": 2 }] }',
      'duplicate-property',
      'Property (name not shown) is given more than once',
    ],
    [
      'a property in text that is no JSON',
      '{ "resourceType": "Patient", "contact": [{ "Jansen": [1, }] }',
      'json-syntax',
      'This is not JSON',
    ],
    [
      'the type of an outcome',
      {
        resourceType: 'Bundle',
        type: 'searchset',
        entry: [{ fullUrl: 'urn:uuid:1', search: { mode: 'outcome' }, resource: { resourceType: 'Jansen' } }],
      },
      'bundle-outcome',
      'found Resource',
    ],
    [
      'an element of a narrative',
      { resourceType: 'Patient', text: { status: 'generated', div: `${DIV}<jansen>x</jansen></div>` } },
      'narrative-unsafe',
      'holds <…>,',
    ],
    [
      'an attribute of a narrative',
      { resourceType: 'Patient', text: { status: 'generated', div: `${DIV}<p data-jansen="1">x</p></div>` } },
      'narrative-unsafe',
      'holds @…,',
    ],
    ['the root of XML', '<Jansen/>', 'xml-syntax', 'the root element (name not shown)'],
    [
      'a type of resource in XML',
      '<Jansen xmlns="http://hl7.org/fhir"><Smit url="x"/>x</Jansen>',
      'resource-type-unknown',
      'Resource type (name not shown)',
    ],
    [
      'an element of another namespace',
      '<Patient xmlns="http://hl7.org/fhir"><Jansen xmlns="urn:x"/></Patient>',
      'xml-structure',
      'element (name not shown) is not in the namespace',
    ],
    [
      'an attribute',
      '<Patient xmlns="http://hl7.org/fhir"><active value="true" Jansen="x"/></Patient>',
      'xml-structure',
      'attribute (name not shown) is not allowed on element "active"',
    ],
    [
      'what stands in place of a resource',
      '<Patient xmlns="http://hl7.org/fhir"><contained><jansen/></contained></Patient>',
      'xml-structure',
      'holds one resource; element (name not shown) is none',
    ],
  ])('is not repeated: %s', async (_, input, rule, text) => {
    for (const language of ['nl', 'en'] as const) {
      const report = await validator.validate(input, { language });
      expect(JSON.stringify(report)).not.toMatch(jansen);
      if (language === 'en') expect(onlyIssue(report, rule).message).toContain(text);
    }
  });

  it.each<[string, unknown, string, string]>([
    [
      'a type of resource',
      { resourceType: 'Patienten' },
      'resource-type-unknown',
      '"Patienten" (did you mean "Patient"?)',
    ],
    [
      'a type of a later release',
      { resourceType: 'ServiceRequest' },
      'resource-type-unknown',
      'type "ServiceRequest" is',
    ],
    [
      'a part of an extension',
      { resourceType: 'Patient', extension: [{ url: `${HL7}/patient-nationality`, extension: [{ url: 'periode' }] }] },
      'extension-part-unknown',
      '"periode" (did you mean "period"?)',
    ],
    ['a property given twice', '{ "resourceType": "Patient", "id": "a", "id": "b" }', 'duplicate-property', '"id"'],
    [
      'an attribute',
      '<Patient xmlns="http://hl7.org/fhir"><active valeu="true"/></Patient>',
      'xml-structure',
      'attribute "valeu" (did you mean "value"?)',
    ],
    ['the root of XML', '<patient xmlns="http://hl7.org/fhir"/>', 'xml-syntax', '"patient" (did you mean "Patient"?)'],
  ])('is told when it is a known one, or near one: %s', async (_, input, rule, text) => {
    expect(onlyIssue(await validator.validate(input), rule).message).toContain(text);
  });

  it('leaves the place in a text that is no JSON as precise as its elements are known', async () => {
    const broken = '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","name":[{"family": x';
    expect(onlyIssue(await validator.validate(broken), 'json-syntax').expression).toBe(
      'Bundle.entry[0].resource.name[0].family',
    );
  });
});

describe('a verdict that rests on a draft', () => {
  it('says so in every format', async () => {
    const report = await validator.validate(
      { resourceType: 'Patient', meta: { profile: [`${NICTIZ}/BgZ-Patient`] } },
      { language: 'nl' },
    );
    const { toJUnit, toOperationOutcome, toSarif } = await import('../../src/validate');
    const said = 'Toegepaste profielen die nog concept zijn: BgZ-Patient 2.0.0';
    const file = [{ source: 'a.json', report }];
    const outcome = toOperationOutcome(report, { language: 'nl' });
    expect(outcome.issue.map(({ details }) => details?.text)).toContain(said);
    expect(outcome.text?.div).toContain(said);
    expect(toJUnit(file, { language: 'nl' })).toContain(said);
    const run = JSON.parse(toSarif(file, { toolVersion: '1', language: 'nl' })).runs[0];
    expect(run.properties.drafts).toEqual([`${NICTIZ}/BgZ-Patient|2.0.0`]);
    expect(JSON.stringify(run.invocations)).toContain(said);
  });
});

describe('XML', () => {
  it('is told of an element that is not known without its name, unless that is near a known one', async () => {
    const xml = (inside: string) => `<Patient xmlns="http://hl7.org/fhir">${inside}</Patient>`;
    const message = async (inside: string) => onlyIssue(await validator.validate(xml(inside)), 'xml-structure').message;
    expect(await message('<active value="true"/><jansen value="x"/>')).not.toContain('jansen');
    expect(await message('<birtDate value="1957"/>')).toContain('did you mean "birthDate"?');
    expect(await message('<deceasedString value="x"/>')).toContain('"deceasedString"');
  });
});
