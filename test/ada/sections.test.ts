import { describe, expect, it } from 'vitest';
import {
  AGB,
  allergies,
  bricks,
  c,
  instance,
  issuesOf,
  NULL_FLAVOR,
  problemBlock,
  problems,
  read,
  ref,
  SNOMED,
  v,
  zibroot,
} from './instances';

const professional = (id: string, number: string) =>
  `<zorgverlener id="${id}">${v('zorgverlener_identificatienummer', number, `root="${AGB}"`)}</zorgverlener>`;
const provider = (id: string) =>
  `<zorgaanbieder id="${id}">${v('organisatie_naam', 'Ziekenhuis Proef')}</zorgaanbieder>`;

describe('ADA sections', () => {
  it('reads a problem', () => {
    const more = [
      c('probleem_anatomische_locatie', '39607008', SNOMED, 'long'),
      c('probleem_lateraliteit', '7771000', SNOMED, 'Links'),
      c('probleem_type', '282291009', SNOMED, 'Diagnose'),
      c('probleem_naam_specifiek', '389145006', SNOMED, 'allergisch astma'),
      c('probleem_naam_specifiek', '233678006', SNOMED, 'astma op kinderleeftijd'),
      c('verificatie_status', '410605003', SNOMED, 'Bevestigd'),
      v('probleem_begin_datum', '2010'),
      v('probleem_eind_datum', '2012-05'),
      v('toelichting', 'in het voorjaar'),
    ];
    const { records } = read(instance(problems(problemBlock('p1', more.join('')))));
    expect(records.problems).toMatchObject([
      {
        id: 'p1',
        problemName: { system: 'http://snomed.info/sct', code: '195967001', display: 'astma' },
        problemStatus: { code: '55561003' },
        problemAnatomicalLocation: { code: '39607008' },
        problemLaterality: { code: '7771000' },
        problemType: { code: '282291009' },
        specificProblemNames: [{ code: '389145006' }, { code: '233678006' }],
        verificationStatus: { code: '410605003' },
        problemStartDate: '2010',
        problemEndDate: '2012-05',
        comment: 'in het voorjaar',
      },
    ]);
  });

  it.each([
    ['a NullFlavor as code', `code="OTH" codeSystem="${NULL_FLAVOR}"`],
    ['a nullFlavor attribute', 'nullFlavor="OTH"'],
  ])('keeps free text as it was written beside %s', (_what, attributes) => {
    const name = `<probleem_naam ${attributes} displayName="anders" originalText="pijn in\u00a0de elleboog "/>`;
    const block = `<probleem id="p">${name}${c('probleem_status', '55561003', SNOMED, 'Actueel')}</probleem>`;
    const { records } = read(instance(problems(block)));
    expect(records.problems?.[0]?.problemName).toEqual({
      nullFlavor: 'OTH',
      display: 'anders',
      originalText: 'pijn in\u00a0de elleboog',
    });
  });

  it('reads an allergy with its reactions', () => {
    const block = `<allergie_intolerantie id="a1">${zibroot(`<auteur>${ref('zorgverlener', 'zv')}</auteur>`)}
      ${c('veroorzakende_stof', '227493005', SNOMED, 'cashewnoot')}${c('allergie_categorie', '418471000', SNOMED, 'Voeding')}
      ${c('allergie_status', 'active', '2.16.840.1.113883.5.14', 'Actief')}${v('begin_datum_tijd', '2001')}
      ${c('mate_van_kritiek_zijn', '24484000', SNOMED, 'Ernstig')}${v('laatste_reactie_datum_tijd', '2020-05-06')}${v('toelichting', 'ook sporen')}
      <reactie>${c('symptoom', '39579001', SNOMED, 'Anafylaxie')}${c('symptoom', '418363000', SNOMED, 'Jeuk')}${c('specifieke_stof', '227493005', SNOMED, 'cashewnoot')}
        ${v('reactie_beschrijving', 'na een koekje')}${c('ernst', '24484000', SNOMED, 'Ernstig')}${c('wijze_van_blootstelling', '26643006', SNOMED, 'oraal')}${v('reactie_tijdstip', '2020-05-06T12:00')}</reactie>
      <reactie>${c('symptoom', '126485001', SNOMED, 'Urticaria')}</reactie></allergie_intolerantie>`;
    const { records } = read(instance(allergies(block), bricks(professional('zv', '01000001'))));
    expect(records.allergyIntolerances).toMatchObject([
      {
        id: 'a1',
        causativeAgent: { code: '227493005' },
        allergyCategory: { code: '418471000' },
        allergyStatus: { system: 'http://hl7.org/fhir/v3/ActStatus', code: 'active' },
        startDateTime: '2001',
        criticality: { code: '24484000' },
        lastReactionDateTime: '2020-05-06',
        comment: 'ook sporen',
        author: { healthProfessional: { id: 'zv' } },
        reactions: [
          {
            symptoms: [{ code: '39579001' }, { code: '418363000' }],
            specificSubstance: { code: '227493005' },
            reactionDescription: 'na een koekje',
            severity: { code: '24484000' },
            routeOfExposure: { code: '26643006' },
            reactionTime: '2020-05-06T12:00',
          },
          { symptoms: [{ code: '126485001' }] },
        ],
      },
    ]);
  });

  it('reads a device with its product, place and indications', () => {
    const device = `<medisch_hulpmiddel id="d1"><product>${c('product_id', '(01)08712345', '1.3.160', 'stok')}${c('product_type', '87405001', SNOMED, 'wandelstok')}</product>
      ${v('product_omschrijving', 'opvouwbaar')}${v('begin_datum', '2025-12')}<indicatie>${ref('probleem', 'p1')}</indicatie>${v('toelichting', 'buiten')}
      ${c('anatomische_locatie', '72696002', SNOMED, 'knie')}${c('lateraliteit', '24028007', SNOMED, 'Rechts')}
      <locatie>${ref('zorgaanbieder', 'za')}</locatie><zorgverlener>${ref('zorgverlener', 'zv')}</zorgverlener></medisch_hulpmiddel>`;
    const sections = [problems(problemBlock('p1')), `<medische_hulpmiddelen>${device}</medische_hulpmiddelen>`];
    const { records, notRead } = read(instance(...sections, bricks(professional('zv', '01000001'), provider('za'))));
    expect(records.medicalDevices).toMatchObject([
      {
        product: {
          productId: [{ system: 'https://www.gs1.org/gtin', value: '(01)08712345' }],
          productType: { code: '87405001' },
        },
        productDescription: 'opvouwbaar',
        startDate: '2025-12',
        indications: [{ id: 'p1', display: 'astma' }],
        comment: 'buiten',
        anatomicalLocation: { code: '72696002' },
        laterality: { code: '24028007' },
        location: { id: 'za', organizationName: 'Ziekenhuis Proef' },
        healthProfessional: { id: 'zv' },
      },
    ]);
    expect(notRead).toMatchObject([{ path: expect.stringMatching(/product_id\/@displayName$/) }]);
  });

  it('reads a procedure with who asked for it and who did it', () => {
    const device = `<medisch_hulpmiddel id="d1"><product>${c('product_type', '87405001', SNOMED, 'wandelstok')}</product>${v('product_omschrijving', 'opvouwbaar')}</medisch_hulpmiddel>`;
    const procedure = `<verrichting id="v1">${zibroot()}${c('verrichting_type', '179344006', SNOMED, 'knieoperatie')}${c('verrichting_categorie', '387713003', SNOMED, 'chirurgische ingreep')}
      ${c('verrichting_methode', '257903006', SNOMED, 'herstel')}${v('verrichting_start_datum', '1986-08')}${v('verrichting_eind_datum', '1986-08')}
      ${c('verrichting_anatomische_locatie', '72696002', SNOMED, 'knie')}${c('verrichting_lateraliteit', '7771000', SNOMED, 'Links')}
      <indicatie>${ref('probleem', 'p1')}</indicatie><medisch_hulpmiddel>${ref('medisch_hulpmiddel', 'd1')}</medisch_hulpmiddel><locatie>${ref('zorgaanbieder', 'za')}</locatie>
      <uitvoerder>${ref('zorgverlener', 'zv1')}</uitvoerder><uitvoerder>${ref('zorgverlener', 'zv2')}</uitvoerder><aanvrager>${ref('zorgverlener', 'zv2')}</aanvrager></verrichting>`;
    const { records } = read(
      instance(
        `<verrichtingen>${procedure}</verrichtingen>`,
        `<medische_hulpmiddelen>${device}</medische_hulpmiddelen>`,
        problems(problemBlock('p1')),
        bricks(professional('zv1', '01000001'), professional('zv2', '01000002'), provider('za')),
      ),
    );
    expect(records.procedures).toMatchObject([
      {
        procedureType: { code: '179344006' },
        procedureCategory: { code: '387713003' },
        procedureMethod: { code: '257903006' },
        procedureStartDate: '1986-08',
        procedureEndDate: '1986-08',
        procedureAnatomicalLocation: { code: '72696002' },
        procedureLaterality: { code: '7771000' },
        indications: [{ id: 'p1', display: 'astma' }],
        medicalDevices: [{ id: 'd1', display: 'wandelstok opvouwbaar' }],
        location: { id: 'za' },
        performers: [{ id: 'zv1' }, { id: 'zv2' }],
        requester: { id: 'zv2' },
      },
    ]);
  });

  it('reads payers, numbered when they have no id', () => {
    const payer = (
      number: string,
    ) => `<betaler>${zibroot()}<verzekeraar><verzekering>${v('begin_datum_tijd', '2026-01-01')}${v('eind_datum_tijd', '2026-12-31')}
      ${c('verzekeringssoort', 'B', '2.16.840.1.113883.2.4.3.11.60.101.5.1', 'Basis')}</verzekering>${v('identificatie_nummer', number, 'root="2.16.840.1.113883.2.4.6.4"')}
      ${v('organisatie_naam', 'Zorgproef')}${v('verzekerde_nummer', 'Z-1')}</verzekeraar><adresgegevens>${v('straat', 'Plein')}</adresgegevens></betaler>`;
    const { records } = read(
      instance(`<financiele_informatie>${payer('9991')}${payer('9992')}</financiele_informatie>`),
    );
    expect(records.payers).toMatchObject([
      {
        id: 'betaler-1',
        startDateTime: '2026-01-01',
        endDateTime: '2026-12-31',
        insuranceType: { code: 'B' },
        insurantNumber: 'Z-1',
        insuranceCompany: { organizationName: 'Zorgproef', identificationNumber: { value: '9991' } },
        addressInformation: [{ street: 'Plein' }],
      },
      { id: 'betaler-2' },
    ]);
  });

  describe('a payer with several insurances', () => {
    const insurance = (code: string, begin: string) =>
      `<verzekering>${v('begin_datum_tijd', begin)}${c('verzekeringssoort', code, '2.16.840.1.113883.2.4.3.11.60.101.5.1', code)}</verzekering>`;
    const payer = (id: string, ...insurances: string[]) =>
      `<betaler${id}>${zibroot()}<verzekeraar>${insurances.join('')}${v('organisatie_naam', 'Zorgproef')}${v('verzekerde_nummer', 'Z-1')}</verzekeraar></betaler>`;
    const paid = (...payers: string[]) => `<financiele_informatie>${payers.join('')}</financiele_informatie>`;
    const [basic, dental] = [insurance('B', '2026-01-01'), insurance('T', '2026-02-01')];

    it('is a payer for each of them', () => {
      const { records, notRead } = read(instance(paid(payer('', basic, dental), payer('', basic))));
      const insurer = { insuranceCompany: { organizationName: 'Zorgproef' }, insurantNumber: 'Z-1' };
      expect(records.payers).toMatchObject([
        { id: 'betaler-1', insuranceType: { code: 'B' }, startDateTime: '2026-01-01', ...insurer },
        { id: 'betaler-1-2', insuranceType: { code: 'T' }, startDateTime: '2026-02-01', ...insurer },
        { id: 'betaler-2', insuranceType: { code: 'B' } },
      ]);
      expect(notRead).toEqual([]);
    });

    it('has metadata with each of them', () => {
      const told = `<metagegevens><doel>${ref('betaler', 'bet')}</doel>${v('datum_tijd', '2026-02-01T10:00')}
        ${c('activiteit', 'CREATE', '2.16.840.1.113883.5.1123', 'create')}<actor>${ref('zorgaanbieder', 'zh')}</actor></metagegevens>`;
      const { records } = read(instance(paid(payer(' id="bet"', basic, dental)), bricks(provider('zh'), told)));
      expect(records.payers?.map(({ id }) => id)).toEqual(['bet', 'bet-2']);
      for (const { metadata } of records.payers ?? [])
        expect(metadata).toMatchObject({ firstRegistration: { dateTime: '2026-02-01T10:00' } });
    });

    it('tells what is wrong with one of them once, where it stands', () => {
      const issues = issuesOf(instance(paid(payer(' id="bet"', basic, insurance('T', 'vorig jaar')))));
      expect(issues).toMatchObject([{ path: expect.stringContaining('/verzekering[2]/begin_datum_tijd') }]);
    });
  });

  it('reads who asked for a laboratory result with the result, and makes no request of it', () => {
    const test = '<laboratorium_test><test_code code="2947-0" codeSystem="2.16.840.1.113883.6.1"/></laboratorium_test>';
    const result = (id: string, more = '') => `<laboratorium_uitslag id="${id}">${test}${more}</laboratorium_uitslag>`;
    const asked = result('l1', `<aanvrager>${ref('zorgverlener', 'zv')}</aanvrager>`);
    const xml = instance(
      `<uitslagen>${asked}${result('l2', v('toelichting', 'x'))}</uitslagen>`,
      bricks(professional('zv', '01000001')),
    );
    const { records, notRead } = read(xml);
    expect(records.procedureRequests).toBeUndefined();
    expect(records.laboratoryTestResults).toMatchObject([
      { id: 'l1', requester: { id: 'zv' } },
      { id: 'l2', comment: 'x' },
    ]);
    expect(records.laboratoryTestResults?.[1]).not.toHaveProperty('requester');
    expect(notRead).toEqual([]);
  });

  it('keeps identification and notes the registration date and other elements without a place', () => {
    const root = zibroot(
      v('identificatie', 'X-7', 'root="1.2.3"') +
        v('datum_tijd', 'T-1D') +
        `<auteur>${ref('zorgverlener', 'zv')}</auteur>`,
    );
    const block = problemBlock('p1').replace(zibroot(), root);
    const { records, notRead } = read(instance(problems(block), bricks(professional('zv', '01000001'))));
    expect(records.problems?.[0]?.identificationNumbers).toEqual([{ system: 'urn:oid:1.2.3', value: 'X-7' }]);
    const where = 'adaxml/data/sturen/klachten_en_diagnoses/probleem/zibroot';
    expect(notRead.map((one) => one.path)).toEqual([`${where}/datum_tijd`, `${where}/auteur`]);
    for (const one of notRead) expect(one.reason).toMatch(/no place/);
  });
});
