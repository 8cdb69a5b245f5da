import { describe, expect, it } from 'vitest';
import {
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

const LOINC = '2.16.840.1.113883.6.1';
const ATC = '2.16.840.1.113883.6.73';
const STATUS = '2.16.840.1.113883.4.642.1.103';
const group = (name: string, ...blocks: string[]) => `<${name}>${blocks.join('')}</${name}>`;
const dated = (moment: string) => zibroot(v('datum_tijd', moment, 'datatype="datetime"'));
const giver = `<zorgverlener id="z">${v('zorgverlener_identificatienummer', '01234567', 'root="2.16.840.1.113883.2.4.6.1"')}</zorgverlener>`;

describe('alerts in ADA', () => {
  it('are a problem of the list, a code, or words', () => {
    const { records, notRead } = read(
      instance(
        problems(problemBlock('p1')),
        group(
          'waarschuwingen',
          `<alert id="a1">${zibroot()}<conditie>${ref('probleem', 'p1')}</conditie>${v('begin_datum_tijd', '2020-05')}
            ${c('alert_type', '75323-6', LOINC, 'conditie')}</alert>`,
          `<alert id="a2">${c('alert_naam', '432415000', SNOMED, 'Drager MRSA')}</alert>`,
          `<alert id="a3">${c('alert_naam', 'OTH', NULL_FLAVOR, 'Anders', 'originalText="valt vaak"')}</alert>`,
        ),
      ),
    );
    expect(notRead).toEqual([]);
    expect(records.alerts).toEqual([
      {
        id: 'a1',
        condition: { id: 'p1', display: 'astma' },
        startDateTime: '2020-05',
        alertType: { system: 'http://loinc.org', code: '75323-6', display: 'conditie' },
      },
      { id: 'a2', alertName: { system: 'http://snomed.info/sct', code: '432415000', display: 'Drager MRSA' } },
      { id: 'a3', alertName: { nullFlavor: 'OTH', display: 'Anders', originalText: 'valt vaak' } },
    ]);
  });

  it('that are nothing are an issue', () => {
    const issues = issuesOf(
      instance(group('waarschuwingen', `<alert id="a1">${v('begin_datum_tijd', '2020')}</alert>`)),
    );
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['missing', expect.stringContaining('waarschuwingen/alert')],
    ]);
  });
});

describe('nutrition advice in ADA', () => {
  it('has its moment in the zibroot', () => {
    const { records } = read(
      instance(
        group(
          'sociale_anamnese',
          `<voedingsadvies id="n">${dated('2026-02-01')}${v('dieet_type', 'zoutarm')}${v('consistentie', 'gemalen')}
            ${v('toelichting', 'veel drinken')}</voedingsadvies>`,
        ),
      ),
    );
    expect(records.nutritionAdvices).toEqual([
      { id: 'n', dateTime: '2026-02-01', dietType: 'zoutarm', consistency: 'gemalen', comment: 'veel drinken' },
    ]);
  });
});

describe('vaccinations in ADA', () => {
  it('have who gave them, and when they are to be repeated', () => {
    const { records } = read(
      instance(
        group(
          'vaccinaties',
          `<vaccinatie id="v">${zibroot()}${c('product_code', 'J07AM01', ATC, 'Tetanusvaccin')}
            <dosis value="0.50" unit="mL"/>${v('vaccinatie_datum', '2008-06-22', 'datatype="datetime"')}
            ${v('gewenste_datum_hervaccinatie', '2018-06')}<toediener>${ref('zorgverlener', 'z')}</toediener>
            ${v('toelichting', 'wond')}</vaccinatie>`,
        ),
        bricks(giver),
      ),
    );
    expect(records.vaccinations).toMatchObject([
      {
        id: 'v',
        productCode: { system: 'http://www.whocc.no/atc', code: 'J07AM01' },
        dose: { value: '0.50', unit: { code: 'mL' } },
        vaccinationDate: '2008-06-22',
        preferredDateForRevaccination: '2018-06',
        administrator: { identificationNumbers: [{ value: '01234567' }] },
        comment: 'wond',
      },
    ]);
  });

  it('that are planned stand among the planned care', () => {
    const { records } = read(
      instance(
        group(
          'geplande_zorg_activiteit',
          `<vaccinatie id="r">${c('status', 'active', STATUS, 'Active')}${c('product_code', 'J07BB02', ATC, 'Influenzavaccin')}
            ${v('gewenste_datum_hervaccinatie', '2026-10')}${v('begin_datum', '2026-10-01')}${v('eind_datum', '2026-11-30')}</vaccinatie>`,
        ),
      ),
    );
    expect(records.vaccinationRecommendations).toMatchObject([
      {
        id: 'r',
        orderStatus: { code: 'active' },
        productCode: { code: 'J07BB02' },
        preferredDateForRevaccination: '2026-10',
        startDate: '2026-10-01',
        endDate: '2026-11-30',
      },
    ]);
  });
});
