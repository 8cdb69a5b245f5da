import * as z from 'zod';
import { verzekeringssoortCodelijst } from '../../terminology/zib2017/codelists';
import { contactPerson } from '../contact-person/zib';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, objectOf } from '../define/field';
import { statedOf } from '../define/found-words';
import { checked, expected, report } from '../define/issue';
import { written } from '../define/written';
import { addressInformation } from '../parts/address-information/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { key, text } from '../parts/text/zib';
import type { Payer, PayerInput } from './types';

const insuranceCompany = checkedObjectOf(
  {
    identificationNumber: field('1.1.7', 'IdentificatieNummer', identifier.optional(), {
      ada: 'verzekeraar/identificatie_nummer',
      note: 'UZOVI number.',
    }),
    organizationName: field('1.1.16', 'OrganisatieNaam', text.optional(), { ada: 'verzekeraar/organisatie_naam' }),
  },
  (company, ctx) => {
    if (company.identificationNumber === undefined && company.organizationName === undefined) {
      report(ctx, {
        zib: 'missing',
        allowed: 'an identificationNumber or organizationName (STU3 org-1)',
        found: statedOf(company, ['identificationNumber', 'organizationName']),
      });
    }
  },
);

const bankInformation = objectOf({
  bankName: field('1.1.9', 'BankNaam', text.optional()),
  bankCode: field('1.1.10', 'Bankcode', text.optional()),
  accountNumber: field('1.1.11', 'Rekeningnummer', text),
});

const fields = {
  ...basicFields,
  insuranceType: field('1.1.15', 'VerzekeringsSoort', codedLike(verzekeringssoortCodelijst).optional(), {
    ada: 'verzekeraar/verzekering/verzekeringssoort',
  }),
  startDateTime: field('1.1.13', 'BeginDatumTijd', dateTime.optional(), {
    ada: 'verzekeraar/verzekering/begin_datum_tijd',
  }),
  endDateTime: field('1.1.14', 'EindDatumTijd', dateTime.optional(), {
    ada: 'verzekeraar/verzekering/eind_datum_tijd',
  }),
  insurantNumber: field('1.1.6', 'VerzekerdeNummer', key.optional(), { ada: 'verzekeraar/verzekerde_nummer' }),
  insuranceCompany: field('1.1.3', 'Verzekeraar', insuranceCompany.optional(), { ada: '' }),
  payerPerson: field(
    '1.1.2',
    'BetalerPersoon',
    z.union([z.literal('patient'), contactPerson.schema], expected("'patient' or a contact person")).optional(),
    {
      inside: { nameInformation: field('1.1.5', 'BetalerNaam', z.unknown(), { name: 'PayerName' }) },
      ada: false,
      note: "Someone who pays; `'patient'` when the patient pays.",
    },
  ),
  bankInformation: field('1.1.4', 'Bankgegevens', bankInformation.optional(), { ada: false }),
  addressInformation: field('1.1.17', 'Adresgegevens', z.array(addressInformation).optional(), {
    note: 'Address and contact of the insurance company; without one, of the contact person who pays.',
  }),
  contactInformation: field('1.1.12', 'Contactgegevens', contactInformation.optional()),
};

const shape = checked(checkedObjectOf(fields, beginBeforeEnd('startDateTime', 'endDateTime')), (payer, ctx) => {
  if (payer.insuranceCompany === undefined && payer.payerPerson === undefined) {
    report(ctx, {
      zib: 'missing',
      allowed: 'an insuranceCompany or a payerPerson',
      found: statedOf(payer, ['insuranceCompany', 'payerPerson']),
    });
  }
  if (payer.payerPerson !== 'patient' || payer.insuranceCompany !== undefined) return;
  for (const part of ['addressInformation', 'contactInformation'] as const) {
    if (payer[part] === undefined) continue;
    const allowed = 'no address or contact here when the patient pays: they stand in the patient record';
    report(ctx, { zib: 'invalid-value', allowed, found: statedOf(payer, ['payerPerson', part]) }, [part]);
  }
});

/**
 * Builds a Payer (Betaler, zib 2017 NL-CM:1.1.1), mapped to zib-Payer and the insurer's nl-core-organization.
 *
 * @example
 * payer({ id: 'b-1', insuranceType: 'B', insuranceCompany: { identificationNumber: uzovi('9999'), organizationName: 'Verzekeraar' } })
 */
export const payer = defineZib({ id: '1.1.1', name: 'Payer', dutch: 'Betaler' }, shape, written<Payer, PayerInput>());
