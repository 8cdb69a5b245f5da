import { createValidator } from '../../src/validate/index';

/** A stricter BgZ-Problem than any diagnosis of the demo patients meets. */
export const strict = createValidator({
  packages: [
    {
      name: 'vendor.example',
      version: '1.0.0',
      resources: [
        {
          resourceType: 'StructureDefinition',
          url: 'http://nictiz.nl/fhir/StructureDefinition/BgZ-Problem',
          name: 'Strict problem',
          kind: 'resource',
          type: 'Condition',
          baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Condition',
          derivation: 'constraint',
          differential: { element: [{ id: 'Condition.stage', path: 'Condition.stage', min: 1 }] },
        },
      ],
    },
  ],
});
