import { phrases } from '../fhir/phrase';

/** Why something is not among the records, or is doubtful, in words. Parameters are names of FHIR, of ours, and counts. */
export const words = phrases({
  'no-place': {
    en: 'no record has a place for this element',
    nl: 'geen enkel record heeft een plaats voor dit element',
  },
  unreadable: { en: '{reason:phrase}', nl: '{reason:phrase}' },
  'not-a-resource': {
    en: 'found something that is no resource of FHIR; allowed is a Bundle or another resource',
    nl: 'dit is geen FHIR-resource; toegestaan is een Bundle of een andere resource',
  },
  'next-page': {
    en: 'this Bundle says that there is a next page, which was not given',
    nl: 'deze Bundle zegt dat er een volgende pagina is; die is niet meegegeven',
  },
  'sender-says': {
    en: 'the sender says of its own answer that something is the matter ({codes:phrase})',
    nl: 'de verzender zegt zelf dat er met het antwoord iets aan de hand is ({codes:phrase})',
  },
  subsetted: {
    en: 'the sender left elements out of this resource (tag SUBSETTED)',
    nl: 'de verzender heeft uit deze resource elementen weggelaten (tag SUBSETTED)',
  },
  'no-patient': {
    en: 'no Patient was given that can be read; the records are of the one patient that all resources refer to',
    nl: 'er is geen Patient meegegeven die gelezen kan worden; de records zijn van de ene patiënt waarnaar alle resources verwijzen',
  },
  'several-patients': {
    en: 'there are {count} patients; only what is of one of them was read',
    nl: 'er zijn {count} patiënten; alleen wat van één van hen is, is gelezen',
  },
  'several-bsns': {
    en: 'a Patient with more than one BSN; allowed is one',
    nl: 'een Patient met meer dan één BSN; toegestaan is er één',
  },
  'patient-again': {
    en: 'another Patient resource of the same patient, which says something else; the first one was read',
    nl: 'nog een Patient van dezelfde patiënt, met andere inhoud; de eerste is gelezen',
  },
  'other-patient': {
    en: 'this is of another patient; it was set apart',
    nl: 'dit is van een andere patiënt; het is apart gehouden',
  },
  'unknown-patient': {
    en: 'this refers to a patient that was not given, or cannot be told from others; it was set apart',
    nl: 'dit verwijst naar een patiënt die niet is meegegeven of niet van anderen is te onderscheiden; het is apart gehouden',
  },
  'no-subject': {
    en: 'this does not say whose it is; it was set apart',
    nl: 'dit zegt niet van wie het is; het is apart gehouden',
  },
  'no-zib': {
    en: 'resources of type {type} are read into no record',
    nl: 'resources van het type {type} worden in geen enkel record gelezen',
  },
  'other-zib': {
    en: 'this {type} is of another zib than the records have a group for',
    nl: 'deze {type} is van een andere zib dan waarvoor de records een groep hebben',
  },
  'in-error': {
    en: 'the sender says that this {type} was entered in error, which its zib has no place for; it was set apart',
    nl: 'de verzender zegt dat deze {type} ten onrechte is vastgelegd, waarvoor de zib geen plaats heeft; hij is apart gehouden',
  },
  modifier: {
    en: 'an element changes what this {type} says, in a way that no record can hold; it was set apart',
    nl: 'een element verandert wat deze {type} zegt, op een manier die geen record kan bevatten; hij is apart gehouden',
  },
  'left-out': {
    en: 'this was left out of the record: {reason:phrase}',
    nl: 'dit is uit het record weggelaten: {reason:phrase}',
  },
  refused: { en: '{reason:phrase}', nl: '{reason:phrase}' },
  'between-records': { en: '{reason:phrase}', nl: '{reason:phrase}' },
  'duplicate-id': {
    en: 'another {type} with the same id says something else; {read:phrase}',
    nl: 'een andere {type} met hetzelfde id zegt iets anders; {read:phrase}',
  },
  'copy-in-error': {
    en: 'one of several with this id says that it was entered in error, another does not; none was read',
    nl: 'een van meerdere met dit id zegt ten onrechte te zijn vastgelegd, een andere niet; geen ervan is gelezen',
  },
  deleted: {
    en: 'what was given says that this was deleted; it was set apart',
    nl: 'wat is meegegeven zegt dat dit is verwijderd; het is apart gehouden',
  },
  'no-id': {
    en: 'this resource has no id; the record has one that was made of its content',
    nl: 'deze resource heeft geen id; het record heeft er een die van de inhoud is gemaakt',
  },
  'dangling-reference': {
    en: 'this reference leads to nothing that was given',
    nl: 'deze verwijzing leidt naar niets wat is meegegeven',
  },
  'ambiguous-reference': {
    en: 'this reference may mean more than one resource; it was not followed',
    nl: 'deze verwijzing kan meer dan één resource betekenen; zij is niet gevolgd',
  },
  'not-referred': {
    en: 'nothing that was read refers to this {type}, and by itself it is no record',
    nl: 'niets wat gelezen is verwijst naar deze {type}, en op zichzelf is het geen record',
  },
  'no-record': {
    en: 'this tells when and by whom something was registered, of no record that was read or in a way that no record can hold',
    nl: 'dit zegt wanneer en door wie iets is vastgelegd, van geen gelezen record of op een manier die geen record kan bevatten',
  },
  'too-much': {
    en: 'this reference was not followed: records would hold copies of more than {limit} characters',
    nl: 'deze verwijzing is niet gevolgd: de records zouden kopieën van meer dan {limit} tekens bevatten',
  },
  'not-checked': {
    en: 'reading this resource failed by a fault of this library; nothing of it was taken over',
    nl: 'het lezen van deze resource mislukte door een fout in deze bibliotheek; er is niets van overgenomen',
  },
});

/** Stable names of why something was not read, or is doubtful. */
export type ReadCode = keyof typeof words;
