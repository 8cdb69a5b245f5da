import { z } from 'zod';
import { type Concept, concept } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import type { Given } from '../define/given';
import { coded, codedOrBare } from '../parts/code/coded';
import { text } from '../parts/text/zib';

/** LanguageProficiency (Taalvaardigheid, zib 2017 NL-CM:7.12.1), part of the Patient record. */
const languageProficiencyShape = z.strictObject({
  /** Language, e.g. `code('urn:ietf:bcp:47', 'nl', 'Nederlands')`. */
  communicationLanguage: codedOrBare,
  /** How well the patient understands, speaks and reads it (HL7 LanguageAbilityProficiency E, G, F or P). */
  listening: coded.optional(),
  speaking: coded.optional(),
  reading: coded.optional(),
  comment: text.optional(),
});

/** What is accepted for a LanguageProficiency. */
export interface LanguageProficiencyInput extends Given<z.input<typeof languageProficiencyShape>> {}
/** LanguageProficiency as the schema gives it. */
export interface LanguageProficiencyOutput extends z.output<typeof languageProficiencyShape> {}
export type LanguageProficiency = DeepReadonly<LanguageProficiencyOutput>;

export const languageProficiency: z.ZodType<LanguageProficiencyOutput, LanguageProficiencyInput> =
  languageProficiencyShape;

const LEVEL = 'extension(patient-proficiency).extension(level).valueCoding';

export const languageProficiencyConcepts: readonly Concept[] = [
  concept('7.12.1', 'LanguageProficiency', 'Taalvaardigheid', '', ''),
  concept('7.12.3', 'CommunicationLanguage', 'CommunicatieTaal', 'communicationLanguage', 'language'),
  concept('7.12.6', 'LanguageControlListening', 'TaalvaardigheidBegrijpen', 'listening', LEVEL),
  concept('7.12.7', 'LanguageControlSpeaking', 'TaalvaardigheidSpreken', 'speaking', LEVEL),
  concept('7.12.8', 'LanguageControlReading', 'TaalvaardigheidLezen', 'reading', LEVEL),
  concept('7.12.5', 'Comment', 'Toelichting', 'comment', 'extension(Comment).valueString'),
];
