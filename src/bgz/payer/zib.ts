import { z } from 'zod';
import { insuranceTypeCodelist } from '../../terminology/codelists-person';
import { contactPersonConcepts, contactPersonObject } from '../contact-person/zib';
import { type Concept, concept, holding, nested } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { statedOf } from '../define/found-words';
import type { Given } from '../define/given';
import { checked, expected, report } from '../define/issue';
import { addressInformation, addressInformationConcepts } from '../parts/address-information/zib';
import { basicElementConcepts, basicElements } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation, contactInformationConcepts } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { key, text } from '../parts/text/zib';

const insuranceCompany = checked(
  z.strictObject({
    /** UZOVI number. */
    identificationNumber: identifier.optional(),
    organizationName: text.optional(),
  }),
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

const shape = checked(
  checked(
    z.strictObject({
      ...basicElements,
      insuranceType: codedLike(insuranceTypeCodelist).optional(),
      startDateTime: dateTime.optional(),
      endDateTime: dateTime.optional(),
      insurantNumber: key.optional(),
      insuranceCompany: insuranceCompany.optional(),
      /** PayerPerson (NL-CM:1.1.2): someone who pays; `'patient'` when the patient pays. */
      payerPerson: z
        .union([z.literal('patient'), contactPersonObject], expected("'patient' or a contact person"))
        .optional(),
      bankInformation: z
        .strictObject({ bankName: text.optional(), bankCode: text.optional(), accountNumber: text })
        .optional(),
      /** Address and contact of the insurance company; without one, of the contact person who pays. */
      addressInformation: z.array(addressInformation).optional(),
      contactInformation: contactInformation.optional(),
    }),
    beginBeforeEnd('startDateTime', 'endDateTime'),
  ),
  (payer, ctx) => {
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
  },
);

/** What is accepted for a Payer. */
export interface PayerInput extends Given<z.input<typeof shape>> {}
/** Payer as the schema gives it. */
export interface PayerOutput extends z.output<typeof shape> {}
export type Payer = DeepReadonly<PayerOutput>;

const schema: z.ZodType<PayerOutput, PayerInput> = shape;

export const payerConcepts: readonly Concept[] = [
  concept('1.1.1', 'Payer', 'Betaler', '', 'Coverage'),
  ...basicElementConcepts('Coverage', 'beneficiary'),
  concept('1.1.15', 'InsuranceType', 'VerzekeringsSoort', 'insuranceType', 'Coverage.type'),
  concept(
    '1.1.13',
    'StartDateTime',
    'BeginDatumTijd',
    'startDateTime',
    'Coverage.period.start',
    'Coverage.period.end.extension(rendered-value).valueString',
  ),
  concept('1.1.14', 'EndDateTime', 'EindDatumTijd', 'endDateTime', 'Coverage.period.end'),
  concept('1.1.6', 'InsurantNumber', 'VerzekerdeNummer', 'insurantNumber', 'Coverage.subscriberId'),
  concept('1.1.3', 'InsuranceCompany', 'Verzekeraar', 'insuranceCompany', 'Coverage.payor'),
  concept(
    '1.1.7',
    'IdentificationNumber',
    'IdentificatieNummer',
    'insuranceCompany.identificationNumber',
    'Organization.identifier',
  ),
  concept('1.1.16', 'OrganizationName', 'OrganisatieNaam', 'insuranceCompany.organizationName', 'Organization.name'),
  holding(concept('1.1.2', 'PayerPerson', 'BetalerPersoon', 'payerPerson', 'Coverage.payor'), contactPersonConcepts),
  concept('1.1.5', 'PayerName', 'BetalerNaam', 'payerPerson.nameInformation', 'RelatedPerson.name'),
  concept(
    '1.1.4',
    'BankInformation',
    'Bankgegevens',
    'bankInformation',
    'Coverage.payor.extension(zib-Payer-BankInformation)',
  ),
  concept(
    '1.1.9',
    'BankName',
    'BankNaam',
    'bankInformation.bankName',
    'Coverage.payor.extension(zib-Payer-BankInformation).extension(BankName).valueString',
  ),
  concept(
    '1.1.10',
    'BankCode',
    'Bankcode',
    'bankInformation.bankCode',
    'Coverage.payor.extension(zib-Payer-BankInformation).extension(Bankcode).valueString',
  ),
  concept(
    '1.1.11',
    'AccountNumber',
    'Rekeningnummer',
    'bankInformation.accountNumber',
    'Coverage.payor.extension(zib-Payer-BankInformation).extension(AccountNumber).valueString',
  ),
  concept(
    '1.1.17',
    'AddressInformation',
    'Adresgegevens',
    'addressInformation',
    'Organization.address',
    'RelatedPerson.address',
  ),
  ...nested(addressInformationConcepts, 'addressInformation', 'Organization.address', 'RelatedPerson.address'),
  concept(
    '1.1.12',
    'ContactInformation',
    'Contactgegevens',
    'contactInformation',
    'Organization.telecom',
    'RelatedPerson.telecom',
  ),
  ...nested(contactInformationConcepts, 'contactInformation', 'Organization.telecom', 'RelatedPerson.telecom'),
];

/**
 * Builds a Payer (Betaler, zib 2017 NL-CM:1.1.1), mapped to zib-Payer and the insurer's nl-core-organization.
 *
 * @example
 * payer({ id: 'b-1', insuranceType: 'B', insuranceCompany: { identificationNumber: uzovi('9999'), organizationName: 'Verzekeraar' } })
 */
export const payer = defineZib('Payer', schema, payerConcepts);
