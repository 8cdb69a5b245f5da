import type { Coding, Extension } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import { codeFormFault } from '../../terminology/code-forms';
import type { CodedConcept, LanguageProficiency } from '../../zib';
import { complex } from '../define/codec';
import { extension, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { element, inExtension, rowsOf } from '../define/rows';
import { isNullFlavor } from '../parts/code/code';
import { isFlavorTerm } from '../parts/code/null-flavor-terms';
import { readCoding, readConcept } from '../parts/code/read';
import { codeableConcept, codeSpecification, conceptIn } from '../parts/code/stu3';
import { textCodec } from '../parts/text/codec';

/** What a proficiency is about (HL7 LanguageAbilityMode). */
const modes = {
  listening: { code: 'RSP', display: 'Received spoken' },
  speaking: { code: 'ESP', display: 'Expressed spoken' },
  reading: { code: 'RWR', display: 'Received written' },
} as const;

const kinds = ['listening', 'speaking', 'reading'] as const;

function proficiency({ code, display }: { code: string; display: string }, level: CodedConcept): Extension {
  const { coding: [first] = [], text } = codeableConcept(level, 'coding');
  // The profile takes one Coding: words and other codes go along with it.
  const says = level.translations?.length || (text !== undefined && text !== first?.code);
  const valueCoding = says ? { extension: codeSpecification(level)?.extension, ...first } : first;
  return extension('patient-proficiency', {
    extension: [
      { url: 'type', valueCoding: { system: systems.languageAbilityMode, code, display } },
      { url: 'level', valueCoding },
    ],
  });
}

const writeLevels = (language: LanguageProficiency) => ({
  extension: some(...kinds.map((kind) => maybe(language[kind], (level) => proficiency(modes[kind], level)))),
});

/** The one Coding of a level, where the whole value has it too. */
function dropRepeated(level: FhirNode, whole: CodedConcept): void {
  const flavor = { system: systems.nullFlavor, code: whole.nullFlavor };
  const codings = [whole.nullFlavor === undefined ? whole : flavor, ...(whole.translations ?? [])];
  const [system, code] = [level.peek('system'), level.peek('code')];
  if (!codings.some((one) => one.system === system && one.code === code)) return;
  level.take('system');
  level.take('code');
  const shown = whole.nullFlavor !== undefined && isFlavorTerm(whole.nullFlavor, String(level.peek('display')));
  const terms = [whole.originalText, whole.display, ...(whole.translations ?? []).map(({ display }) => display)];
  level.drop('display', ...terms, ...(shown ? [level.peek('display')] : []));
  level.drop('version', ...codings.map((one) => ('version' in one ? one.version : undefined)));
}

/** A level: the whole value where that stands beside the one Coding that the profile takes. */
function readLevel(level: FhirNode): CodedConcept | undefined {
  const concept = level.extension('code-specification')?.open('valueCodeableConcept');
  const whole = concept && readConcept(concept);
  if (whole !== undefined) {
    dropRepeated(level, whole);
    return whole;
  }
  const { system, code, display } = readCoding(level) ?? {};
  if (code === undefined || system === undefined) return undefined;
  if (system !== systems.nullFlavor || !isNullFlavor(code))
    return { system, code, ...(display !== undefined && { display }) };
  const isTerm = display === undefined || isFlavorTerm(code, display);
  return { nullFlavor: code, ...(!isTerm && { display }) };
}

function readLevels(communication: FhirNode) {
  const found: Partial<Record<(typeof kinds)[number], CodedConcept>> = {};
  for (const one of communication.extensions('patient-proficiency')) {
    const type = one.part('type')?.open('valueCoding');
    const kind = kinds.find((each) => modes[each].code === type?.peek('code'));
    const level = kind === undefined || found[kind] !== undefined ? undefined : one.part('level')?.open('valueCoding');
    const value = level && readLevel(level);
    if (kind === undefined || value === undefined) continue;
    type?.drop('system', systems.languageAbilityMode);
    type?.drop('code', modes[kind].code);
    // Its term says nothing more; other words may.
    type?.drop('display', modes[kind].display);
    found[kind] = value;
  }
  return found;
}

/** A language as FHIR wants it: its tag (BCP 47, all-languages). */
const isLanguageTag = ({ system, code = '' }: Coding): boolean =>
  system === systems.language && codeFormFault(systems.language, code) === undefined;

const tagCodec = complex<CodedConcept>(
  'CodeableConcept',
  (language) => conceptIn(isLanguageTag, language),
  readConcept,
);

const LEVEL = ['extension(patient-proficiency).extension(level).valueCoding'];

const { row, pair } = rowsOf<LanguageProficiency>();

/** LanguageProficiency (zib 7.12.1) as Patient.communication. */
export const languageCodec = element<LanguageProficiency>('BackboneElement', [
  pair({ listening: LEVEL, speaking: LEVEL, reading: LEVEL }, writeLevels, readLevels),
  row('comment', inExtension('Comment'), textCodec),
  row('communicationLanguage', 'language', tagCodec),
]);
