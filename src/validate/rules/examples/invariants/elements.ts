import { on } from '../example';

const dataElement = on({ resourceType: 'DataElement', status: 'draft' });
/** Pairs of an element in the smallest resource that defines one. */
const element = (wrong: object, right: object, more?: { readonly also: readonly string[] }) =>
  dataElement({ element: [{ path: 'A', ...wrong }] }, { element: [{ path: 'A', ...right }] }, more);
const slicing = { rules: 'open', description: 'x' };
const profiled = (more: object) => ({
  differential: {
    element: [
      { id: 'Patient', path: 'Patient' },
      { id: 'Patient.name', path: 'Patient.name', ...more },
    ],
  },
});
const constraint = (key: string) => ({ key, severity: 'error', human: 'x', expression: 'true' });
const strings = { type: [{ code: 'string' }, { code: 'code' }] };
const string = { type: [{ code: 'string' }] };

/** Of the invariants of definitions, those about one element. */
export const elementExamples = {
  'dae-1': element({ base: { path: 'A', min: 0, max: '1' } }, {}),
  'dae-2': element({ slicing }, {}),
  'dae-3': dataElement(
    { mapping: [{ identity: 'a' }], element: [{ path: 'A' }] },
    { mapping: [{ identity: 'a', name: 'x' }], element: [{ path: 'A' }] },
  ),
  'eld-1': on({
    resourceType: 'StructureDefinition',
    url: 'https://example.org/fhir/StructureDefinition/a',
    name: 'A',
    status: 'draft',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
    derivation: 'constraint',
  })(profiled({ slicing: { rules: 'open' } }), profiled({ slicing })),
  'eld-2': element({ min: 2, max: '1' }, { min: 1, max: '1' }),
  'eld-3': element({ max: 'n' }, { max: '*' }),
  'eld-4': element(
    { type: [{ code: 'string', aggregation: ['contained'] }] },
    { type: [{ code: 'Reference', aggregation: ['contained'] }] },
  ),
  'eld-5': element({ contentReference: '#B', ...string }, { contentReference: '#B' }),
  'eld-6': element({ fixedString: 'x', ...strings }, { fixedString: 'x', ...string }),
  'eld-7': element({ patternString: 'x', ...strings }, { patternString: 'x', ...string }),
  'eld-8': element({ fixedString: 'x', patternString: 'x' }, { fixedString: 'x' }),
  'eld-11': {
    none: {
      en: 'its expression asks whether a comparison with code, string and the like has an outcome, not whether it is true, so it holds for every type',
      nl: 'de expressie vraagt of een vergelijking met code, string en dergelijke een uitkomst heeft, niet of die waar is, en klopt dus voor elk type',
    },
  },
  'eld-12': element(
    { binding: { strength: 'example', valueSetUri: 'ftp://example.org/v' } },
    { binding: { strength: 'example', valueSetUri: 'https://example.org/v' } },
  ),
  'eld-13': element({ type: [{ code: 'string' }, { code: 'string' }] }, string),
  'eld-14': element(
    { constraint: [constraint('a-1'), constraint('a-1')] },
    { constraint: [constraint('a-1'), constraint('a-2')] },
  ),
  'eld-15': element({ defaultValueString: 'x', meaningWhenMissing: 'y' }, { defaultValueString: 'x' }),
  'eld-16': element({ sliceName: 'a b' }, { sliceName: 'a-b' }),
};
