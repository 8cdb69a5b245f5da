import * as z from 'zod';
import { toedieningsafspraakAanvullendeInformatieCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { field, objectOf, unnamed } from '../define/field';
import { written } from '../define/written';
import { healthcareProvider } from '../healthcare-provider/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { instructionsForUse } from '../parts/instructions-for-use/zib';
import { agreementStopType } from '../parts/medication/zib';
import { dateTime } from '../parts/moment/zib';
import { periodOfUse } from '../parts/period-of-use/zib';
import { agreementReference } from '../parts/references/zib';
import { flag, text } from '../parts/text/zib';
import { pharmaceuticalProduct } from '../pharmaceutical-product/zib';
import type { AdministrationAgreement, AdministrationAgreementInput } from './types';

const fields = {
  ...basicFields,
  agreementDateTime: field('9.8.20133', 'ToedieningsafspraakDatumTijd', dateTime.optional(), {
    name: 'AdministrationAgreementDateTime',
    ada: 'afspraakdatum',
  }),
  periodOfUse: field('9.8.22660', 'Gebruiksperiode', periodOfUse.optional(), { ada: '' }),
  supplier: field('9.8.22097', 'Verstrekker', healthcareProvider.schema.optional(), {
    note: 'The pharmacy or hospital that supplies.',
  }),
  medicine: field('9.8.20237', 'GeneesmiddelBijToedieningsafspraak', pharmaceuticalProduct.schema, {
    name: 'MedicineForAdministrationAgreement',
  }),
  instructionsForUse: field('9.8.22098', 'Gebruiksinstructie', instructionsForUse.optional()),
  agreementReason: field('9.8.22499', 'RedenAfspraak', text.optional()),
  additionalInformation: field(
    '9.8.23284',
    'ToedieningsafspraakAanvullendeInformatie',
    codedLike(toedieningsafspraakAanvullendeInformatieCodelijst).optional(),
    { name: 'AdministrationAgreementAdditionalInformation', ada: 'aanvullende_informatie' },
  ),
  stopType: field('9.8.22498', 'ToedieningsafspraakStopType', agreementStopType.optional(), {
    ada: 'stoptype',
    name: 'AdministrationAgreementStopType',
  }),
  canceledIndicator: field('9.8.23034', 'GeannuleerdIndicator', flag.optional()),
  medicationAgreements: field('9.8.22394', 'Medicatieafspraak', z.array(agreementReference).optional(), {
    name: 'MedicationAgreement',
    ada: 'relatie_naar_medicatieafspraak/identificatie',
    note: 'The medication agreements this one carries out.',
  }),
  medicationTreatment: unnamed('Toedieningsafspraak', identifier.optional(), {
    note: 'Number of the medication treatment all building blocks of one therapy share.',
  }),
  comment: field('9.8.22275', 'Toelichting', text.optional()),
};

/**
 * Builds an AdministrationAgreement (Toedieningsafspraak, zib 2017 NL-CM:9.8.20132), mapped to
 * zib-AdministrationAgreement.
 *
 * @example
 * administrationAgreement({ id: 'ta-1', agreementDateTime: '2026-03-01', medicine: { productCodes: [hpk('2919087', 'IBUPROFEN')] } })
 */
export const administrationAgreement = defineZib(
  { id: '9.8.20132', name: 'AdministrationAgreement', dutch: 'Toedieningsafspraak' },
  objectOf(fields),
  written<AdministrationAgreement, AdministrationAgreementInput>(),
);
