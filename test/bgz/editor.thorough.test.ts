import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The library as an editor has it: a small file of a vendor, looked at through TypeScript's language service. */

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'adapter.ts');

const source = `
import { allergyIntolerance, bgzRecords, medicationAgreement, patient, payer, problem, snomed, prk } from './src/zib';

const allergy = allergyIntolerance({
  id: 'a-1',
  causativeAgent: snomed('3718001', 'koemelk'),
  allergyStatus: 'active',
  reactions: [{ symptoms: ['271807003'], severity: 'mild', reactionTime: '2020' }],
  author: { patient: true },
});
allergy.causativeAgent;
allergy.reactions?.[0]?.severity;
allergy.author?.healthProfessional?.specialty;

const agreement = medicationAgreement({
  id: 'ma-1',
  agreementDateTime: '2026-03-01',
  agreedMedicine: { productCodes: [prk('17469')] },
  instructionsForUse: {
    dosageInstructions: [{ dose: { nominalValue: 1, unit: snomed('428673006') }, asNeeded: { condition: '1137' } }],
  },
});
agreement.instructionsForUse?.dosageInstructions?.[0]?.dose;

problem.parse({ id: 'p', problemName: snomed('48867003'), problemStatus: 'active', problemLaterality: 'left' });

const person = patient({ identificationNumbers: [], addressInformation: [{ country: 'NL' }], gender: 'F' });
person.dateOfBirth;
payer({ id: 'b', insuranceCompany: { organizationName: 'Verzekeraar' } });
const records = bgzRecords({ patient: person, allergyIntolerances: [allergy] });
records.allergyIntolerances?.[0]?.criticality;
`;

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);

/** Other text in place of a file, and how often that was changed. */
const changed = new Map<string, { readonly text: string; readonly version: number }>();
const textOf = (name: string): string | undefined =>
  name === file ? source : (changed.get(name)?.text ?? ts.sys.readFile(name));

