import type { Language } from './language';

/**
 * The chapters of the BgZ, in its order, those without a section too; `parties` holds the professionals and organizations of
 * all of them.
 */
export const chapters = {
  patient: { nl: 'Patiënt en betaler', en: 'Patient and payer' },
  directives: { nl: 'Behandelaanwijzingen', en: 'Treatment directives' },
  functionalStatus: { nl: 'Functionele status', en: 'Functional status' },
  socialHistory: { nl: 'Sociale anamnese', en: 'Social history' },
  alerts: { nl: 'Waarschuwingen', en: 'Alerts' },
  allergies: { nl: 'Allergieën', en: 'Allergies' },
  diagnoses: { nl: 'Diagnosen en klachten', en: 'Diagnoses and complaints' },
  devices: { nl: 'Medische hulpmiddelen', en: 'Medical devices' },
  vaccinations: { nl: 'Vaccinaties', en: 'Vaccinations' },
  vitals: { nl: 'Vitale functies', en: 'Vital signs' },
  results: { nl: 'Uitslagen', en: 'Results' },
  procedures: { nl: 'Verrichtingen', en: 'Procedures' },
  medication: { nl: 'Medicatie', en: 'Medication' },
  encounters: { nl: 'Contacten', en: 'Encounters' },
  plannedCare: { nl: 'Geplande zorg', en: 'Planned care' },
  careTeam: { nl: 'Zorgteam', en: 'Care team' },
  parties: { nl: 'Zorgverleners en zorgaanbieders', en: 'Professionals and organizations' },
  correspondence: { nl: 'Correspondentie', en: 'Correspondence' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Key of a chapter. */
export type Chapter = keyof typeof chapters;
