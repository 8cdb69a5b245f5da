import type { Language } from './language';

/** The chapters of the BgZ, in its order; `parties` holds the professionals and organizations of all of them. */
export const chapters = {
  patient: { nl: 'Patiënt en betaler', en: 'Patient and payer' },
  allergies: { nl: 'Allergieën', en: 'Allergies' },
  diagnoses: { nl: 'Diagnosen en klachten', en: 'Diagnoses and complaints' },
  devices: { nl: 'Medische hulpmiddelen', en: 'Medical devices' },
  procedures: { nl: 'Verrichtingen', en: 'Procedures' },
  medication: { nl: 'Medicatie', en: 'Medication' },
  parties: { nl: 'Zorgverleners en zorgaanbieders', en: 'Professionals and organizations' },
  correspondence: { nl: 'Correspondentie', en: 'Correspondence' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Key of a chapter. */
export type Chapter = keyof typeof chapters;
