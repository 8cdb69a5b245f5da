import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { vaccinationStu3 } from '../../../src/bgz/vaccination/stu3';
import { readBgz } from '../../../src/read';
import { atc, type Coded, code, nullFlavor } from '../../../src/zib';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { type Difference, holdWayBack } from '../way-back';

const ROLE = 'http://hl7.org/fhir/v2/0443';
const least = { id: 'v-1', productCode: atc('J07AM01', 'tetanusvaccin'), vaccinationDate: '2008-06-22' };
const map = (more: object = {}) => only(mapped({ vaccinations: [{ ...least, ...more }] }), 'Immunization');

/** An Immunization as somebody else writes it, read; and what is left of it. */
function read(immunization: object) {
  const node = FhirNode.of({ resourceType: 'Immunization', id: 'i-1', ...immunization }, 'Immunization');
  return { draft: vaccinationStu3.from(node, readingOf([]).context), left: node.left() };
}

const did = (code: string, name: string, more: object = {}) => ({
  role: { coding: [{ system: ROLE, code }] },
  actor: { display: name },
  ...more,
});

describe('Vaccination → zib-Vaccination', () => {
  it.each(['1.3.160', 'urn:oid:1.3.160', 'https://www.gs1.org/gtin'])(
    'sends a GTIN as a code of the system of the profile, given in %s',
    (system) => {
      expect(map({ productCode: code(system, '08712345678906', 'vaccin') }).vaccineCode).toEqual({
        coding: [{ system: 'urn:oid:1.3.160', code: '08712345678906', display: 'vaccin' }],
      });
    },
  );

  it('gives every concept its place', () => {
    const [one] = sample.vaccinations ?? [];
    const full = only(mapped({ ...sample, vaccinations: one ? [one] : [] }), 'Immunization');
    expect(full).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-Vaccination'] },
      status: 'completed',
      notGiven: false,
      date: '2008-06-22T11:15:00+02:00',
      primarySource: true,
      reportOrigin: { coding: [{ code: 'record' }] },
      doseQuantity: { value: 0.5, unit: 'mL', system: 'http://unitsofmeasure.org', code: 'mL' },
      note: [{ text: 'wond na een val' }],
    });
    expect(full.vaccineCode.coding?.map(({ code }) => code)).toEqual([
      '1234567',
      '4321',
      '5432',
      'J07AM01',
      '871742003',
    ]);
    const [giver, writer] = full.practitioner ?? [];
    expect(giver?.role?.coding?.map(({ code }) => code)).toEqual(['RESP', 'AP']);
    expect(writer?.role?.coding?.map(({ code }) => code)).toEqual(['EP']);
    for (const party of [giver, writer]) {
      expect(party?.actor.reference).toMatch(/^Practitioner\//);
      expect(party?.actor.extension?.[0]?.valueReference?.reference).toMatch(/^PractitionerRole\//);
    }
  });

  it('is completed and given, and nobody says that the administrator told it', () => {
    expect(map()).toMatchObject({ status: 'completed', notGiven: false, primarySource: false });
    expect(map()).not.toHaveProperty('practitioner');
    expect(map({ status: 'entered-in-error' }).status).toBe('entered-in-error');
  });

  it('becomes a planned vaccination too where it is to be repeated, which names it', () => {
    const all = mapped({ vaccinations: [{ ...least, preferredDateForRevaccination: '2018-06' }] });
    expect(only(all, 'ImmunizationRecommendation').recommendation).toEqual([
      {
        date: '2018-06',
        vaccineCode: { coding: [{ ...atc('J07AM01', 'tetanusvaccin') }] },
        forecastStatus: { coding: [expect.objectContaining({ code: 'due' })] },
        supportingImmunization: [
          { reference: `Immunization/${only(all, 'Immunization').id}`, display: 'tetanusvaccin' },
        ],
      },
    ]);
    expect(mapped({ vaccinations: [least] }).map(({ resourceType }) => resourceType)).not.toContain(
      'ImmunizationRecommendation',
    );
  });

  it('says by no role what whoever gave it did, where the record has none', () => {
    const administrator = { nameInformation: { lastName: { lastName: 'Prik' } } };
    expect(map({ administrator }).practitioner?.[0]).not.toHaveProperty('role');
  });

  it('has a coding where there is no code of the product: the profile wants one', () => {
    const productCode = nullFlavor('UNK', 'vaccin op reis');
    expect(map({ productCode }).vaccineCode).toEqual({
      coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK', display: 'onbekend' }],
      text: 'vaccin op reis',
    });
  });
});

