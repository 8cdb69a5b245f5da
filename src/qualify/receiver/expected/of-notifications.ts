import type { Expectation } from './expectation';

/** What is expected of the answer to a notification or a cancellation. */
export const ofNotifications = {
  accepted: {
    certainty: 'A',
    source: 'TA Notified Pull, Twiin-01: POST [base]/Task',
    expected: { en: 'a sound notification is taken (2xx)', nl: 'een goede notificatie wordt aangenomen (2xx)' },
    means: {
      en: 'no hospital can refer to you: whoever sends gets an error and does not try again',
      nl: 'geen ziekenhuis kan naar u verwijzen: wie verzendt krijgt een fout en probeert het niet opnieuw',
    },
  },
  created: {
    certainty: 'B',
    source: 'TA Notified Pull, Twiin-01 as implemented: 201, or 202 by who handles it later',
    expected: { en: 'the answer is 201 or 202', nl: 'het antwoord is 201 of 202' },
    means: {
      en: 'a sender that looks for exactly these statuses may take the notification for lost',
      nl: 'een verzender die precies deze statussen zoekt kan de notificatie als verloren beschouwen',
    },
  },
  location: {
    certainty: 'B',
    source: 'FHIR STU3, RESTful API, create; Twiin-01 as implemented',
    expected: { en: 'an answer of 201 has a Location', nl: 'een antwoord 201 heeft een Location' },
    means: {
      en: 'the sender cannot name the Task when it asks you what became of it',
      nl: 'de verzender kan de Task niet noemen als die u vraagt wat ervan geworden is',
    },
  },
  xmlAccepted: {
    certainty: 'A',
    source: 'TA Notified Pull, Twiin-01: a receiver accepts JSON and XML',
    expected: { en: 'a notification in XML is taken', nl: 'een notificatie in XML wordt aangenomen' },
    means: {
      en: 'senders that write XML cannot reach you',
      nl: 'verzenders die XML schrijven kunnen u niet bereiken',
    },
  },
  tokenAsked: {
    certainty: 'A',
    source: 'Twiin authorization: the notification endpoint is an OAuth 2.0 resource server (RFC 6750 §3)',
    expected: {
      en: 'a notification without a valid token is refused (401 or 403)',
      nl: 'een notificatie zonder geldig token wordt geweigerd (401 of 403)',
    },
    means: {
      en: 'anybody on the network can put a referral on your worklist',
      nl: 'iedereen op het netwerk kan een verwijzing op uw werklijst zetten',
    },
  },
  repetitionAnswered: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: receiving is idempotent on Task.identifier',
    expected: { en: 'a repetition is answered with 200 or 201', nl: 'een herhaling krijgt antwoord 200 of 201' },
    means: {
      en: 'a sender that did not get your first answer tries again, and then sees an error for what you have',
      nl: 'een verzender die uw eerste antwoord niet kreeg probeert opnieuw en ziet dan een fout voor wat u al heeft',
    },
  },
  repetitionLocation: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: a repetition gives the first id',
    expected: { en: 'a repetition has the same Location', nl: 'een herhaling heeft dezelfde Location' },
    means: {
      en: 'the same referral seems to be there twice',
      nl: 'dezelfde verwijzing lijkt er tweemaal te zijn',
    },
  },
  amendmentAccepted: {
    certainty: 'A',
    source: 'TA Notified Pull, flow step 5: a change is a new notification in the same group',
    expected: {
      en: 'a new notification with the same groupIdentifier is taken',
      nl: 'een nieuwe notificatie met dezelfde groupIdentifier wordt aangenomen',
    },
    means: {
      en: 'you keep on working with an offer that was changed',
      nl: 'u blijft werken met een aanbod dat gewijzigd is',
    },
  },
  cancelAccepted: {
    certainty: 'A',
    source: 'TA Notified Pull, Twiin-02: PUT [base]/Task?identifier=…',
    expected: { en: 'a cancellation is taken (2xx)', nl: 'een annulering wordt aangenomen (2xx)' },
    means: {
      en: 'a referral that was withdrawn stays on your worklist',
      nl: 'een ingetrokken verwijzing blijft op uw werklijst staan',
    },
  },
  unknownCancel: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 404, or 200 without action',
    expected: {
      en: 'a cancellation of what never came makes no work: 404, 410, or 200 without action',
      nl: 'een annulering van wat nooit kwam geeft geen werk: 404, 410, of 200 zonder actie',
    },
    means: {
      en: 'a conditional update that creates puts a referral that nobody made on your worklist',
      nl: 'een conditional update die aanmaakt zet een verwijzing die niemand deed op uw werklijst',
    },
  },
  unknownPatient: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 422 with an OperationOutcome',
    expected: {
      en: 'a patient that is not known is refused (4xx) or taken, and is no error of the server',
      nl: 'een onbekende patiënt wordt geweigerd (4xx) of aangenomen, en is geen serverfout',
    },
    means: {
      en: 'the sender tries again for a day what will never be taken',
      nl: 'de verzender probeert een dag lang wat nooit aangenomen wordt',
    },
  },
  invalidBsn: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 422 with an OperationOutcome',
    expected: {
      en: 'a number that is no BSN is refused (4xx)',
      nl: 'een nummer dat geen BSN is wordt geweigerd (4xx)',
    },
    means: {
      en: 'a referral is shown for a person who does not exist',
      nl: 'er verschijnt een verwijzing voor een persoon die niet bestaat',
    },
  },
  numberRepeated: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: the text of an error is neutral',
    expected: {
      en: 'an error does not repeat the number of the patient',
      nl: 'een fout herhaalt het nummer van de patiënt niet',
    },
    means: {
      en: 'errors end up in logs, and the BSN with them',
      nl: 'fouten komen in logs terecht, en het BSN daarmee ook',
    },
  },
  otherOwner: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: unknown owner, 422 with an OperationOutcome',
    expected: {
      en: 'a notification for another organization (URA) is refused (4xx)',
      nl: 'een notificatie voor een andere organisatie (URA) wordt geweigerd (4xx)',
    },
    means: {
      en: 'you take referrals that are meant for somebody else, and the sender takes them for delivered',
      nl: 'u neemt verwijzingen aan die voor een ander zijn, en de verzender denkt dat ze bezorgd zijn',
    },
  },
  brokenRefused: {
    certainty: 'A',
    source: 'FHIR STU3, RESTful API, create: 400 for what cannot be parsed',
    expected: { en: 'what cannot be read is refused (4xx)', nl: 'wat niet te lezen is wordt geweigerd (4xx)' },
    means: {
      en: 'the sender takes a referral for delivered that you do not have',
      nl: 'de verzender denkt dat een verwijzing bezorgd is die u niet heeft',
    },
  },
  otherTypeRefused: {
    certainty: 'A',
    source: 'FHIR STU3, RESTful API, create: the resource is of the type in the URL',
    expected: {
      en: 'another resource than a Task is refused (4xx)',
      nl: 'een andere resource dan een Task wordt geweigerd (4xx)',
    },
    means: {
      en: 'the sender takes for delivered what you can do nothing with',
      nl: 'de verzender denkt bezorgd te hebben waar u niets mee kunt',
    },
  },
  incompleteRefused: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 400 or 422 with element paths',
    expected: {
      en: 'a Task without sender, receiver, identifier and anything to pull is refused (4xx)',
      nl: 'een Task zonder verzender, ontvanger, identifier en iets om op te halen wordt geweigerd (4xx)',
    },
    means: {
      en: 'nobody can act on it, and the sender does not learn so',
      nl: 'niemand kan er iets mee, en de verzender hoort dat niet',
    },
  },
  outcome: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 4xx with an OperationOutcome',
    expected: {
      en: 'a refusal holds an OperationOutcome that says why',
      nl: 'een weigering bevat een OperationOutcome die zegt waarom',
    },
    means: {
      en: 'the user who refers is told that it failed and not what to do',
      nl: 'wie verwijst hoort dat het mislukt is en niet wat te doen',
    },
  },
  noServerError: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: 5xx is tried again, 4xx is not',
    expected: {
      en: 'nothing that is sent ends in an error of the server (5xx) or in no answer',
      nl: 'niets wat verzonden wordt eindigt in een serverfout (5xx) of zonder antwoord',
    },
    means: {
      en: 'somebody outside can break your endpoint by what he sends, and senders repeat it',
      nl: 'iemand van buiten kan uw endpoint breken met wat hij stuurt, en verzenders herhalen het',
    },
  },
} as const satisfies Readonly<Record<string, Expectation>>;
