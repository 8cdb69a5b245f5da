import { definePart, field, objectOf } from '../define/field';
import { written } from '../define/written';
import { coded, codedOrBare } from '../parts/code/coded';
import { text } from '../parts/text/zib';
import type { LanguageProficiency, LanguageProficiencyInput } from './types';

/** How well the patient commands the language (HL7 LanguageAbilityProficiency E, G, F or P). */
const level = (id: string, dutch: string, name: string) => field(id, dutch, coded.optional(), { name });

const fields = {
  communicationLanguage: field('7.12.3', 'CommunicatieTaal', codedOrBare, {
    note: "Language, e.g. `code('urn:ietf:bcp:47', 'nl', 'Nederlands')`.",
  }),
  listening: level('7.12.6', 'TaalvaardigheidBegrijpen', 'LanguageControlListening'),
  speaking: level('7.12.7', 'TaalvaardigheidSpreken', 'LanguageControlSpeaking'),
  reading: level('7.12.8', 'TaalvaardigheidLezen', 'LanguageControlReading'),
  comment: field('7.12.5', 'Toelichting', text.optional()),
};

/** LanguageProficiency (Taalvaardigheid, zib 2017 NL-CM:7.12.1), part of the Patient record. */
export const languageProficiency = definePart(
  { id: '7.12.1', name: 'LanguageProficiency', dutch: 'Taalvaardigheid' },
  objectOf(fields),
  written<LanguageProficiency, LanguageProficiencyInput>(),
);
