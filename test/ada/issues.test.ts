import { describe, expect, it } from 'vitest';
import {
  agreement,
  allergies,
  bricks,
  c,
  document,
  instance,
  issuesOf,
  problemBlock,
  problems,
  ref,
  SNOMED,
  v,
} from './instances';

const path = (rest: string) => `adaxml/data/sturen/${rest}`;
const found = (xml: string) => issuesOf(xml).map((issue) => [issue.code, issue.path]);
const status = (code: string) => c('probleem_status', code, SNOMED, 'x');

describe('ADA issues', () => {
  it.each([
    [
      'in a block',
      problems(problemBlock('p', '<probleem_kleur value="rood"/>')),
      'klachten_en_diagnoses/probleem/probleem_kleur',
    ],
    [
      'deeper in a block',
      problems(problemBlock('p').replace('<onderwerp>', '<onderwerp><dier/>')),
      'klachten_en_diagnoses/probleem/zibroot/onderwerp/dier',
    ],
    [
      'in a value',
      problems(problemBlock('p', '<toelichting value="x"><b/></toelichting>')),
      'klachten_en_diagnoses/probleem/toelichting/b',
    ],
    ['in a building block nothing refers to', bricks('<product id="x"><kleur/></product>'), 'bouwstenen/product/kleur'],
    ['among the building blocks', bricks('<kleur/>'), 'bouwstenen/kleur'],
    ['in a section', problems('<diagnose/>'), 'klachten_en_diagnoses/diagnose'],
    ['among the sections', '<verpleegplan/>', 'verpleegplan'],
    ['named like a property every object has', '<constructor/>', 'constructor'],
  ])('reports an element ADA does not know %s', (_where, section, rest) => {
    expect(found(instance(section))).toEqual([['unknown-element', path(rest)]]);
  });

  it.each([
    [
      'a professional',
      agreement('', `<voorschrijver>${ref('zorgverlener', 'nobody')}</voorschrijver>`),
      'medicatie/medicatieafspraak/voorschrijver/zorgverlener',
    ],
    [
      'a problem',
      agreement('', `<reden_van_voorschrijven>${ref('probleem', 'none')}</reden_van_voorschrijven>`),
      'medicatie/medicatieafspraak/reden_van_voorschrijven/probleem',
    ],
    [
      'the patient',
      problems(problemBlock('p').replace('value="pat"', 'value="other"')),
      'klachten_en_diagnoses/probleem/zibroot/onderwerp/patient/patient',
    ],
    [
      'a block of another kind',
      problems(problemBlock('p').replace('value="pat"', 'value="p"')),
      'klachten_en_diagnoses/probleem/zibroot/onderwerp/patient/patient',
    ],
  ])('reports a reference to %s that is not there', (_what, section, rest) => {
    expect(found(instance(section))).toEqual([['dangling-reference', path(rest)]]);
  });

  it('reports a product that is not there once: not that it is missing as well', () => {
    const xml = instance(agreement().replace(/<product>.*<\/product>/, ref('product', 'none')));
    expect(found(xml)).toEqual([
      ['dangling-reference', path('medicatie/medicatieafspraak/afgesproken_geneesmiddel/product')],
    ]);
  });

  it('reports an id that is given twice', () => {
    expect(found(instance(problems(problemBlock('p'), problemBlock('p'))))).toContainEqual([
      'duplicate-id',
      path('klachten_en_diagnoses/probleem[2]'),
    ]);
  });

  it('reports an element given twice where the record holds one', () => {
    const xml = instance(problems(problemBlock('p', status('55561003'))));
    expect(found(xml)).toEqual([['given-twice', path('klachten_en_diagnoses/probleem/probleem_status[2]')]]);
  });

  it('brings what is wrong with a record back to the element it came from', () => {
    const allergy = (more: string) =>
      `<allergie_intolerantie>${c('veroorzakende_stof', '227493005', SNOMED, 'noot')}${more}</allergie_intolerantie>`;
    const good = allergy(c('allergie_status', 'active', '2.16.840.1.113883.5.14', 'Actief'));
    const bad = allergy(c('allergie_status', 'maybe', '2.16.840.1.113883.5.14', 'x'));
    expect(found(instance(allergies(good, bad)))).toEqual([
      ['not-in-codelist', path('allergieen/allergie_intolerantie[2]/allergie_status')],
    ]);
  });

  it('reports what is missing at the block it is missing from', () => {
    const xml = instance(allergies(`<allergie_intolerantie id="a">${v('toelichting', 'x')}</allergie_intolerantie>`));
    expect(found(xml)).toEqual([['missing', path('allergieen/allergie_intolerantie')]]);
  });

  it('reports a coded value without a code, of which only the row in the list is given', () => {
    const xml = instance(problems(problemBlock('p', v('probleem_type', '1'))));
    expect(found(xml)).toEqual([['missing', path('klachten_en_diagnoses/probleem/probleem_type')]]);
  });

  it('reports what is wrong with a building block once, however often it is referred to', () => {
    const prescribed = `<voorschrijver>${ref('zorgverlener', 'zv')}</voorschrijver>`;
    const twice = agreement('', prescribed).replace(
      '<medicatieafspraak id="ma">',
      `<medicatieafspraak id="mb">${v('afspraakdatum', 'T')}<afgesproken_geneesmiddel><product><product_specificatie>${v('product_naam', 'x')}</product_specificatie></product></afgesproken_geneesmiddel>${prescribed}</medicatieafspraak><medicatieafspraak id="ma">`,
    );
    const block = `<zorgverlener id="zv"><kleur/>${v('zorgverlener_identificatienummer', '12', 'root="2.16.840.1.113883.2.4.6.1"')}</zorgverlener>`;
    expect(found(instance(twice, bricks(block)))).toEqual([
      ['unknown-element', path('bouwstenen/zorgverlener/kleur')],
      ['invalid-identifier', path('bouwstenen/zorgverlener/zorgverlener_identificatienummer')],
    ]);
  });

  it('reports everything at once, in the order of the lines', () => {
    const xml = instance(
      problems(problemBlock('p1', '\n<kleur/>'), '\n', problemBlock('p2', v('probleem_begin_datum', 'gisteren'))),
      allergies(`\n<allergie_intolerantie id="a">${v('begin_datum_tijd', '2026-13')}</allergie_intolerantie>`),
    );
    const issues = issuesOf(xml);
    expect(new Set(issues.map((issue) => issue.code))).toEqual(
      new Set(['unknown-element', 'invalid-moment', 'missing']),
    );
    expect(issues.map((issue) => issue.line)).toEqual([...issues.map((issue) => issue.line)].sort((a, b) => a - b));
    expect(issues.filter((issue) => issue.code === 'invalid-moment')).toHaveLength(2);
  });

  it('never repeats names, free text or numbers of persons', () => {
    const content = [
      v('identificatienummer', '111222334', 'root="2.16.840.1.113883.2.4.6.3"'),
      v('geboortedatum', 'Pietersen'),
      `<naamgegevens>${v('voornamen', 'Pietersen')}Pietersen</naamgegevens>`,
      c('geslacht', 'Pietersen', '2.16.840.1.113883.5.1', 'Pietersen'),
      v('meerling_indicator', '111222333'),
    ];
    const issues = issuesOf(
      document(`<demografie_en_identificatie><patient>${content.join('')}</patient></demografie_en_identificatie>`),
    );
    expect(issues.length).toBeGreaterThanOrEqual(5);
    for (const issue of issues) expect(issue.message).not.toMatch(/Pietersen|11122233/);
  });
});
