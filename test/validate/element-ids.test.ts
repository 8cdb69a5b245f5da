import { describe } from 'vitest';
import { URL, withProfile } from './fixtures/slicing';
import { eachCase, HL7, type Json } from './fixtures/support';

const patient = (parts: Json): Json => ({ resourceType: 'Patient', id: 'a', ...parts });
const entry = (resource: Json): Json => ({ fullUrl: `https://x.example/${resource.resourceType}/a`, resource });

/** A profile of Patient with its elements in the differential and again, complete, in the snapshot. */
function definition(elements: readonly Json[]): Json {
  const differential = [{ id: 'Patient', path: 'Patient' }, ...elements];
  return {
    resourceType: 'StructureDefinition',
    url: 'http://x.example/definition',
    name: 'a',
    status: 'draft',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: `${HL7}/Patient`,
    derivation: 'constraint',
    snapshot: {
      element: differential.map((element) => ({
        ...element,
        definition: 'a',
        min: 0,
        max: '*',
        base: { path: element.path, min: 0, max: '*' },
      })),
    },
    differential: { element: differential },
  };
}

describe('Element.id: no white space, unique within the resource', () => {
  eachCase(
    [
      {
        what: 'of two elements',
        broken: patient({ name: [{ id: 'x', text: 'a' }], contact: [{ name: { id: 'x', text: 'b' } }] }),
        right: patient({ name: [{ id: 'x', text: 'a' }], contact: [{ name: { id: 'y', text: 'b' } }] }),
        told: 'error element-id-duplicate Patient.contact[0].name',
      },
      {
        what: 'of a primitive, in its twin',
        broken: patient({ gender: 'male', _gender: { id: 'x' }, name: [{ _text: { id: 'x' }, text: 'a' }] }),
        told: 'error element-id-duplicate Patient.name[0].text',
      },
      {
        what: 'of an extension',
        broken: patient({
          extension: [1, 2].map(() => ({ id: 'x', url: `${HL7}/patient-birthPlace`, valueAddress: { city: 'a' } })),
        }),
        told: 'error element-id-duplicate Patient.extension[1]',
      },
      {
        what: 'with white space in it',
        broken: patient({ name: [{ id: 'x y', text: 'a' }] }),
        told: 'error element-id-form Patient.name[0]',
      },
      {
        what: 'of a contained resource, which has ids of its own',
        broken: patient({
          name: [
            { id: 'x', text: 'a' },
            { id: 'x', text: 'b' },
          ],
        }),
        right: patient({
          name: [{ id: 'a', text: 'a' }],
          managingOrganization: { reference: '#o' },
          contained: [
            { resourceType: 'Organization', id: 'o', name: 'a', contact: [{ id: 'a', name: { text: 'a' } }] },
          ],
        }),
        told: 'error element-id-duplicate Patient.name[1]',
      },
      {
        what: 'within the differential of a definition, whose snapshot says the same again',
        broken: definition([
          { id: 'Patient.name', path: 'Patient.name', type: [{ id: 'x', code: 'HumanName' }] },
          { id: 'Patient.photo', path: 'Patient.photo', type: [{ id: 'x', code: 'Attachment' }] },
        ]),
        right: definition([{ id: 'Patient.name', path: 'Patient.name', type: [{ id: 'x', code: 'HumanName' }] }]),
        told: [
          'error element-id-duplicate StructureDefinition.differential.element[2].type[0]',
          'error element-id-duplicate StructureDefinition.snapshot.element[2].type[0]',
        ],
      },
      {
        what: 'of an entry, checked for every profile it claims',
        broken: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            entry(
              patient({
                name: [
                  { id: 'x', text: 'a' },
                  { id: 'x', text: 'b' },
                ],
              }),
            ),
          ],
        },
        right: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            entry({
              ...patient({ name: [{ id: 'x', text: 'a' }] }),
              meta: { profile: [`${HL7}/Patient`, URL] },
            }),
            entry({ resourceType: 'Organization', id: 'a', name: 'a', contact: [{ id: 'x', name: { text: 'a' } }] }),
          ],
        },
        told: 'error element-id-duplicate Bundle.entry[0].resource.name[1]',
      },
    ],
    withProfile('Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]),
  );
});
