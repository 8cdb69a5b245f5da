import type { publicationInvariants } from '../../invariants/publication';
import { type ExamplesOf, notKnown, on } from '../example';
import { capabilityExamples } from './capabilities';
import { testExamples } from './tests';

const CODES = 'https://example.org/codes';
const map = on({ resourceType: 'ConceptMap', status: 'draft' });
const mapped = (more: object) => ({
  group: [{ element: [{ code: 'a', target: [{ code: 'b', equivalence: 'narrower', ...more }] }] }],
});
const unmapped = (rest: object) => ({ group: [{ element: [{ code: 'a' }], unmapped: rest }] });
const expansionProfile = on({ resourceType: 'ExpansionProfile', status: 'draft' });
const naming = on({
  resourceType: 'NamingSystem',
  name: 'A',
  status: 'active',
  kind: 'identifier',
  date: '2020-01-31',
});
const uuid = { type: 'uuid', value: '53fefa32-fcbb-4ff8-8a92-55ee120877b7' };
const oid = { type: 'oid', value: '2.999.1' };
const anotherOid = { type: 'oid', value: '2.999.2' };
const valueSet = on({ resourceType: 'ValueSet', status: 'draft' });
const includes = (include: object) => ({ compose: { include: [include] } });
const contains = (one: object) => ({
  expansion: { identifier: 'urn:oid:2.999.3', timestamp: '2020-01-31', contains: [one] },
});
const sequence = on({ resourceType: 'Sequence', coordinateSystem: 0 });
const reference = (more: object) => ({ referenceSeq: { windowStart: 1, windowEnd: 3, ...more } });

export const publicationExamples = {
  ...capabilityExamples,
  ...testExamples,
  'cmd-1': map(mapped({}), mapped({ comment: 'x' })),
  'cmd-2': map(unmapped({ mode: 'fixed' }), unmapped({ mode: 'fixed', code: 'x' })),
  'cmd-3': map(
    unmapped({ mode: 'other-map' }),
    unmapped({ mode: 'other-map', url: 'https://example.org/fhir/ConceptMap/b' }),
  ),
  'csd-1': {
    none: {
      en: 'its expression takes the union of the codes, which holds each once, and then asks whether each is there once',
      nl: 'de expressie neemt de vereniging van de codes, waarin elke één keer zit, en vraagt dan of elke er één keer in zit',
    },
  },
  'exp-3': expansionProfile(
    { designation: { include: { designation: [notKnown] } } },
    { designation: { include: { designation: [{ language: 'nl' }] } } },
  ),
  'exp-4': expansionProfile(
    { designation: { exclude: { designation: [notKnown] } } },
    { designation: { exclude: { designation: [{ language: 'nl' }] } } },
  ),
  'nsd-1': naming({ kind: 'root', uniqueId: [oid] }, { kind: 'root', uniqueId: [uuid] }),
  'nsd-2': naming(
    {
      uniqueId: [
        { ...oid, preferred: true },
        { ...anotherOid, preferred: true },
      ],
    },
    { uniqueId: [{ ...oid, preferred: true }, anotherOid] },
  ),
  'nsd-3': naming(
    { uniqueId: [oid], replacedBy: { reference: 'NamingSystem/b' } },
    { uniqueId: [oid], replacedBy: { reference: 'NamingSystem/b' }, status: 'retired' },
  ),
  'vsd-1': valueSet(includes({ version: '1' }), includes({ system: CODES, version: '1' })),
  'vsd-2': valueSet(
    includes({ valueSet: ['https://example.org/fhir/ValueSet/b'], concept: [{ code: 'a' }] }),
    includes({ system: CODES, concept: [{ code: 'a' }] }),
  ),
  'vsd-3': valueSet(
    includes({ system: CODES, concept: [{ code: 'a' }], filter: [{ property: 'p', op: '=', value: 'x' }] }),
    includes({ system: CODES, concept: [{ code: 'a' }] }),
  ),
  'vsd-5': valueSet({}, includes({ system: CODES })),
  'vsd-6': valueSet(contains({ abstract: true }), contains({ abstract: true, display: 'x' })),
  'vsd-9': valueSet(contains({ display: 'x' }), contains({ abstract: true, display: 'x' })),
  'vsd-10': valueSet(contains({ code: 'a' }), contains({ system: CODES, code: 'a' })),
  'seq-3': sequence({ coordinateSystem: 2 }, {}),
  'seq-4': sequence(
    reference({ referenceSeqString: 'ACG', strand: 2 }),
    reference({ referenceSeqString: 'ACG', strand: 1 }),
  ),
  'seq-5': sequence(
    reference({ genomeBuild: 'GRCh38' }),
    reference({ genomeBuild: 'GRCh38', chromosome: { text: '1' } }),
  ),
  'seq-6': sequence(reference({}), reference({ referenceSeqString: 'ACG' })),
} as const satisfies ExamplesOf<typeof publicationInvariants>;
