import type { FhirResource } from 'fhir/r3';
import { type Phrase, phrases } from '../../fhir/phrase';

/** Why a resource is not handed out as the patient's. */
export type ApartCode =
  /** Its subject, a Patient contained in it, or the Patient itself is somebody else than the notification is about. */
  | 'other-patient'
  /** A Patient, or a reference to one, with more than one BSN. */
  | 'several-bsns'
  /** A Patient without BSN, where the notification names one. */
  | 'no-bsn'
  /** It does not say whose it is. */
  | 'no-subject'
  /** It refers to a Patient that is not among what came. */
  | 'unknown-patient'
  /** Several Patients came or are referred to, and nothing tells which of them the notification is about. */
  | 'several-patients'
  /** Of a type that the search does not ask for. */
  | 'not-asked-for'
  /** It came along, and nothing that was asked for refers to it. */
  | 'not-referenced';

/** Something that came and is not the patient's, or of which that cannot be told. Never to be shown as the patient's. */
export interface ApartResource {
  readonly code: ApartCode;
  /** Name of the section it came with. */
  readonly section: Phrase;
  /** `AllergyIntolerance/id`; the type alone for an id that is none, or that may be a BSN. */
  readonly which: string;
  /** Where it stands: `page 1, Bundle.entry[3].resource.patient`. */
  readonly where: string;
  /** What was found there and what was expected, for people; without a BSN. */
  readonly reason: Phrase;
  readonly resource: FhirResource;
}

const words = phrases({
  'other-patient': {
    nl: 'een andere patiënt; verwacht werd de patiënt van de notificatie',
    en: 'another patient; expected was the patient of the notification',
  },
  'several-bsns': { nl: 'meer dan één BSN; verwacht werd er één', en: 'more than one BSN; expected was one' },
  'no-bsn': {
    nl: 'een patiënt zonder BSN; verwacht werd het BSN van de notificatie',
    en: 'a patient without BSN; expected was the BSN of the notification',
  },
  'no-subject': {
    nl: 'geen verwijzing naar een patiënt; verwacht werd die van de notificatie',
    en: 'no reference to a patient; expected was the one of the notification',
  },
  'unknown-patient': {
    nl: 'een verwijzing naar een patiënt die niet is meegekomen; verwacht werd de patiënt die wel meekwam',
    en: 'a reference to a patient that did not come; expected was the patient that did',
  },
  'several-patients': {
    nl: 'verschillende patiënten, waarvan niet te zeggen is wie bedoeld is; verwacht werd er één',
    en: 'different patients, of which cannot be told who is meant; expected was one',
  },
  'not-asked-for': {
    nl: 'een soort gegeven waar niet om is gevraagd; verwacht werd {type}',
    en: 'a type that was not asked for; expected was {type}',
  },
  'not-referenced': {
    nl: 'een meegekomen gegeven waar niets naar verwijst; verwacht werd alleen wat bij het gevraagde hoort',
    en: 'something that came along and that nothing refers to; expected was only what belongs to what was asked for',
  },
});

/** The words of a code. `type`: what the search asks for. */
export function apartReason(code: ApartCode, type: string): Phrase {
  const said = words[code];
  return typeof said === 'function' ? said({ type }) : said;
}

/** True for what may be somebody else's; the rest is merely not what was asked for. */
export const isOthers = (code: ApartCode): boolean => code !== 'not-asked-for' && code !== 'not-referenced';
