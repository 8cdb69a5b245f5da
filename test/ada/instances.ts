import { type AdaIssue, type AdaNotRead, readAda } from '../../src/ada';
import type { BgzRecords } from '../../src/zib';

/** The day of all tests that do not test the day. */
export const TODAY = '2026-03-01';

export const SNOMED = '2.16.840.1.113883.6.96';
export const NULL_FLAVOR = '2.16.840.1.113883.5.1008';
export const AGB = '2.16.840.1.113883.2.4.6.1';
export const UNITS = '2.16.840.1.113883.2.4.4.1.900.2';

/** An element with a value: `v('straat', 'Dorpsstraat')`. */
export const v = (name: string, value: string, more = '') => `<${name} value="${value}" ${more}/>`;

/** A coded element; the row number in `value` is there because ADA has it. */
export const c = (name: string, code: string, codeSystem: string, displayName: string, more = '') =>
  `<${name} value="1" code="${code}" codeSystem="${codeSystem}" displayName="${displayName}" ${more}/>`;

/** An element that refers to a block. */
export const ref = (name: string, id: string) => `<${name} value="${id}" datatype="reference"/>`;

export const zibroot = (more = '') =>
  `<zibroot><onderwerp><patient>${ref('patient', 'pat')}</patient></onderwerp>${more}</zibroot>`;

export const patientBlock = (more = '') => `<patient id="pat">
  <identificatienummer value="999999990" root="2.16.840.1.113883.2.4.6.3"/>
  <geslacht value="2" code="M" codeSystem="2.16.840.1.113883.5.1" displayName="Man"/>${more}</patient>`;

export const demography = (more = '') =>
  `<demografie_en_identificatie>${patientBlock(more)}</demografie_en_identificatie>`;

/** An instance with a minimal patient and the given sections. */
export const instance = (...sections: string[]) => document(demography(), ...sections);

/** An instance with just the given sections. */
export const document = (...sections: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><adaxml><meta status="new"/><data><sturen app="test">${sections.join('\n')}</sturen></data></adaxml>`;

export const problemBlock = (id: string, more = '') => `<probleem id="${id}">${zibroot()}
  ${c('probleem_naam', '195967001', SNOMED, 'astma')}
  ${c('probleem_status', '55561003', SNOMED, 'Actueel')}${more}</probleem>`;

export const problems = (...blocks: string[]) => `<klachten_en_diagnoses>${blocks.join('')}</klachten_en_diagnoses>`;
export const allergies = (...blocks: string[]) => `<allergieen>${blocks.join('')}</allergieen>`;
export const bricks = (...blocks: string[]) => `<bouwstenen>${blocks.join('')}</bouwstenen>`;

/** A medication agreement with the given instruction. */
export const agreement = (instruction = '', more = '') => `<medicatie><medicatieafspraak id="ma">
  ${v('afspraakdatum', '2026-01-05')}
  <afgesproken_geneesmiddel><product>${c('product_code', '67903', '2.16.840.1.113883.2.4.4.10', 'PARACETAMOL 500MG TABLET')}</product></afgesproken_geneesmiddel>
  ${instruction && `<gebruiksinstructie>${instruction}</gebruiksinstructie>`}${more}</medicatieafspraak></medicatie>`;

/** Reads what must be readable. */
export function read(xml: string, now: Date | string = TODAY): { records: BgzRecords; notRead: readonly AdaNotRead[] } {
  const result = readAda(xml, { now });
  if (!result.ok) throw new Error(result.issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'));
  return result;
}

/** Reads what must be refused. */
export function issuesOf(xml: string): readonly AdaIssue[] {
  const result = readAda(xml, { now: TODAY });
  if (result.ok) throw new Error('The instance was read without issues.');
  return result.issues;
}
