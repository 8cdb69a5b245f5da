import type { Phrase } from '../../../fhir/phrase';

/** What the invariants of resources about a patient and the care given ask. */
export const careInvariants = {
  'ait-1': {
    en: 'an allergy has a clinicalStatus, unless it was entered in error',
    nl: 'een allergie heeft een clinicalStatus, tenzij zij ten onrechte is ingevoerd (entered-in-error)',
  },
  'ait-2': {
    en: 'an allergy that was entered in error has no clinicalStatus',
    nl: 'een allergie die ten onrechte is ingevoerd (entered-in-error) heeft geen clinicalStatus',
  },
  'app-1': {
    en: 'a participant of an appointment has a type, an actor or both',
    nl: 'een deelnemer aan een afspraak heeft een type, een actor of allebei',
  },
  'app-2': {
    en: 'an appointment has both start and end, or neither',
    nl: 'een afspraak heeft zowel start als end, of geen van beide',
  },
  'app-3': {
    en: 'only an appointment that is proposed or cancelled may lack start and end',
    nl: 'alleen een afspraak die proposed of cancelled is mag start en end missen',
  },
  'apr-1': {
    en: 'an answer to an appointment has a participantType or an actor',
    nl: 'een antwoord op een afspraak heeft een participantType of een actor',
  },
  'cmr-1': {
    en: 'a requester acts on behalf of another (onBehalfOf) only when the agent is a Practitioner or a Device',
    nl: 'een aanvrager handelt alleen namens een ander (onBehalfOf) als de agent een Practitioner of een Device is',
  },
  'com-1': {
    en: 'a reason for not communicating (notDoneReason) stands only with notDone true',
    nl: 'een reden om niet te communiceren (notDoneReason) staat alleen bij notDone true',
  },
  'con-1': {
    en: 'the stage of a condition has a summary or an assessment',
    nl: 'het stadium van een aandoening heeft een summary of een assessment',
  },
  'con-2': {
    en: 'the evidence of a condition has a code or a detail',
    nl: 'het bewijs voor een aandoening heeft een code of een detail',
  },
  'con-3': {
    en: 'a condition has a clinicalStatus, unless it was entered in error',
    nl: 'een aandoening heeft een clinicalStatus, tenzij zij ten onrechte is ingevoerd (entered-in-error)',
  },
  'con-4': {
    en: 'a condition that is over (abatement) has clinicalStatus resolved, remission or inactive',
    nl: 'een aandoening die voorbij is (abatement) heeft clinicalStatus resolved, remission of inactive',
  },
  'cpl-3': {
    en: 'an activity of a care plan is given by reference or in detail, not both',
    nl: 'een activiteit in een zorgplan staat in reference of in detail, niet in allebei',
  },
  'ctm-1': {
    en: 'only a Practitioner in a care team acts on behalf of an organization (onBehalfOf)',
    nl: 'alleen een Practitioner in een zorgteam handelt namens een organisatie (onBehalfOf)',
  },
  'fhs-1': {
    en: 'of a family member either the age or the birth is given, not both',
    nl: 'van een familielid staat de leeftijd of de geboorte vermeld, niet allebei',
  },
  'fhs-2': {
    en: 'estimatedAge stands only beside an age',
    nl: 'estimatedAge staat alleen naast een leeftijd',
  },
  'fhs-3': {
    en: 'a reason for not taking a family history (notDoneReason) stands only with notDone true',
    nl: 'een reden om geen familieanamnese af te nemen (notDoneReason) staat alleen bij notDone true',
  },
  'gol-1': {
    en: 'a goal with a target value (detail) says what is measured (measure)',
    nl: 'een doel met een streefwaarde (detail) noemt wat gemeten wordt (measure)',
  },
  'imm-1': {
    en: 'a vaccination that was not given (notGiven) has no reaction and no reason for giving it',
    nl: 'een vaccinatie die niet gegeven is (notGiven) heeft geen reactie en geen reden om haar te geven',
  },
  'imm-2': {
    en: 'a reason for not vaccinating stands only with notGiven true',
    nl: 'een reden om niet te vaccineren staat alleen bij notGiven true',
  },
  'imr-1': {
    en: 'a recommended vaccination names the vaccine, the disease it is against, or both',
    nl: 'een vaccinatieadvies noemt het vaccin, de ziekte waartegen, of allebei',
  },
  'mad-1': {
    en: 'the dosage of an administration has a dose or a rate',
    nl: 'de dosering van een toediening heeft een dose of een rate',
  },
  'mad-2': {
    en: 'a reason for not administering (reasonNotGiven) stands only with notGiven true',
    nl: 'een reden om niet toe te dienen (reasonNotGiven) staat alleen bij notGiven true',
  },
  'mad-3': {
    en: 'a reason for administering (reasonCode) does not stand with notGiven true',
    nl: 'een reden om toe te dienen (reasonCode) staat niet bij notGiven true',
  },
  'mda-1': { en: 'a sound recording has no height', nl: 'een geluidsopname heeft geen height' },
  'mda-2': { en: 'a sound recording has no width', nl: 'een geluidsopname heeft geen width' },
  'mda-3': { en: 'only a photo has a number of frames', nl: 'alleen een foto heeft een aantal frames' },
  'mda-4': { en: 'a photo has no duration', nl: 'een foto heeft geen duration' },
  'mdd-1': {
    en: 'a medicine is not handed over (whenHandedOver) before it was prepared (whenPrepared)',
    nl: 'een medicijn wordt niet verstrekt (whenHandedOver) voordat het is klaargemaakt (whenPrepared)',
  },
  'mps-1': {
    en: 'a prescriber acts on behalf of an organization (onBehalfOf) only when the agent is a Practitioner or a Device',
    nl: 'een voorschrijver handelt alleen namens een organisatie (onBehalfOf) als de agent een Practitioner of een Device is',
  },
  'mst-1': {
    en: 'a reason for not using a medicine (reasonNotTaken) stands only with taken n',
    nl: 'een reden om een medicijn niet te gebruiken (reasonNotTaken) staat alleen bij taken n',
  },
  'nor-1': {
    en: 'an order for nutrition has a diet by mouth, a supplement or tube feeding',
    nl: 'een voedingsopdracht heeft een dieet via de mond, een supplement of sondevoeding',
  },
  'obs-3': {
    en: 'a reference range has a low, a high or a text',
    nl: 'een referentiebereik heeft een low, een high of een text',
  },
  'obs-6': {
    en: 'an observation with a value has no reason for its absence (dataAbsentReason)',
    nl: 'een meting met een waarde heeft geen reden van afwezigheid (dataAbsentReason)',
  },
  'obs-7': {
    en: 'when a component has the code of the observation itself, the observation has no value of its own',
    nl: 'als een component dezelfde code heeft als de meting, heeft de meting zelf geen waarde',
  },
  'org-1': {
    en: 'an organization has a name or an identifier',
    nl: 'een organisatie heeft een naam of een identifier',
  },
  'org-2': { en: 'an organization has no home address', nl: 'een organisatie heeft geen woonadres (use home)' },
  'org-3': {
    en: 'an organization has no contact details at home',
    nl: 'een organisatie heeft geen contactgegevens thuis (use home)',
  },
  'pat-1': {
    en: 'a contact of a patient has a name, contact details, an address or an organization',
    nl: 'een contactpersoon van een patiënt heeft een naam, contactgegevens, een adres of een organisatie',
  },
  'pro-1': {
    en: 'a reason for not doing a procedure (notDoneReason) stands only with notDone true',
    nl: 'een reden om een verrichting niet te doen (notDoneReason) staat alleen bij notDone true',
  },
  'ras-1': {
    en: 'a probability given as a range is in percent (UCUM %)',
    nl: 'een kans die als bereik gegeven is staat in procenten (UCUM %)',
  },
  'ras-2': { en: 'a probability is at most 100', nl: 'een kans is hoogstens 100' },
  'rfr-1': {
    en: 'a referrer acts on behalf of an organization (onBehalfOf) only when the agent is a Practitioner or a Device',
    nl: 'een verwijzer handelt alleen namens een organisatie (onBehalfOf) als de agent een Practitioner of een Device is',
  },
  'rqg-1': {
    en: 'an action of a group of requests holds either a resource or further actions',
    nl: 'een actie in een groep aanvragen bevat óf een resource óf verdere acties',
  },
  'vs-1': {
    en: 'the moment of a vital sign is known at least to the day',
    nl: 'het moment van een vitale functie is minstens op de dag bekend',
  },
  'vs-2': {
    en: 'a vital sign without components or related measurements has a value or a reason for its absence',
    nl: 'een vitale functie zonder componenten of verwante metingen heeft een waarde of een reden van afwezigheid',
  },
  'vs-3': {
    en: 'a component of a vital sign has a value or a reason for its absence',
    nl: 'een component van een vitale functie heeft een waarde of een reden van afwezigheid',
  },
  'vs-4': {
    en: 'a vital sign has category vital-signs of http://hl7.org/fhir/observation-category',
    nl: 'een vitale functie heeft categorie vital-signs van http://hl7.org/fhir/observation-category',
  },
  'inv-1 of allergyintolerance-substanceExposureRisk': {
    en: 'an allergy with a risk of exposure to a substance (substanceExposureRisk) has no code',
    nl: 'een allergie met een risico op blootstelling aan een stof (substanceExposureRisk) heeft geen code',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