/** A unit as its word tells: the words of the record, its term, or the code. */
function shownUnit(value: unknown): unknown {
  const { originalText, ...own } = value as Coded & { originalText?: string; version?: string };
  if (own.nullFlavor !== undefined) return value;
  const word = originalText ?? own.display ?? own.code;
  if (own.version === undefined && (own.display ?? word) === word) return { ...own, display: word };
  return word === (own.display ?? own.code) ? own : value;
}

describe('zib-Vaccination → Vaccination', () => {
  const differences: Difference[] = [
    {
      at: /^status$/,
      why: 'a vaccination that is completed says no more than that it was given',
      back: (value) => (value === 'completed' ? undefined : value),
    },
    {
      at: /^preferredDateForRevaccination$/,
      why: 'that it is to be repeated comes back as a vaccination that is planned',
      back: () => undefined,
    },
    {
      at: /^primarySource$/,
      why: 'FHIR has no other word for not known than no',
      back: (value) => (value === false ? undefined : value),
    },
    {
      at: /^dose\.unit$/,
      why: 'beside the code of a Quantity stands one word, which is the term of the code',
      back: shownUnit,
    },
  ];
  holdWayBack({ group: 'vaccinations', stu3: vaccinationStu3, differences });

  it('tells who gave it from who wrote it down, in any order, and who only ordered it', () => {
    const { draft, left } = read({
      practitioner: [did('EP', 'S. Chrijver'), did('OP', 'A. Vrager'), did('AP', 'P. Rikker')],
    });
    expect(draft.author).toMatchObject({ healthProfessional: {} });
    expect(JSON.stringify(draft.author)).toContain('Chrijver');
    expect(JSON.stringify(draft.administrator)).toContain('Rikker');
    expect(JSON.stringify(draft)).not.toContain('Vrager');
    expect(left).toEqual([
      'Immunization.practitioner[1].role.coding[0].system',
      'Immunization.practitioner[1].role.coding[0].code',
      'Immunization.practitioner[1].actor.display',
    ]);
  });

  it('takes the first without a role for who gave it, and tells others', () => {
    const { draft, left } = read({
      practitioner: [{ actor: { display: 'P. Rikker' } }, { actor: { display: 'M. Eer' } }],
    });
    expect(JSON.stringify(draft.administrator)).toContain('Rikker');
    expect(left).toEqual(['Immunization.practitioner[1].actor.display']);
  });

  it('leaves that it was not given, and a status that is none of the zib', () => {
    expect(read({ status: 'completed', notGiven: true }).left).toEqual(['Immunization.notGiven']);
    expect(read({ status: 'not-done' }).left).toEqual(['Immunization.status']);
  });

  it.each([
    [{ notGiven: true, status: 'completed' }, 'modifier'],
    [{ notGiven: false, status: 'not-done' }, 'modifier'],
    [{ notGiven: 'false', status: 'completed' }, 'modifier'],
  ])('reads no vaccination from one of %j', async (more, reason) => {
    const one = { ...map(), ...more };
    const patient = only(mapped({}), 'Patient');
    const { records, issues } = await readBgz([patient, one] as never);
    expect(records.vaccinations).toBeUndefined();
    expect(issues.map(({ code }) => code)).toContain(reason);
  });

  it('tells what it has no place for: the batch, the place on the body, a reaction', () => {
    const { left } = read({ lotNumber: 'A1', site: { text: 'arm' }, reaction: [{ reported: true }] });
    expect(left).toEqual(['Immunization.lotNumber', 'Immunization.site.text', 'Immunization.reaction[0].reported']);
  });
});
