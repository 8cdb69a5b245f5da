import type { JsonObject } from '../json';

const profile = (name: string): JsonObject => ({ profile: [`http://example.org/fhir/StructureDefinition/${name}`] });

const kleur = (code: string): JsonObject => ({ system: 'http://example.org/own/kleur', code });
const vorm = (code: string): JsonObject => ({ system: 'http://example.org/own/vorm', code });

const observation: JsonObject = {
  resourceType: 'Observation',
  id: 'kleur',
  status: 'final',
  subject: { reference: 'Patient/1', display: 'de patiënt' },
  effectiveDateTime: '2020-01-01',
  performer: [{ reference: 'Practitioner/1' }],
  valueString: 'tekst',
};

/** Resources that follow the profiles in `package/`: slices told apart by value sets, and what goes with them. */
export const profiled: Readonly<Record<string, JsonObject>> = {
  'slices-apart': {
    ...observation,
    meta: profile('slices-apart'),
    code: { coding: [kleur('rood'), kleur('blauw'), vorm('rond'), vorm('vierkant')] },
  },
  'slices-overlap-open': {
    ...observation,
    meta: profile('slices-overlap-open'),
    code: { coding: [kleur('rood'), kleur('geel')] },
  },
  'slices-overlap-closed': {
    ...observation,
    meta: profile('slices-overlap-closed'),
    code: { coding: [kleur('rood'), kleur('geel')] },
  },
  'slices-by-concept': {
    ...observation,
    meta: profile('slices-by-concept'),
    category: [{ coding: [kleur('rood')] }, { coding: [kleur('groen')] }, { text: 'anders' }],
    code: { text: 'tekst' },
  },
  'value-set-contained': {
    ...observation,
    meta: profile('value-set-contained'),
    code: { text: 'tekst' },
    method: { coding: [kleur('rood')] },
  },
  'sections-titled': {
    resourceType: 'Composition',
    id: 'titels',
    meta: profile('sections-titled'),
    status: 'final',
    type: { text: 'brief' },
    subject: { reference: 'Patient/1' },
    date: '2020-01-01',
    author: [{ reference: 'Practitioner/1' }],
    title: 'Brief',
    section: [
      {
        title: 'Met titel',
        section: [
          { text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">zonder titel</div>' } },
        ],
      },
    ],
  },
};
