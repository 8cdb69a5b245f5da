import { describe, expect, it } from 'vitest';
import { agreement, bricks, c, demography, document, instance, read, ref, v } from './instances';

const professional = (id: string, more = '') =>
  `<zorgverlener id="${id}"><naamgegevens>${v('roepnaam', id)}</naamgegevens>${more}</zorgverlener>`;
const provider = (id: string) => `<zorgaanbieder id="${id}">${v('organisatie_naam', id)}</zorgaanbieder>`;
const at = (id: string) => `<zorgaanbieder>${ref('zorgaanbieder', id)}</zorgaanbieder>`;
const prescribedBy = (id: string) => agreement('', `<voorschrijver>${ref('zorgverlener', id)}</voorschrijver>`);

describe('ADA building blocks', () => {
  it('embeds a professional with the organization they work for', () => {
    const all = `${c('specialisme', '01.015', '2.16.840.1.113883.2.4.15.111', 'Huisarts')}${c('zorgverleners_rol', 'RESP', '2.16.840.1.113883.5.90', 'Hoofdbehandelaar')}`;
    const { records } = read(
      instance(prescribedBy('kim'), bricks(professional('kim', all + at('praktijk')), provider('praktijk'))),
    );
    expect(records.medicationAgreements?.[0]?.prescriber).toMatchObject({
      id: 'kim',
      nameInformation: { givenName: 'kim' },
      specialty: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode', code: '01.015' },
      role: { code: 'RESP' },
      healthcareProvider: { id: 'praktijk', organizationName: 'praktijk' },
    });
    expect(records).not.toHaveProperty('healthProfessionals');
    expect(records).not.toHaveProperty('healthcareProviders');
  });

  it('lists professionals and organizations that no record holds', () => {
    const blocks = bricks(
      professional('kim', at('praktijk')),
      professional('sam'),
      provider('praktijk'),
      provider('ziekenhuis'),
    );
    const { records } = read(instance(prescribedBy('sam'), blocks));
    expect(records.healthProfessionals).toMatchObject([{ id: 'kim', healthcareProvider: { id: 'praktijk' } }]);
    expect(records.healthcareProviders).toMatchObject([{ id: 'ziekenhuis' }]);
  });

  it('makes everyone a record refers to as contact person a contact person of the patient, once', () => {
    const person = (id: string) =>
      `<contactpersoon id="${id}"><naamgegevens>${v('roepnaam', id)}</naamgegevens></contactpersoon>`;
    const use = `<medicatie><medicatie_gebruik id="mg">${v('registratiedatum', '2026-01-02')}${v('gebruik_indicator', 'true')}<gebruiks_product><product><product_specificatie>${v('product_naam', 'zalf')}</product_specificatie></product></gebruiks_product>
      <informant>${ref('contactpersoon', 'bo')}</informant></medicatie_gebruik></medicatie>`;
    const first = `<eerste_contactpersoon>${ref('contactpersoon', 'al')}</eerste_contactpersoon>`;
    const { records, notRead } = read(
      document(demography(first), use, bricks(person('al'), person('bo'), person('cy'))),
    );
    expect(records.patient.contactPersons?.map((one) => one.id)).toEqual(['al', 'bo']);
    expect(records.medicationUses?.[0]?.informationSource?.contactPerson?.id).toBe('bo');
    expect(notRead).toMatchObject([{ id: 'cy', reason: 'no record refers to this building block' }]);
  });

  it('names products nothing refers to and metadata of no record as not read', () => {
    const product = `<product id="x">${c('product_code', '67903', '2.16.840.1.113883.2.4.4.10', 'PARACETAMOL')}</product>`;
    const history = `<metagegevens>${v('datum_tijd', 'T')}</metagegevens>`;
    const { notRead } = read(instance(bricks(product, history)));
    expect(notRead).toMatchObject([
      { path: 'adaxml/data/sturen/bouwstenen/metagegevens', reason: expect.stringContaining('CREATE') },
      { path: 'adaxml/data/sturen/bouwstenen/product', id: 'x' },
    ]);
  });

  it('reads a block in an element of its own name, and loses nothing that stands on that element', () => {
    const absent = `<zorgaanbieder nullFlavor="MSK">${ref('zorgaanbieder', 'praktijk')}</zorgaanbieder>`;
    const { records, notRead } = read(
      instance(prescribedBy('kim'), bricks(professional('kim', absent), provider('praktijk'))),
    );
    expect(records.medicationAgreements?.[0]?.prescriber?.healthcareProvider?.id).toBe('praktijk');
    expect(notRead.map(({ path }) => path)).toEqual([
      'adaxml/data/sturen/bouwstenen/zorgverlener/zorgaanbieder/@nullFlavor',
    ]);
  });
});
