import type { Expectation } from './expectation';

/** What is expected of a pull that goes well, or is withdrawn. */
export const ofPulls = {
  pulled: {
    certainty: 'A',
    source: 'TA Notified Pull, flow steps 7 to 9',
    expected: { en: 'after a notification the data is pulled', nl: 'na een notificatie worden de gegevens opgehaald' },
    means: {
      en: 'the BgZ does not arrive; when a user starts the pull in your EPD, do so while this waits (a longer wait is an option)',
      nl: 'de BgZ komt niet aan; start een gebruiker het ophalen in uw EPD, doe dat dan terwijl hier gewacht wordt (langer wachten is een optie)',
    },
  },
  everySection: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: everything that is offered is pulled',
    expected: { en: 'every search that is offered is asked', nl: 'elke aangeboden zoekvraag wordt gesteld' },
    means: {
      en: 'what is not asked is missing in the dossier, and nobody sees that it is',
      nl: 'wat niet gevraagd wordt ontbreekt in het dossier, zonder dat iemand het ziet',
    },
  },
  onlyOffered: {
    certainty: 'B',
    source: 'TA Notified Pull as implemented: the data holder gives what the notification lists',
    expected: { en: 'nothing is asked that was not offered', nl: 'er wordt niets gevraagd dat niet aangeboden is' },
    means: {
      en: 'senders refuse it (403), and it stands in their trail as an attempt to see more than was referred',
      nl: 'verzenders weigeren het (403), en het staat in hun logging als poging meer te zien dan verwezen is',
    },
  },
  bearer: {
    certainty: 'A',
    source: 'Twiin authorization; RFC 6750 §2.1: the token in the Authorization header',
    expected: {
      en: 'every request has a valid token in the Authorization header',
      nl: 'elk verzoek heeft een geldig token in de Authorization-header',
    },
    means: { en: 'no sender gives you anything (401)', nl: 'geen verzender geeft u iets (401)' },
  },
  tokenInUrl: {
    certainty: 'A',
    source: 'RFC 6750 §2.3 and §5.3; Twiin authorization: in the Authorization header',
    expected: { en: 'no token stands in a URL', nl: 'er staat geen token in een URL' },
    means: {
      en: 'URLs end up in logs of everybody in between, and the token with them',
      nl: 'URLs komen in logs van iedereen daartussen, en het token daarmee ook',
    },
  },
  granted: {
    certainty: 'A',
    source: 'Twiin authorization: token of the receiver, with the authorization-base played back',
    expected: {
      en: 'the token is good for this referral: organization, user and role, authorization-base',
      nl: 'het token deugt voor deze verwijzing: organisatie, gebruiker en rol, authorization-base',
    },
    means: {
      en: 'a sender that checks what the agreements say refuses you',
      nl: 'een verzender die controleert wat de afspraken zeggen weigert u',
    },
  },
  workflowTask: {
    certainty: 'A',
    source: 'TA Notified Pull, Twiin-03: GET [base]/Task/[id] when get-workflow-task is true',
    expected: { en: 'the workflow Task is read', nl: 'de workflow-Task wordt gelezen' },
    means: {
      en: 'where the Task holds what may be pulled, you do not know what to ask',
      nl: 'waar in de Task staat wat opgehaald mag worden, weet u niet wat te vragen',
    },
  },
  statusTold: {
    certainty: 'C',
    source: 'default by the state table of Nuts bgz-referral: the receiver moves the Task forwards',
    expected: {
      en: 'a status that is told by PUT [base]/Task/[id] is one the Task can have next',
      nl: 'een status die met PUT [base]/Task/[id] gemeld wordt kan de volgende van de Task zijn',
    },
    means: { en: 'the sender refuses it (409)', nl: 'de verzender weigert het (409)' },
  },
  pages: {
    certainty: 'A',
    source: 'FHIR STU3, RESTful API, paging; Bundle.total is of all pages',
    expected: {
      en: 'the next pages of a search are asked',
      nl: "de volgende pagina's van een zoekvraag worden gevraagd",
    },
    means: {
      en: 'the dossier lacks what stands on later pages, and nobody sees that it does',
      nl: "het dossier mist wat op latere pagina's staat, zonder dat iemand het ziet",
    },
  },
  onceOnly: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: receiving is idempotent on Task.identifier',
    expected: {
      en: 'a notification that comes twice is handled once',
      nl: 'een notificatie die tweemaal komt wordt één keer behandeld',
    },
    means: {
      en: 'the user sees two referrals where there is one',
      nl: 'de gebruiker ziet twee verwijzingen waar er één is',
    },
  },
  amendedOffer: {
    certainty: 'C',
    source: 'default where TA Notified Pull is silent: the new notification takes the place of the old',
    expected: { en: 'what is offered now is pulled', nl: 'wat nu aangeboden wordt, wordt opgehaald' },
    means: {
      en: 'you show the data as they were before the sender changed them',
      nl: 'u toont de gegevens zoals ze waren voor de verzender ze wijzigde',
    },
  },
  withdrawnOffer: {
    certainty: 'B',
    source: 'TA Notified Pull as implemented: the data holder gives what the notification lists',
    expected: {
      en: 'what is not offered any more is not asked any more',
      nl: 'wat niet meer aangeboden wordt, wordt niet meer gevraagd',
    },
    means: {
      en: 'senders refuse it (403), and it stands in their trail',
      nl: 'verzenders weigeren het (403), en het staat in hun logging',
    },
  },
  cancelStops: {
    certainty: 'A',
    source: 'implementation plan for vendors 2.3.2: a cancelled notification is processed; Twiin-02',
    expected: {
      en: 'after a cancellation nothing is asked any more',
      nl: 'na een annulering wordt niets meer gevraagd',
    },
    means: {
      en: 'you go on asking for data of a patient who was not referred to you',
      nl: 'u blijft gegevens vragen van een patiënt die niet naar u verwezen is',
    },
  },
} as const satisfies Readonly<Record<string, Expectation>>;
