import type { Section } from '../../define/section';
import { enteredInError, lived, planned } from '../../plausibility/facts';
import { partyTypes } from '../party/types';

/** What the sections of the use of alcohol, drugs and tobacco (zib 7.2 to 7.4) say alike: it began, and may have ended. */
export const substanceUse = {
  chapter: 'socialHistory',
  role: 'substanceUse',
  type: 'Observation',
  ada: { group: 'sociale_anamnese' },
  brings: partyTypes,
  quality: { past: ['startDate'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('startDate', 'effectivePeriod.start'), planned('stopDate', 'effectivePeriod.end')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'], together: [['startDate', 'stopDate']] },
  modifiers: { status: {} },
} as const satisfies Partial<Section>;
