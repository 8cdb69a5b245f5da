import { describe, expect, it } from 'vitest';
import { organizationStu3 } from '../../../src/bgz/healthcare-provider/stu3';
import { nodeOf, readingOf } from '../reading';
import { holdWayBack } from '../way-back';

const of = (system: string, code: string) => ({ coding: [{ system, code }] });
const kind = (code: string) => of('http://nictiz.nl/fhir/NamingSystem/organization-type', code);
const inFhir = of('http://hl7.org/fhir/organization-type', 'prov');
const specialty = (code: string) => of('urn:oid:2.16.840.1.113883.2.4.6.7', code);

describe('nl-core-organization → HealthcareProvider', () => {
  holdWayBack({ group: 'healthcareProviders', stu3: organizationStu3 });

  it.each([
    ['a kind and a specialty', [specialty('0320'), kind('V6')], { type: 'V6', specialty: '0320' }, 0],
    ['two kinds', [kind('V4'), kind('V6')], { type: 'V4' }, 2],
    ['a kind of the zib and one of FHIR', [inFhir, kind('V6')], { type: 'V6' }, 2],
    ['two specialties', [specialty('0320'), specialty('0303')], { specialty: '0320' }, 2],
    ['one of neither', [of('urn:oid:1.2.3', 'x')], { type: 'x' }, 0],
    ['one of neither beside a kind', [kind('V6'), of('urn:oid:1.2.3', 'x')], { type: 'V6', specialty: 'x' }, 0],
  ])('reads %s, and calls nothing what it is not', (_name, type, wanted, count) => {
    const node = nodeOf({ resourceType: 'Organization', type }, 'Organization');
    const { organizationType, departmentSpecialty } = organizationStu3.from(node, readingOf([]).context) as Record<
      string,
      { code: string } | undefined
    >;
    expect({ type: organizationType?.code, specialty: departmentSpecialty?.code }).toEqual(wanted);
    expect(node.left()).toHaveLength(count);
  });
});
