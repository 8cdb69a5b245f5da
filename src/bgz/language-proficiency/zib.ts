import type { z } from 'zod';
import type { Concept } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { conceptsOf, field, objectOf } from '../define/field';
import type { Given } from '../define/given';
import { coded, codedOrBare } from '../parts/code/coded';
import { text } from '../parts/text/zib';

/** How well the patient commands the language (HL7 LanguageAbilityProficiency E, G, F or P). */
const level = (id: string, dutch: string, name: string) => field(id, dutch, coded.optional(), { name });

const fields = {
  /** Language, e.g. `code('urn:ietf:bcp:47', 'nl', 'Nederlands')`. */
  communicationLanguage: field('7.12.3', 'CommunicatieTaal', codedOrBare),
  listening: level('7.12.6', 'TaalvaardigheidBegrijpen', 'LanguageControlListening'),
  speaking: level('7.12.7', 'TaalvaardigheidSpreken', 'LanguageControlSpeaking'),
  reading: level('7.12.8', 'TaalvaardigheidLezen', 'LanguageControlReading'),
  comment: field('7.12.5', 'Toelichting', text.optional()),
};

/** LanguageProficiency (Taalvaardigheid, zib 2017 NL-CM:7.12.1), part of the Patient record. */
const languageProficiencyShape = objectOf(fields);

/** What is accepted for a LanguageProficiency. */
export interface LanguageProficiencyInput extends Given<z.input<typeof languageProficiencyShape>> {}
/** LanguageProficiency as the schema gives it. */
export interface LanguageProficiencyOutput extends z.output<typeof languageProficiencyShape> {}
export type LanguageProficiency = DeepReadonly<LanguageProficiencyOutput>;

export const languageProficiency: z.ZodType<LanguageProficiencyOutput, LanguageProficiencyInput> =
  languageProficiencyShape;

export const languageProficiencyConcepts: readonly Concept[] = conceptsOf(
  { id: 'NL-CM:7.12.1', name: 'LanguageProficiency', dutch: 'Taalvaardigheid' },
  fields,
);
