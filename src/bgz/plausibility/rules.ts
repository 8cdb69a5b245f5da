/** A text in both languages. */
type Bilingual = Readonly<Record<'nl' | 'en', string>>;

/** One rule of plausibility: what it says of the place it is broken at, and why it is there. */
export interface PlausibilityRule {
  /** What was found and what is expected, as the end of a sentence that begins with the place. Holds no value of the record. */
  readonly message: Bilingual;
  /** What the rule rests on, and what to do. */
  readonly help: Bilingual;
  /** Whether it compares with the present: it is only judged when the caller says what time it is. */
  readonly clock?: true;
  /** Whether it compares with the patient: it is only judged where the patient's record is known. */
  readonly patient?: true;
}

/**
 * Every rule of plausibility by its stable id. A record that breaks one may be true all the same, so each is a warning: of
 * `parse`, of the validator and in the figures of quality alike.
 */
export const plausibilityRules = {
  'plausibility-future': {
    clock: true,
    message: {
      en: 'the date lies in the future, and it tells of what has happened.',
      nl: 'de datum ligt in de toekomst, en zegt wanneer iets gebeurd ís.',
    },
    help: {
      en: 'Birth, death, onset, a reaction, a registration or an agreement has happened when it is in a record. Look for a swapped day and month, a century, or a planning date in the place of a date of onset. Five minutes of the clock are let be: clocks differ.',
      nl: 'Geboorte, overlijden, begin, reactie, registratie of afspraak is gebeurd als het in een dossier staat. Zoek naar een verwisselde dag en maand, een verkeerde eeuw, of een plandatum op de plaats van een begindatum. Vijf minuten van de klok blijven onvermeld: klokken verschillen.',
    },
  },
  'plausibility-placeholder-date': {
    message: {
      en: 'the date stands in for a date that is not there.',
      nl: 'de datum staat in voor een datum die er niet is.',
    },
    help: {
      en: 'A program that has no date, or no end, writes the first or last day it knows. A receiver takes it for true. Leave the concept out instead; for a date that is known in part, give the part: a year, or a year and month. Told for every date with a year before 1800 or from 2200 on, and for the days 1800-01-01, 1899-12-30, 1899-12-31, 1900-01-01 and 2099-12-31; the four of long ago not for a patient who is known to have died, since they may be true then. The year 1900 alone and 1970-01-01 are not told.',
      nl: 'Een programma dat geen datum of geen einde heeft, schrijft de eerste of laatste dag die het kent. Een ontvanger houdt die voor waar. Laat het concept dan weg; is een deel van de datum bekend, geef dan dat deel: een jaar, of een jaar en maand. Gemeld voor elke datum met een jaar vóór 1800 of vanaf 2200, en voor de dagen 1800-01-01, 1899-12-30, 1899-12-31, 1900-01-01 en 2099-12-31; de vier van lang geleden niet bij een patiënt van wie bekend is dat die overleden is, want dan kunnen zij waar zijn. Het jaar 1900 alleen en 1970-01-01 worden niet gemeld.',
    },
  },
  'plausibility-procedure-future': {
    clock: true,
    message: {
      en: 'the procedure begins in the future, and nothing says that it is planned.',
      nl: 'de verrichting begint in de toekomst, en nergens staat dat zij gepland is.',
    },
    help: {
      en: 'The zib Procedure tells what was done (NL-CM:14.1.1). What is still to be done belongs in a procedure request, or has status preparation.',
      nl: 'De zib Verrichting vertelt wat gedaan is (NL-CM:14.1.1). Wat nog moet gebeuren hoort in een aangevraagde verrichting, of heeft status preparation.',
    },
  },
  'plausibility-death-before-birth': {
    message: {
      en: 'the date of death lies before the date of birth.',
      nl: 'de datum van overlijden ligt vóór de geboortedatum.',
    },
    help: {
      en: 'One of the two dates is wrong (NL-CM:0.1.10, NL-CM:0.1.33); they are compared as far as both are precise.',
      nl: 'Een van de twee datums is onjuist (NL-CM:0.1.10, NL-CM:0.1.33); zij worden vergeleken zover beide precies zijn.',
    },
  },
  'plausibility-before-birth': {
    patient: true,
    message: {
      en: 'the date lies before the birth of the patient.',
      nl: 'de datum ligt vóór de geboorte van de patiënt.',
    },
    help: {
      en: 'Nothing of a record happens before birth. A problem or procedure may be known before birth; it is only told when it lies more than a year before. Perhaps it is the record of a parent.',
      nl: 'Vóór de geboorte gebeurt er niets in een dossier. Een probleem of verrichting kan van vóór de geboorte zijn; dat wordt pas gemeld als het meer dan een jaar eerder ligt. Misschien is het een gegeven van een ouder.',
    },
  },
  'plausibility-after-death': {
    patient: true,
    message: {
      en: 'the date lies after the death of the patient.',
      nl: 'de datum ligt na het overlijden van de patiënt.',
    },
    help: {
      en: 'After death no allergy, reaction or problem begins. Registrations, agreements that stop a medicine and procedures are not judged: they may follow a death.',
      nl: 'Na overlijden begint er geen allergie, reactie of probleem. Registraties, afspraken die een middel stoppen en verrichtingen worden niet beoordeeld: die kunnen op een overlijden volgen.',
    },
  },
  'plausibility-end-before-start': {
    message: {
      en: 'the end lies before the start.',
      nl: 'het einde ligt vóór het begin.',
    },
    help: {
      en: 'Start and end are compared as far as both are precise. In records the builders refuse an end before its start; in resources invariant per-1 refuses it within a Period, and this rule tells it of dates that are no Period: onset and abatement, a reaction later than the last one.',
      nl: 'Begin en einde worden vergeleken zover beide precies zijn. In records weigeren de builders een einde vóór het begin; in resources weigert invariant per-1 het binnen een Period, en deze regel meldt het van datums die geen Period zijn: onset en abatement, een reactie na de laatste.',
    },
  },
  'plausibility-allergy-disorder': {
    message: {
      en: 'the substance is coded with a disorder or finding, such as the allergy itself.',
      nl: 'de stof is gecodeerd met een aandoening of bevinding, zoals de allergie zelf.',
    },
    help: {
      en: 'The causative agent (NL-CM:8.2.2) is the substance: penicillin, not allergy to penicillin. A system that guards medication compares substances and does not find a disorder. Told for ICD-10, ICPC and Diagnosethesaurus, for SNOMED CT concepts known to be an allergy, intolerance or symptom, for terms that end with the semantic tag of one, and, by the validator, when a terminology says that it is a clinical finding.',
      nl: 'De veroorzakende stof (NL-CM:8.2.2) is de stof: penicilline, niet allergie voor penicilline. Medicatiebewaking vergelijkt stoffen en vindt een aandoening niet. Gemeld voor ICD-10, ICPC en Diagnosethesaurus, voor SNOMED CT-concepten waarvan bekend is dat zij een allergie, intolerantie of symptoom zijn, voor termen die op de semantic tag daarvan eindigen, en door de validator als een terminologie zegt dat het een bevinding is.',
    },
  },
  'plausibility-problem-code': {
    message: {
      en: 'the problem has no SNOMED CT or ICD-10 code.',
      nl: 'het probleem heeft geen SNOMED CT- of ICD-10-code.',
    },
    help: {
      en: 'Without one of these codes a receiver cannot take the problem (NL-CM:5.1.3) over into a list of its own. A code of another system may stay beside it.',
      nl: 'Zonder een van deze codes kan een ontvanger het probleem (NL-CM:5.1.3) niet in de eigen lijst overnemen. Een code uit een ander stelsel mag ernaast blijven staan.',
    },
  },
  'plausibility-dose-unit': {
    message: {
      en: 'the amount has no unit.',
      nl: 'de hoeveelheid heeft geen eenheid.',
    },
    help: {
      en: 'One of what (NL-CM:9.12.19940)? 1 mg and 1 tablet are not the same dose. Give the unit of the G-Standaard or UCUM. The builders refuse an amount without any unit; told is one of which only a nullFlavor stands there.',
      nl: 'Eén wat (NL-CM:9.12.19940)? 1 mg en 1 tablet zijn niet dezelfde dosis. Geef de eenheid uit de G-Standaard of UCUM. De builders weigeren een hoeveelheid zonder eenheid; gemeld wordt er een waar alleen een nullFlavor staat.',
    },
  },
  'plausibility-dose-amount': {
    message: {
      en: 'there is a unit and no amount.',
      nl: 'er is een eenheid en geen hoeveelheid.',
    },
    help: {
      en: 'A unit alone is no dose. Give the amount, or leave the dose out and keep the instruction as text. In records the builders refuse this.',
      nl: 'Een eenheid alleen is geen dosis. Geef de hoeveelheid, of laat de dosis weg en houd de instructie als tekst. In records weigeren de builders dit.',
    },
  },
} as const satisfies Record<string, PlausibilityRule>;

/** Id of a rule of plausibility. */
export type PlausibilityRuleId = keyof typeof plausibilityRules;

/** The ids in the order of the list. */
export const plausibilityRuleIds = Object.keys(plausibilityRules) as readonly PlausibilityRuleId[];
