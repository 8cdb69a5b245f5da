import { describe } from 'vitest';
import { createValidator } from '../../src/validate';
import { extensionOf, packageOf } from './fixtures/packages';
import { eachCase, type Json } from './fixtures/support';

const url = (name: string): string => `http://x.example/${name}`;
const versions = (from?: string, to?: string): Json => ({
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/version-specific-use',
      extension: [
        ...(from === undefined ? [] : [{ url: 'startFhirVersion', valueCode: from }]),
        ...(to === undefined ? [] : [{ url: 'endFhirVersion', valueCode: to }]),
      ],
    },
  ],
});
const definition = (name: string, more: Json) => ({ ...extensionOf(url(name), ['Patient'], ['string']), ...more });

const by = createValidator({
  packages: [
    packageOf(
      extensionOf(url('any'), ['Patient'], ['string']),
      definition('of-r4', versions('4.0')),
      definition('until-r4', versions('3.0', '4.0')),
      definition('of-dstu2', versions(undefined, '1.0')),
      definition('of-men', { contextInvariant: ["gender = 'male'", "%extension.value != 'never'"] }),
      definition('unreadable', { contextInvariant: ['gender.('] }),
      definition('mapped', { contextType: 'mapping', context: ['v2#PID'] }),
      definition('of-holder', { contextType: 'extension', context: [url('holder')] }),
      {
        ...definition('holder', {}),
        differential: { element: [{ id: 'Extension.value[x]', path: 'Extension.value[x]', max: '0' }] },
      },
    ),
  ],
});
const patient = (name: string, more: Json = {}, valueString = 'a'): Json => ({
  resourceType: 'Patient',
  extension: [{ url: url(name), valueString }],
  ...more,
});

describe('an extension limited to versions of FHIR', () => {
  eachCase(
    [
      {
        what: 'that start after STU3',
        broken: patient('of-r4'),
        right: patient('until-r4'),
        told: 'error extension-version Patient.extension[0]',
        profile: url('of-r4'),
      },
      {
        what: 'that end before STU3',
        broken: patient('of-dstu2'),
        told: 'error extension-version Patient.extension[0]',
      },
    ],
    by,
  );
});

describe('an extension with a condition on what it stands on (contextInvariant)', () => {
  eachCase(
    [
      {
        what: 'that does not hold of the holder',
        broken: patient('of-men', { gender: 'female' }),
        right: patient('of-men', { gender: 'male' }),
        told: 'error extension-condition Patient.extension[0]',
      },
      {
        what: 'that does not hold of the extension itself',
        broken: patient('of-men', { gender: 'male' }, 'never'),
        told: 'error extension-condition Patient.extension[0]',
      },
      {
        what: 'that cannot be read',
        broken: patient('unreadable'),
        right: patient('any'),
        told: 'information extension-not-evaluated Patient.extension[0]',
      },
      {
        what: 'of HL7: a questionnaire item of type reference',
        broken: {
          resourceType: 'Questionnaire',
          status: 'draft',
          item: [{ linkId: '1', type: 'string', extension: [allowed()] }],
        },
        right: {
          resourceType: 'Questionnaire',
          status: 'draft',
          item: [{ linkId: '1', type: 'reference', extension: [allowed()] }],
        },
        told: 'error extension-condition Questionnaire.item[0].extension[0]',
      },
    ],
    by,
  );
});

function allowed(): Json {
  return { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-allowedResource', valueCode: 'Patient' };
}

describe('an extension whose context is no path', () => {
  const held = (name: string): Json => ({
    resourceType: 'Patient',
    extension: [{ url: url(name), extension: [{ url: url('of-holder'), valueString: 'a' }] }],
  });
  eachCase(
    [
      {
        what: 'but another extension: elsewhere it may not be',
        broken: patient('of-holder'),
        right: held('holder'),
        told: 'error extension-context Patient.extension[0]',
      },
      {
        what: 'but a mapping: that is said not to be evaluated',
        broken: patient('mapped'),
        told: 'information extension-not-evaluated Patient.extension[0]',
      },
    ],
    by,
  );
});
