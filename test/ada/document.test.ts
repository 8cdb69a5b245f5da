import { describe, expect, it } from 'vitest';
import { readAda } from '../../src/ada';
import {
  c,
  demography,
  document,
  instance,
  issuesOf,
  patientBlock,
  problemBlock,
  problems,
  read,
  SNOMED,
  TODAY,
  v,
} from './instances';

describe('ADA instance: the document', () => {
  it.each(['sturen', 'beschikbaarstellen_bgz', 'raadplegen'])('reads a transaction called %s', (name) => {
    const xml = instance(problems(problemBlock('p'))).replaceAll('sturen', name);
    expect(read(xml).records.problems).toHaveLength(1);
  });

  it('reads sections and elements in any order', () => {
    const name = c('probleem_naam', '195967001', SNOMED, 'astma');
    const status = c('probleem_status', '55561003', SNOMED, 'Actueel');
    const xml = document(problems(`<probleem id="p">${status}${name}</probleem>`), demography());
    expect(read(xml).records.problems?.[0]?.problemName).toMatchObject({ code: '195967001', display: 'astma' });
  });

  it('takes blank elements as absent', () => {
    const xml = instance(problems(problemBlock('p', `<toelichting/>${v('probleem_begin_datum', '  ')}`)));
    expect(Object.keys(read(xml).records.problems?.[0] ?? {}).sort()).toEqual(['id', 'problemName', 'problemStatus']);
  });

  it('passes over metadata attributes and processing instructions', () => {
    const xml = instance(
      problems(problemBlock('p').replace('<probleem ', '<probleem conceptId="1.2" comment="x" hidden="false" ')),
    );
    expect(readAda(`<?xml-model href="x"?>${xml.slice(xml.indexOf('<adaxml'))}`, { now: TODAY }).ok).toBe(true);
  });

  it.each([
    ['no data', '<adaxml><meta/></adaxml>', 'missing', 'adaxml'],
    ['no transaction', '<adaxml><data/></adaxml>', 'missing', 'adaxml'],
    ['another document', '<Bundle/>', 'unknown-element', 'Bundle'],
    ['no patient', '<adaxml><data><sturen/></data></adaxml>', 'missing', 'adaxml/data/sturen'],
    [
      'an unknown part',
      `${document(demography()).replace('<meta', '<extra/><meta')}`,
      'unknown-element',
      'adaxml/extra',
    ],
  ])('refuses a document with %s', (_what, xml, code, path) => {
    expect(issuesOf(xml)).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('refuses a second transaction and a second patient: records are of one person', () => {
    const transactions = issuesOf(document(demography()).replace('</data>', '<sturen/></data>'));
    expect(transactions).toContainEqual(
      expect.objectContaining({ code: 'given-twice', path: 'adaxml/data/sturen[2]' }),
    );
    const second = patientBlock().replace('id="pat"', 'id="other"').replace('999999990', '111222333');
    const patients = issuesOf(
      document(demography(), `<demografie_en_identificatie>${second}</demografie_en_identificatie>`),
    );
    const path = 'adaxml/data/sturen/demografie_en_identificatie[2]/patient';
    expect(patients).toContainEqual(expect.objectContaining({ code: 'given-twice', path }));
    expect(JSON.stringify(patients)).not.toContain('111222333');
  });
});

describe('ADA instance: XML that is refused', () => {
  it.each([
    ['an unclosed element', '<adaxml><data></adaxml>'],
    ['no element', '   '],
    ['empty text', ''],
    ['text only', 'hello'],
    ['a DOCTYPE', '<!DOCTYPE adaxml><adaxml/>'],
    ['a DTD with an entity', '<!DOCTYPE a [<!ENTITY x "y">]><adaxml title="&x;"/>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><adaxml>&x;</adaxml>'],
    ['an undefined entity', '<adaxml title="&eacute;"/>'],
    ['two roots', '<adaxml/><adaxml/>'],
    ['an attribute twice', '<adaxml id="1" id="2"/>'],
  ])('%s', (_what, xml) => {
    const issues = issuesOf(xml);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: 'malformed-xml', path: '' });
  });

  it('names the line of the error', () => {
    expect(issuesOf('<adaxml>\n<data>\n</adaxml>')[0]?.line).toBe(3);
  });

  it('never repeats what stands in the file', () => {
    const [issue] = issuesOf('<adaxml><Jansen></Pietersen></adaxml>');
    expect(issue?.message).not.toMatch(/Jansen|Pietersen/);
  });

  it('refuses nesting deeper than a hundred elements, however deep', () => {
    for (const depth of [101, 200_000]) {
      expect(issuesOf('<a>'.repeat(depth))).toMatchObject([{ code: 'too-large' }]);
    }
  });

  it('refuses an instance above the limit, counted in bytes', () => {
    const xml = document(demography());
    const fits = Buffer.byteLength(xml);
    expect(readAda(xml, { now: TODAY, maxBytes: fits }).ok).toBe(true);
    expect(readAda(xml, { now: TODAY, maxBytes: fits - 1 })).toMatchObject({
      ok: false,
      issues: [{ code: 'too-large' }],
    });
    const accents = xml.replace('app="test"', 'app="éééé"');
    expect(readAda(accents, { now: TODAY, maxBytes: fits })).toMatchObject({ issues: [{ code: 'too-large' }] });
  });

  it('reports text between tags, where no value belongs', () => {
    const xml = instance(problems(problemBlock('p', '<toelichting>benauwd</toelichting>')));
    expect(issuesOf(xml)).toMatchObject([
      { code: 'invalid-value', path: 'adaxml/data/sturen/klachten_en_diagnoses/probleem/toelichting' },
    ]);
  });
});
