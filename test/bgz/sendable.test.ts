import { describe, expect, it } from 'vitest';
import { bgzDocument } from '../../src/index';
import { allergyIntolerance, bsn, icd10, patient, problem, snomed, ucum } from '../../src/zib';
import { issuesOf, lineOf } from './support';

const base = { id: 'p', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active' };

/** Puts a text where a case says and tells the issues. */
const places: readonly (readonly [string, (text: string) => object])[] = [
  ['id', (text) => ({ id: text })],
  ['comment', (text) => ({ comment: text })],
  ['problemName.display', (text) => ({ problemName: snomed('48867003', text) })],
  ['problemName.code', (text) => ({ problemName: { system: '1.2.3', code: text } })],
  ['identificationNumbers[0].value', (text) => ({ identificationNumbers: [{ system: '1.2.3', value: text }] })],
];

describe('what no FHIR document can hold', () => {
  it.each([
    ['U+0000', '\u0000', 4],
    ['U+000B', '\u000b', 4],
    ['U+001F', '\u001f', 4],
    ['U+FFFE', '\ufffe', 4],
    ['U+FFFF', '\uffff', 4],
    ['U+D800', '\ud800', 4],
    ['U+DC00', '\udc00', 4],
  ])('%s is refused anywhere, with its place and never the text', (name, character, position) => {
    for (const [at, change] of places) {
      const [issue, ...others] = issuesOf(problem, { ...base, ...change(`Jan${character}sen`) });
      expect([issue?.at, ...others.map((other) => other.at)]).toEqual(
        others.length === 0 ? [at] : [at, 'problemName.code'],
      );
      expect(issue?.found).toBe(`${name} at character ${position}`);
      expect(JSON.stringify([issue, others])).not.toMatch(/Jan|sen"/);
    }
  });

  it('tabs, line ends, emoji and every other character are kept', () => {
    const comment = 'a\tb\nc\r\n👩‍⚕️ \u0085x\u00a0\u2028 é';
    const result = problem.parse({ ...base, comment });
    expect(result.ok && result.record.comment).toBe(comment);
  });

  it('a text beyond 1 MB is refused', () => {
    expect(issuesOf(problem, { ...base, comment: 'x'.repeat(1_048_577) }).map(lineOf)).toEqual([
      'invalid-value comment NL-CM:5.1.5',
    ]);
    expect(problem.parse({ ...base, comment: 'x'.repeat(1_048_576) }).ok).toBe(true);
  });

  it('is refused in documents too', () => {
    const document = {
      id: 'd',
      type: snomed('48867003'),
      title: 'Brief\u0000',
      contentType: 'application/pdf',
      indexed: '2026-11-24T09:00:00+01:00',
      open: () => new Uint8Array(),
    };
    const result = bgzDocument.parse(document);
    expect(result.ok || result.issues.map((issue) => issue.message)).toEqual([
      expect.stringContaining('title of record d: found U+0000 at character 6'),
    ]);
  });
});

describe('what the validator calls wrong, no builder accepts', () => {
  const named = (problemName: object) => ({ ...base, problemName });

  it.each<[string, object, string]>([
    ['an ICD-10 code that is none', named(icd10('zzz')), 'problemName.code'],
    [
      'an ICPC code that is none',
      named({ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'KK' }),
      'problemName.code',
    ],
    ['an SNK of letters', named({ system: '2.16.840.1.113883.2.4.4.1.750', code: 'x' }), 'problemName.code'],
    ['a DHD id of letters', named({ system: '2.16.840.1.113883.2.4.3.120.5.1', code: 'x' }), 'problemName.code'],
    ['two blanks in a code', named({ system: '1.2.3', code: 'a  b' }), 'problemName.code'],
    ['a tab in a code', named({ system: '1.2.3', code: 'a\tb' }), 'problemName.code'],
    ['an OID with a zero in front', named({ system: '1.02.3', code: 'x' }), 'problemName.system'],
    ['an OID that begins with 3', named({ system: '3.1.2', code: 'x' }), 'problemName.system'],
    ['a UUID that is none', named({ system: 'urn:uuid:1', code: 'x' }), 'problemName.system'],
    ['a value set as system', named({ system: 'http://hl7.org/fhir/ValueSet/x', code: 'x' }), 'problemName.system'],
    [
      'a number in a system that is no OID',
      { ...base, identificationNumbers: [{ system: '3.1.2', value: 'x' }] },
      'identificationNumbers[0].system',
    ],
    [
      'a number that should be a URI',
      { ...base, identificationNumbers: [{ system: 'urn:ietf:rfc:3986', value: 'x' }] },
      'identificationNumbers[0].value',
    ],
    ['a zone beyond fourteen hours', { ...base, problemStartDate: '2026-01-01T10:00:00+14:30' }, 'problemStartDate'],
    ['a second of sixty', { ...base, problemStartDate: '2026-01-01T10:00:60' }, 'problemStartDate'],
    ['the year nought', { ...base, problemStartDate: '0000' }, 'problemStartDate'],
  ])('%s', (_name, input, at) => {
    expect(issuesOf(problem, input).map((issue) => issue.at)).toEqual([at]);
  });

  it('a language that is no BCP 47, and a unit that is no UCUM', () => {
    const speaks = (code: string) => ({
      identificationNumbers: [bsn('999999990')],
      languageProficiencies: [{ communicationLanguage: { system: 'urn:ietf:bcp:47', code } }],
    });
    expect(issuesOf(patient, speaks('Nederlands')).map((issue) => issue.at)).toEqual([
      'languageProficiencies[0].communicationLanguage.code',
    ]);
    expect(issuesOf(patient, speaks('nl-NL'))).toEqual([]);
    expect(ucum(1, 'mg').unit).toMatchObject({ code: 'mg' });
  });

  it('a SNOMED CT expression is legal for both', () => {
    expect(issuesOf(allergyIntolerance, { id: 'a', causativeAgent: snomed('3718001 + 48867003') })).toEqual([]);
  });
});
