import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { observationSearch, vitalSigns } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived } from '../plausibility/facts';

/** What every height is by its code (zib-BodyHeight), and the codes that say as well how it was measured. */
export const HEIGHT = { system: systems.loinc, code: '8302-2' } as const;
const LYING = { system: systems.loinc, code: '8306-3' };
const STANDING = { system: systems.loinc, code: '8308-9' };

const heights = [HEIGHT, LYING, STANDING];

/** BodyHeight (zib 12.2.1) as a section. */
export const bodyHeightSection = defineSection({
  key: 'bodyHeights',
  kind: 'searched',
  zib: 'BodyHeight',
  title: { nl: 'Lichaamslengte', en: 'Body height' },
  chapter: 'vitals',
  role: 'vitals',
  type: 'Observation',
  profiles: [nictiz('zib-BodyHeight')],
  ada: { group: 'vitale_functies_en_metingen' },
  brings: partyTypes,
  search: observationSearch({
    national: [national({ code: heights })],
    only: { code: heights, category: [vitalSigns] },
    // Lying or standing, it is one height: the last is the last of all.
    last: 'all',
  }),
  offer: { name: 'bodyHeight', code: HEIGHT, whenNamed: true },
  quality: { past: ['heightDateTime'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('heightDateTime', 'effectiveDateTime', 'effectivePeriod.start')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'] },
  modifiers: { status: {} },
});
