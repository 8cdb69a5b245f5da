import { describe, expect, it } from 'vitest';
import {
  AGB,
  bricks,
  c,
  demography,
  document,
  issuesOf,
  NULL_FLAVOR,
  problemBlock,
  problems,
  read,
  SNOMED,
  v,
} from './instances';

const device = (productId: string) =>
  `<medische_hulpmiddelen><medisch_hulpmiddel id="d1"><product>${productId}${c('product_type', '87405001', SNOMED, 'stok')}</product></medisch_hulpmiddel></medische_hulpmiddelen>`;
const planned = (status: string) =>
  `<geplande_zorg_activiteit><verrichting id="v1">${status}${c('verrichting_type', '80146002', SNOMED, 'ingreep')}</verrichting></geplande_zorg_activiteit>`;
const professional = (number: string) => bricks(`<zorgverlener id="z1">${number}</zorgverlener>`);
const problem = (date: string) => problems(problemBlock('p1', date));
const address = (indication: string) =>
  `<adresgegevens>${v('straat', 'Dijk')}${v('huisnummer', '1')}${indication}</adresgegevens>`;

describe('what an element of ADA says beside its value', () => {
  it.each([
    ['a number of a product that is not known', device(`<product_id nullFlavor="UNK"/>`), 'product_id/@nullFlavor'],
    ['the same as a code', device(`<product_id code="UNK" codeSystem="${NULL_FLAVOR}"/>`), 'product_id/@code'],
    [
      'words with a number of a product',
      device(`<product_id code="1" codeSystem="2.16.840.1.113883.6.40" originalText="op doos"/>`),
      'product_id/@originalText',
    ],
    ['a status that is not known', planned(`<status nullFlavor="UNK"/>`), 'status/@nullFlavor'],
    ['words with a status', planned(`<status code="active" originalText="loopt"/>`), 'status/@originalText'],
    ['words in place of a status', planned(`<status displayName="loopt"/>`), 'status/@displayName'],
    ['words with a date', problem(`<probleem_begin_datum value="2010" originalText="lente"/>`), '@originalText'],
    [
      'a code with a number',
      professional(`<zorgverlener_identificatienummer value="01000001" root="${AGB}" code="1"/>${v('roepnaam', 'x')}`)
        .replace('<roepnaam', '<naamgegevens><roepnaam')
        .replace('</zorgverlener>', '</naamgegevens></zorgverlener>'),
      'zorgverlener_identificatienummer/@code',
    ],
  ])('is told as not read: %s', (_what, xml, path) => {
    const { notRead } = read(document(demography(), xml));
    const told = notRead.filter((one) => one.path.includes('/@'));
    expect(told).toMatchObject([{ path: expect.stringContaining(path) }]);
  });

  it('is told of an indication at a house number that is not known', () => {
    const { records, notRead } = read(document(demography(address('<aanduiding_bij_nummer nullFlavor="NI"/>'))));
    expect(records.patient.addressInformation).toMatchObject([{ street: 'Dijk' }]);
    expect(notRead).toMatchObject([{ path: expect.stringMatching(/aanduiding_bij_nummer\/@nullFlavor$/) }]);
  });

  it('is no number where there is none', () => {
    const { records } = read(document(demography(), device(`<product_id code="UNK" codeSystem="${NULL_FLAVOR}"/>`)));
    expect(records.medicalDevices?.[0]?.product.productId).toBeUndefined();
  });
});

describe('a code that is not known', () => {
  const allergy = (more: string) =>
    `<allergieen><allergie_intolerantie id="a1">${c('veroorzakende_stof', '256259004', SNOMED, 'pollen')}${more}</allergie_intolerantie></allergieen>`;

  it.each([
    ['as attribute', '<allergie_categorie nullFlavor="UNK"/>'],
    ['as code', `<allergie_categorie code="NASK" codeSystem="${NULL_FLAVOR}" displayName="niet gevraagd"/>`],
  ])('is left out where its codelist has no such code and it need not be there: %s', (_how, category) => {
    const { records, notRead } = read(document(demography(), allergy(category)));
    expect(records.allergyIntolerances).toMatchObject([{ id: 'a1' }]);
    expect(records.allergyIntolerances?.[0]?.allergyCategory).toBeUndefined();
    expect(notRead).toMatchObject([{ path: expect.stringMatching(/allergie_categorie$/) }]);
  });

  it('is kept where the codelist has it', () => {
    const status = c('verificatie_status', 'UNK', NULL_FLAVOR, 'Onbekend');
    const { records, notRead } = read(document(demography(), problems(problemBlock('p1', status))));
    expect(records.problems).toMatchObject([{ verificationStatus: { nullFlavor: 'UNK' } }]);
    expect(notRead).toEqual([]);
  });

  it.each([
    ['must be there', '<wilsverklaring id="w1"><wilsverklaring_type nullFlavor="UNK"/></wilsverklaring>', 'w1'],
    [
      'has words',
      `<allergie_intolerantie id="a1">${c('veroorzakende_stof', '256259004', SNOMED, 'pollen')}<allergie_categorie nullFlavor="UNK" originalText="gras"/></allergie_intolerantie>`,
      'a1',
    ],
  ])('is refused where it %s', (_why, block, record) => {
    const group = block.startsWith('<wils') ? 'behandelrestricties' : 'allergieen';
    const issues = issuesOf(document(demography(), `<${group}>${block}</${group}>`));
    expect(issues).toMatchObject([{ code: 'not-in-codelist', record }]);
  });
});

describe('an element of a record', () => {
  it('in which nothing stands is no record', () => {
    const { records, notRead } = read(
      document(
        demography(),
        '<allergieen><allergie_intolerantie><reactie><symptoom/></reactie></allergie_intolerantie></allergieen>',
        '<financiele_informatie><betaler/></financiele_informatie>',
        '<medicatie><medicamenteuze_behandeling><medicatieafspraak/></medicamenteuze_behandeling></medicatie>',
      ),
    );
    expect([records.allergyIntolerances, records.payers, records.medicationAgreements]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(notRead).toEqual([]);
  });
});