const host: ts.LanguageServiceHost = {
  getCompilationSettings: () => ({ ...options, types: [], noEmit: true }),
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => `${changed.get(name)?.version ?? 0}`,
  getScriptSnapshot: (name) => {
    const text = textOf(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: textOf,
};
const service = ts.createLanguageService(host);

/** Where `words` end in the file, in the first place after `after`. */
function placeOf(words: string, after = ''): number {
  const place = source.indexOf(words, source.indexOf(after));
  if (place < 0) throw new Error(`The file has no ${words}.`);
  return place + words.length;
}

/** What an editor shows over the last word of these. */
function hover(words: string, after?: string): string {
  const info = service.getQuickInfoAtPosition(file, placeOf(words, after) - 1);
  return `${ts.displayPartsToString(info?.displayParts)}\n${ts.displayPartsToString(info?.documentation)}`;
}

describe('what an editor shows over a property', () => {
  it('the file has no faults, so that what is shown is what a vendor sees', () => {
    const faults = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  it.each([
    [
      'causativeAgent',
      'allergyIntolerance({',
      ['CodedInput', 'VeroorzakendeStof (NL-CM:8.2.2), 1..1', 'SNOMED CT, HPK'],
    ],
    ['allergyStatus', 'allergyIntolerance({', ['AllergieStatus (NL-CM:8.2.5), 0..1', '`active` Actief']],
    ['reactions', 'allergyIntolerance({', ['AllergyIntoleranceReactionInput[]', 'Reactie (NL-CM:8.2.10), 0..*']],
    ['symptoms', 'allergyIntolerance({', ['Symptoom (NL-CM:8.2.11), 1..*', 'SymptoomCodelijst']],
    ['severity', 'allergyIntolerance({', ['Ernst (NL-CM:8.2.14), 0..1', '`mild` Licht']],
    ['author', 'allergyIntolerance({', ['PartyInput', 'Auteur (NL-CM:0.0.7)']],
    ['allergy.causativeAgent', '', ['CodedConcept', 'VeroorzakendeStof (NL-CM:8.2.2)']],
    ['allergy.reactions?.[0]?.severity', '', ['CodedConcept<ErnstCode>', 'Ernst (NL-CM:8.2.14)']],
    ['healthProfessional?.specialty', '', ['Specialisme (NL-CM:17.1.4)', 'UZI role code']],
    ['agreementDateTime', '', ['MomentInput', 'Afspraakdatum (NL-CM:9.6.19757), 1..1', 'Date']],
    ['dosageInstructions', 'medicationAgreement({', ['DosageInstructionInput[]']],
    ['dose', 'instructionsForUse: {', ['QuantityRangeInput', 'Keerdosis (NL-CM:9.12.19940)']],
    ['condition', '', ['Criterium (NL-CM:9.12.19945)', 'ZonodigCriteriumCodelijst']],
    ['dosageInstructions?.[0]?.dose', '', ['QuantityRange', 'Keerdosis (NL-CM:9.12.19940)']],
    ['problemStatus', 'problem.parse', ['ProbleemStatus (NL-CM:5.1.4), 1..1', '`active` Actueel']],
    ['country', 'addressInformation', ['CodedInput', 'Land (NL-CM:20.5.5)', 'A bare code']],
    ['person.dateOfBirth', '', ['string', 'Geboortedatum (NL-CM:0.1.10)', 'Date']],
    ['organizationName', 'payer({', ['OrganisatieNaam (NL-CM:1.1.16)', 'string']],
    ['allergyIntolerances', 'bgzRecords({', ['AllergyIntoleranceInput[]', 'Allergie']],
    ['records.allergyIntolerances?.[0]?.criticality', '', ['MateVanKritiekZijn (NL-CM:8.2.7)']],
  ])('%s (%s): its words and a type that says something', (words, after, shown) => {
    const text = hover(words, after);
    for (const one of shown) expect(text).toContain(one);
    expect(text).not.toMatch(/\bz\.|Zod|DeepReadonly|Given<|unknown/);
  });
});

describe('what an editor completes', () => {
  const complete = (words: string, after?: string): readonly string[] =>
    (service.getCompletionsAtPosition(file, placeOf(words, after), {})?.entries ?? []).map(({ name }) => name);

  it.each([
    ["allergyStatus: '", '', ['active', 'completed', 'nullified', 'obsolete']],
    ["severity: '", '', ['24484000', '255604002', '6736007', 'mild', 'moderate', 'severe']],
    ["gender: '", '', ['F', 'M', 'UN', 'UNK']],
  ])('%s: the codes of the codelist and their short names', (words, after, codes) => {
    expect([...complete(words, after)].sort()).toEqual(codes);
  });

  it('the properties of what a record holds, and no others', () => {
    expect([...complete('reactions: [{ ')].sort()).toEqual([
      'reactionDescription',
      'routeOfExposure',
      'specificSubstance',
      // The one that is being written there.
      'symptoms',
    ]);
  });
});

describe('types that are behind what a schema says', () => {
  const types = path.join(root, 'src/bgz/allergy-intolerance/types.ts');
  const written = readFileSync(types, 'utf8');
  const zib = path.join(root, 'src/bgz/allergy-intolerance/zib.ts');
  const faults = (): readonly string[] =>
    service.getSemanticDiagnostics(zib).map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));

  it.each([
    ['a property that is gone', 'readonly criticality?: CodelistInput', 'readonly criticality2?: CodelistInput'],
    ['a property that may be left out no more', 'readonly comment?: string;', 'readonly comment: string;'],
    ['one that can be changed', '  readonly causativeAgent: CodedInput;', '  causativeAgent: CodedInput;'],
    ['null that is accepted no more', 'MomentInput | null | undefined', 'MomentInput'],
    ['any code where a list is closed', 'CodedConcept<ErnstCode>', 'CodedConcept'],
  ])('%s: the compiler tells to write them again', (_what, from, to) => {
    expect(written).toContain(from);
    changed.set(types, { text: written.replace(from, to), version: (changed.get(types)?.version ?? 0) + 1 });
    expect(faults().join()).toContain('types.ts is behind: run npm run docs');
    changed.set(types, { text: written, version: (changed.get(types)?.version ?? 0) + 1 });
    expect(faults()).toEqual([]);
  });
});
