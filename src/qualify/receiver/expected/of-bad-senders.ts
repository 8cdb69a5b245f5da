import type { Expectation } from './expectation';

const ownDefault = 'default where TA Notified Pull is silent: everything that waits has a limit';
const ownBudget = 'default where TA Notified Pull is silent: everything from outside has a budget';

/** What is expected where the sender answers as it should not. */
export const ofBadSenders = {
  refusedStops: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 401, a new token once; 403, not again',
    expected: {
      en: 'what is refused is asked again a few times at most',
      nl: 'wat geweigerd wordt, wordt hoogstens een paar keer opnieuw gevraagd',
    },
    means: {
      en: 'you burden a sender with what it will not give, and its monitoring takes you for an attacker',
      nl: 'u belast een verzender met wat die niet geeft, en de bewaking daar houdt u voor een aanvaller',
    },
  },
  retried: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 503 is tried again',
    expected: {
      en: 'what could not be given for a moment (503) is asked again',
      nl: 'wat even niet gegeven kon worden (503) wordt opnieuw gevraagd',
    },
    means: {
      en: 'a restart at the sender costs you a part of the BgZ',
      nl: 'een herstart bij de verzender kost u een deel van de BgZ',
    },
  },
  slowEnded: {
    certainty: 'C',
    source: ownDefault,
    expected: {
      en: 'an answer that comes by a byte at a time is given up',
      nl: 'een antwoord dat byte voor byte komt wordt opgegeven',
    },
    means: {
      en: 'one slow sender holds your connections and threads, and others wait behind it',
      nl: 'één trage verzender houdt uw verbindingen en threads bezet, en anderen wachten daarachter',
    },
  },
  bytesBounded: {
    certainty: 'C',
    source: ownBudget,
    expected: {
      en: 'an answer without end is broken off',
      nl: 'een antwoord zonder einde wordt afgebroken',
    },
    means: {
      en: 'a fault at one sender takes the memory of your server',
      nl: 'een fout bij één verzender neemt het geheugen van uw server in',
    },
  },
  unfoldedBounded: {
    certainty: 'C',
    source: ownBudget,
    expected: {
      en: 'an answer that is small on the wire and without end when it is unpacked is broken off',
      nl: 'een antwoord dat klein verzonden wordt en uitgepakt zonder einde is, wordt afgebroken',
    },
    means: {
      en: 'a few megabytes take the memory of your server',
      nl: 'een paar megabytes nemen het geheugen van uw server in',
    },
  },
  pagesBounded: {
    certainty: 'C',
    source: ownBudget,
    expected: {
      en: 'a search whose pages never end is broken off',
      nl: "een zoekvraag waarvan de pagina's niet eindigen wordt afgebroken",
    },
    means: {
      en: 'one pull runs for ever, and fills your store',
      nl: 'één ophaalactie loopt eindeloos door en vult uw opslag',
    },
  },
  redirectToken: {
    certainty: 'A',
    source: 'RFC 6750 §5.3: tokens are not leaked to unintended parties',
    expected: {
      en: 'a redirect to another server does not get the token',
      nl: 'een doorverwijzing naar een andere server krijgt het token niet',
    },
    means: {
      en: 'whoever leads you elsewhere holds a token that opens the dossier of the patient',
      nl: 'wie u elders heen leidt heeft een token dat het dossier van de patiënt opent',
    },
  },
  nextElsewhere: {
    certainty: 'A',
    source: 'RFC 6750 §5.3: tokens are not leaked to unintended parties',
    expected: {
      en: 'a next page on another server does not get the token',
      nl: 'een volgende pagina op een andere server krijgt het token niet',
    },
    means: {
      en: 'whoever leads you elsewhere holds a token that opens the dossier of the patient',
      nl: 'wie u elders heen leidt heeft een token dat het dossier van de patiënt opent',
    },
  },
  offerElsewhere: {
    certainty: 'A',
    source: 'TA Notified Pull, Twiin-04 and 05: what is offered is relative to the base of the sender',
    expected: {
      en: 'an offer that leads to another server is not asked there',
      nl: 'een aanbod dat naar een andere server leidt wordt daar niet gevraagd',
    },
    means: {
      en: 'by a notification somebody has your server ask what he likes, with your token',
      nl: 'met een notificatie laat iemand uw server vragen wat hij wil, met uw token',
    },
  },
  otherPatient: {
    certainty: 'A',
    source: 'TA Notified Pull: the notification says which patient it is about',
    expected: {
      en: 'data of another patient than the notification names is not taken',
      nl: 'gegevens van een andere patiënt dan de notificatie noemt worden niet overgenomen',
    },
    means: {
      en: 'the data of one patient end up in the dossier of another',
      nl: 'de gegevens van de ene patiënt komen in het dossier van een ander',
    },
  },
  notComplete: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent; FHIR STU3, search: an OperationOutcome among the results',
    expected: {
      en: 'an answer that says it is not whole is not taken for complete',
      nl: 'een antwoord dat zegt niet volledig te zijn wordt niet voor volledig gehouden',
    },
    means: {
      en: 'a doctor takes what is missing for what is not there',
      nl: 'een arts houdt wat ontbreekt voor wat er niet is',
    },
  },
} as const satisfies Readonly<Record<string, Expectation>>;
