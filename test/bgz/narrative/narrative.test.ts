import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { withNarrative } from '../../../src/bgz/narrative/narrative';
import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../../../src/fhir/xml/xml-model';
import { resourcesOf, toCollection } from '../../../src/index';
import { readBgz } from '../../../src/read';
import { createValidator } from '../../../src/validate';
import { atc, type BgzRecords, bgzRecords, bsn, snomed, ucum, ura } from '../../../src/zib';
import { linesIn } from '../../properties/narrative/said';
import { sample } from '../sample';
import { mapped, now, only } from '../stu3-support';

type Told = FhirResource & { readonly text?: { readonly status: string; readonly div: string } };

const told = (records: BgzRecords): Told[] => resourcesOf(records, { now, narrative: true });
const withoutText = ({ text: _page, ...data }: Told): object => data;
const records = bgzRecords(sample);

const patient = {
  id: 'p-1',
  identificationNumbers: [bsn('999990019')],
  nameInformation: { unstructuredName: 'A. Proef' },
};
const pressure = {
  id: 'bp',
  systolicBloodPressure: ucum('120.50', 'mm[Hg]'),
  bloodPressureDateTime: '2026-05-04T08:30:00Z',
};

describe('a narrative', () => {
  it('tells each concept by its Dutch name with its value, under the name of the zib', () => {
    const [observation] = told(
      bgzRecords({
        patient,
        bloodPressures: [
          {
            ...pressure,
            position: 'sitting',
            comment: 'na rust\nen nog eens',
            status: 'entered-in-error',
            author: { healthProfessional: { nameInformation: { unstructuredName: 'P. Hartman' } } },
          },
        ],
      }),
    ).filter(({ resourceType }) => resourceType === 'Observation');
    expect(observation?.text).toEqual({
      status: 'generated',
      div:
        '<div xmlns="http://www.w3.org/1999/xhtml" lang="nl" xml:lang="nl"><p><b>Bloeddruk</b></p><ul><li>Patiënt: A. Proef</li>' +
        '<li>Systolische bloeddruk: 120,50 mm[Hg]</li><li>Bloeddrukdatum en tijd: 4 mei 2026 om 10:30</li>' +
        '<li>Houding: Zittende positie</li><li>Toelichting: na rust<br/>en nog eens</li>' +
        '<li>Status: ingevoerd als fout</li><li>Auteur: P. Hartman</li></ul></div>',
    });
  });

  it('of metadata tells what it is about, what happened when, and who did it for whom', () => {
    const hospital = { healthcareProvider: { organizationName: 'Ziekenhuis Proef' } };
    const metadata = {
      firstRegistration: { dateTime: '2026-05-04T08:30:00Z', actor: hospital, statement: 's' },
      lastModification: {
        dateTime: '2026-05-05T08:30:00Z',
        actor: { healthProfessional: { nameInformation: { unstructuredName: 'P. Hartman' } } },
        onBehalfOf: { organizationName: 'Kliniek Proef' },
      },
    };
    const problem = { problemName: snomed('195967001', 'astma'), problemStatus: 'active' } as const;
    const all = told(bgzRecords({ patient, problems: [{ id: 'p', ...problem, metadata }] }));
    expect(all.filter(({ resourceType }) => resourceType === 'Provenance').map(linesIn)).toEqual([
      [
        'Metagegevens',
        'Betreft: astma',
        'Activiteit: eerste registratie',
        'Datum en tijd: 4 mei 2026 om 10:30',
        'Door: Ziekenhuis Proef',
      ],
      [
        'Metagegevens',
        'Betreft: astma',
        'Activiteit: laatste wijziging',
        'Datum en tijd: 5 mei 2026 om 10:30',
        'Door: P. Hartman',
        'Namens: Kliniek Proef',
      ],
    ]);
  });

  it('is titled as what is planned where it is, and labels the record that it refers to', () => {
    const jab = { id: 'v', productCode: atc('J07BB02', 'griepvaccin'), vaccinationDate: '2025-10' };
    const [planned] = told(
      bgzRecords({ patient, vaccinations: [{ ...jab, preferredDateForRevaccination: '2026-10' }] }),
    ).filter(({ resourceType }) => resourceType === 'ImmunizationRecommendation');
    expect(planned?.text?.div).toContain('<b>Geplande vaccinatie</b>');
    expect(linesIn(planned as never)).toContain('Vaccinatie: griepvaccin');
  });

  it('tells each type of an organization that is written in several ways', () => {
    const by = (organizationType: 'V4' | 'V6') => ({
      healthcareProvider: { identificationNumbers: [ura('00001234')], organizationName: 'Proef', organizationType },
    });
    const [organization] = told(
      bgzRecords({
        patient,
        bloodPressures: [
          { ...pressure, author: by('V4') },
          { ...pressure, id: 'bp-2', author: by('V6') },
        ],
      }),
    ).filter(({ resourceType }) => resourceType === 'Organization');
    expect(linesIn(organization as never).filter((line) => line.startsWith('Organisatietype'))).toHaveLength(2);
  });

  it('tells each address of a person who pays, and a unit of UCUM by its code where it has no term', () => {
    const lines = told(
      bgzRecords({
        patient,
        payers: [
          {
            id: 'payer-1',
            addressInformation: [{ street: 'Postbus', houseNumber: '12' }],
            payerPerson: {
              nameInformation: { unstructuredName: 'B. Proef' },
              addressInformation: [{ street: 'Proefweg', houseNumber: '3' }],
            },
          },
        ],
        bloodPressures: [
          {
            ...pressure,
            systolicBloodPressure: {
              value: 120,
              unit: {
                system: 'http://unitsofmeasure.org',
                code: 'mm[Hg]',
                translations: [snomed('259018001', 'millimeter kwik')],
              },
            },
          },
        ],
      }),
    ).flatMap(linesIn);
    expect(lines).toEqual(
      expect.arrayContaining(['Straat: Proefweg', 'Straat: Postbus', 'Systolische bloeddruk: 120 mm[Hg]']),
    );
  });

  it('is of every resource of every zib, of what belongs to its records and of who they name', () => {
    const all = told(records);
    const without = new Set(all.filter(({ text }) => text === undefined).map(({ resourceType }) => resourceType));
    expect([...without]).toEqual([]);
    const types = new Set(all.map(({ resourceType }) => resourceType));
    for (const type of ['Device', 'Medication', 'Organization', 'Practitioner', 'PractitionerRole', 'RelatedPerson'])
      expect(types).toContain(type);
  });

  it('changes nothing of the data, and its validator finds nothing wrong with it', async () => {
    expect(told(records).map(withoutText)).toEqual(resourcesOf(records, { now }));
    const bundle = toCollection([records], { now, narrative: true });
    const report = await createValidator({ now: () => now }).validate(bundle);
    expect(report.issues.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
    expect(report.issues.filter(({ expression }) => String(expression).includes('.text'))).toEqual([]);
  });

  it('holds no BSN, also where a record has one', () => {
    expect(JSON.stringify(told(records))).toContain('999999990');
    expect(told(records).flatMap(linesIn).join('\n')).not.toContain('999999990');
  });

  it('shows what was typed as text, whatever it looks like, in JSON and in XML', () => {
    const typed = '<script>alert(1)</script> & "quoted" ]]> &amp; \u{1f600}\ttab <!-- x';
    const [condition] = told(
      bgzRecords({
        patient,
        problems: [{ id: 'p', problemName: snomed('73211009', typed), problemStatus: 'active', comment: typed }],
      }),
    ).filter(({ resourceType }) => resourceType === 'Condition');
    const div = condition?.text?.div ?? '';
    expect(div).not.toContain('<script');
    expect(linesIn(condition as FhirResource)).toContain(`Toelichting: ${typed}`);
    const model = createFhirXmlModel(definitionsOf());
    const { value } = readFhirXml(writeFhirXml(condition as FhirResource, model), model);
    expect((value as unknown as Told).text?.div).toBe(div);
  });

  it('shows what XML has no way to hold as what cannot be shown', () => {
    const broken = { ...only(mapped({ problems: [], patient }), 'Patient'), name: [{ text: 'a\u0001b\ud800c' }] };
    expect(linesIn(withNarrative(broken as FhirResource))).toContain('Naamgegevens: a\ufffdb\ufffdc');
  });

  it('is nothing that reading tells of, and what is read is served with one again, not two', async () => {
    const [plain, page] = [resourcesOf(records, { now }), told(records)];
    const options = { patient: { bsn: '999999990' }, now };
    const [withoutOne, withOne] = [await readBgz(plain, options), await readBgz(page, options)];
    expect(withOne).toEqual(withoutOne);
    const again = told(withOne.records as BgzRecords);
    const pages = again.flatMap(({ text }) => text?.div ?? []);
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.map((div) => div.match(/<div/g)?.length)).toEqual(pages.map(() => 1));
    // What somebody wrote beside the data is no narrative of it, and stays told.
    const [first, ...others] = page;
    const foreign = { ...first, text: { status: 'additional', div: first?.text?.div } };
    const read = await readBgz([foreign, ...others], options);
    expect(read.notRead.map(({ path }) => path)).toContain('Patient.text.div');
  });
});
