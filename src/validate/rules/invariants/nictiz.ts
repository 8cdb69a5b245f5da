import type { Phrase } from '../../../fhir/phrase';

/** What the invariants of the nl-core, zib 2017 and BgZ profiles ask. */
export const nictizInvariants = {
  'nl-streetname-if-official-and-other-line-parts': {
    en: 'an official address has a street name, together with a house number, its addition or a locator',
    nl: 'een officieel adres heeft een straatnaam, samen met een huisnummer, een toevoeging of een aanduiding',
  },
  'nl-postal-code-pattern': {
    en: 'a Dutch postal code is four digits and two capitals, without a space: 1234AB',
    nl: 'een Nederlandse postcode is vier cijfers en twee hoofdletters, zonder spatie: 1234AB',
  },
  'nl-core-humanname-1': {
    en: 'a prefix of the own family name comes with that name',
    nl: 'een voorvoegsel bij de eigen geslachtsnaam staat bij die naam',
  },
  'nl-core-humanname-2': {
    en: 'a prefix of the partner’s family name comes with that name',
    nl: 'een voorvoegsel bij de geslachtsnaam van de partner staat bij die naam',
  },
  'hicm-outcomeofcare-1 of nl-core-careplan': {
    en: 'the outcome of an activity is a text or code, or a reference, not both',
    nl: 'de uitkomst van een activiteit is een tekst of code, of een verwijzing, niet allebei',
  },
  'hicm-outcomeofcare-1 of zib-OutcomeOfCare': {
    en: 'the outcome of care is a conclusion in text or a result referred to, not both',
    nl: 'de uitkomst van zorg is een conclusie in tekst of een resultaat waarnaar verwezen wordt, niet allebei',
  },
  'hcim-pregnancy-1': {
    en: 'the due date (TermDatum) is a whole date without a time',
    nl: 'de à-termedatum (TermDatum) is een volledige datum zonder tijd',
  },
  'hcim-pregnancy-2': {
    en: 'the date of the last menstruation is a whole date without a time',
    nl: 'de datum van de laatste menstruatie is een volledige datum zonder tijd',
  },
  'hcim-treatmentdirective-1': {
    en: 'further advance directives (consent-additionalSources) stand only beside a first one in source',
    nl: 'verdere wilsverklaringen (consent-additionalSources) staan alleen naast een eerste in source',
  },
  'bg-1': {
    en: 'the measurement has a LOINC code',
    nl: 'de meting heeft een LOINC-code',
  },
  'bg-2': {
    en: 'the measurement has at most one code of NHG table 45',
    nl: 'de meting heeft hoogstens één code uit NHG-tabel 45',
  },
  'zib-apgarscore-1': {
    en: 'an Apgar score is that of 1, 5 or 10 minutes: exactly one of the LOINC codes 9272-6, 9274-2 and 9271-8',
    nl: 'een apgarscore is die van 1, 5 of 10 minuten: precies één van de LOINC-codes 9272-6, 9274-2 en 9271-8',
  },
  'zib-apgarscore-2': {
    en: 'scores at 1 minute stand only in the Apgar score of 1 minute (LOINC 9272-6)',
    nl: 'scores na 1 minuut staan alleen in de apgarscore van 1 minuut (LOINC 9272-6)',
  },
  'zib-apgarscore-3': {
    en: 'scores at 5 minutes stand only in the Apgar score of 5 minutes (LOINC 9274-2)',
    nl: 'scores na 5 minuten staan alleen in de apgarscore van 5 minuten (LOINC 9274-2)',
  },
  'zib-apgarscore-4': {
    en: 'scores at 10 minutes stand only in the Apgar score of 10 minutes (LOINC 9271-8)',
    nl: 'scores na 10 minuten staan alleen in de apgarscore van 10 minuten (LOINC 9271-8)',
  },
  'zib-LaboratoryTestResult-Observation-1': {
    en: 'a zib interpretation flag of a result comes with the code of http://hl7.org/fhir/v2/0078 it is mapped to',
    nl: 'een interpretatievlag van de zib bij een uitslag staat naast de code van http://hl7.org/fhir/v2/0078 waarnaar zij gemapt is',
  },
  'maxValue-for-method': {
    en: 'a pain score is at most 10 by VAS10 or NRS, at most 100 by VAS100',
    nl: 'een pijnscore is hoogstens 10 bij VAS10 of NRS, hoogstens 100 bij VAS100',
  },
  'minValue-for-method': {
    en: 'a pain score is at least 0 by VAS10 or VAS100, at least 1 by NRS',
    nl: 'een pijnscore is minstens 0 bij VAS10 of VAS100, minstens 1 bij NRS',
  },
  'Zib-SNAQScore-1': {
    en: 'of the three parts of a SNAQ score all are given or none',
    nl: 'van de drie onderdelen van een SNAQ-score staan ze er alle drie of geen',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
