import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import { HL7, linesOf, linesOfRule, validator } from './fixtures/support';

const { resources } = createFhirXmlModel(definitionsOf());

describe('a resource of any type of STU3', () => {
  it('is known, in JSON and in XML', async () => {
    expect(resources).toHaveLength(117);
    for (const resourceType of resources) {
      const json = await validator.validate({ resourceType, language: 'nl' });
      expect(json.profiles, resourceType).toEqual([`${HL7}/${resourceType}`]);
      expect(linesOfRule(json, 'resource-type-unknown')).toEqual([]);
      const xml = await validator.validate(
        `<${resourceType} xmlns="http://hl7.org/fhir"><language value="nl"/></${resourceType}>`,
      );
      expect(linesOf(xml), resourceType).toEqual(linesOf(json));
    }
  });

  it.each(['vitalsigns', 'MetadataResource', 'Nothing'])('is not one of type %s', async (resourceType) => {
    expect(linesOf(await validator.validate({ resourceType }))).toEqual(['error resource-type-unknown Resource']);
  });
});

const observation = (more: object) => ({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...more });

describe('a profile of FHIR itself', () => {
  it('is held to (vitalsigns: a category, a subject, a moment)', async () => {
    const report = await validator.validate(observation({ meta: { profile: [`${HL7}/vitalsigns`] } }));
    expect(report.unverified.profiles).toEqual([]);
    expect(report.profiles).toEqual([`${HL7}/vitalsigns`]);
    expect(linesOfRule(report, 'cardinality-min')).toHaveLength(3);
  });
});

describe("a code of FHIR's own", () => {
  const problem = (code: string) => ({
    resourceType: 'Condition',
    clinicalStatus: 'active',
    category: [{ coding: [{ system: 'http://hl7.org/fhir/condition-category', code }] }],
    code: { text: 'x' },
    subject: { display: 'x' },
  });

  it('is told when its system does not have it, where the binding is only an example', async () => {
    expect(linesOf(await validator.validate(problem('encounter-diagnoses')))).toContain(
      'error code-unknown Condition.category[0].coding[0].code',
    );
    const right = await validator.validate(problem('encounter-diagnosis'));
    expect(right.issues.filter(({ expression }) => expression.startsWith('Condition.category'))).toEqual([]);
  });
});
