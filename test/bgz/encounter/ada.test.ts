import { describe, expect, it } from 'vitest';
import { c, instance, read, ref, SNOMED, v } from '../../ada/instances';

const ACT = '2.16.840.1.113883.5.4';
const echo = `<verrichting id="v">${c('verrichting_type', '40701008', SNOMED, 'echocardiografie')}</verrichting>`;
const contact = (...reasons: readonly string[]) =>
  `<verrichtingen>${echo}</verrichtingen><contacten><contact id="c">${c('contact_type', 'IMP', ACT, 'Klinisch')}${v('begin_datum_tijd', '2020-01-02')}${reasons.map((one) => `<reden_contact>${one}</reden_contact>`).join('')}</contact></contacten>`;
const procedure = `<verrichting>${ref('verrichting', 'v')}</verrichting>`;
const words = v('afwijkende_uitslag', 'Hb 5');

describe('contacts of an ADA instance', () => {
  it.each([
    ['in one element', contact(procedure + words)],
    ['in several', contact(procedure, words)],
  ])('keep every reason, together %s', (_where, given) => {
    const { records, notRead } = read(instance(given));
    expect(notRead).toEqual([]);
    expect(records.encounters).toMatchObject([
      {
        contactType: { code: 'IMP' },
        procedures: [{ id: 'v', display: 'echocardiografie' }],
        deviatingResults: ['Hb 5'],
      },
    ]);
  });
});
