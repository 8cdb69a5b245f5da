/** Door `bgz-facade/legacy`: reads the columns that every Dutch EPD has into what the builders of `bgz-facade/zib` take. */

export { type NumberOptions, readNumber, readResult } from './amount';
export { type CodeKind, readCode } from './code';
export { type DateOptions, readDate, readMoment } from './date';
export { type DosageOptions, readDosage } from './dosage/read-dosage';
export type { DosageAddition, DosageUnit } from './dosage/table';
export type { Field } from './field-text';
export { type GenderOptions, readGender } from './gender';
export { type IdentifierOptions, type RegisterKind, readIdentifier } from './identifier';
export { hl7MaritalStatuses, type MaritalStatusOptions, readMaritalStatus } from './marital-status';
export { readName } from './name';
export type { NotUnderstood, Reading, ReadOptions, Understood, Unread, UnreadCode } from './reading';
export { taken } from './reading';
export { readThesaurus, type ThesaurusKind, type ThesaurusRow } from './thesaurus';
