import * as z from 'zod';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { statedOf } from '../define/found-words';
import { report } from '../define/issue';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { product } from '../medical-device/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { oneOrderStatus, orderStatus, requestIntents, requestStatus } from '../parts/order-status/zib';
import { oneParticipant, participantFields } from '../parts/participant/zib';
import { problemReference } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import type { MedicalDeviceRequest, MedicalDeviceRequestInput } from './types';

const requester = checkedObjectOf(
  {
    healthProfessional: field('0.0.9', 'Zorgverlener', healthProfessional.schema.optional(), {
      name: 'HealthProfessionalAsAuthor',
    }),
    healthcareProvider: field('0.0.7', 'Auteur', healthcareProvider.schema.optional(), {
      name: 'Author',
      ada: 'zorgaanbieder',
    }),
    onBehalfOf: field('17.1.6', 'Zorgaanbieder', healthcareProvider.schema.optional(), {
      name: 'HealthcareProvider',
      ada: false,
      note: 'For which organization a professional asks.',
    }),
  },
  (value, ctx) => {
    if ((value.healthProfessional === undefined) === (value.healthcareProvider === undefined)) {
      const allowed = 'either healthProfessional or healthcareProvider';
      report(ctx, {
        zib: 'invalid-value',
        allowed,
        found: statedOf(value, ['healthProfessional', 'healthcareProvider']),
      });
    }
    if (value.healthProfessional === undefined && value.onBehalfOf !== undefined)
      report(ctx, { zib: 'invalid-value', allowed: 'an organization behind a professional only' }, ['onBehalfOf']);
  },
);

const fields = {
  ...basicFields,
  requestStatus,
  intent: unnamed('MedischHulpmiddel', z.enum(requestIntents).optional(), {
    note: 'Whether it is planned or ordered; left out, `plan`, as for planned care.',
  }),
  orderStatus,
  product: field('10.1.2', 'Product', product, { note: 'What is asked for.' }),
  productDescription: field('10.1.13', 'ProductOmschrijving', text.optional()),
  startDate: field('16.1.10', 'BeginDatum', dateTime.optional()),
  endDate: field('16.1.11', 'EindDatum', dateTime.optional()),
  requester: field('0.0.7', 'Auteur', requester.optional(), {
    name: 'Author',
    ada: 'aanvrager',
    note: 'Who asks for it.',
  }),
  performer: unnamed('MedischHulpmiddel', checkedObjectOf(participantFields, oneParticipant).optional(), {
    note: 'Who is asked to provide it.',
  }),
  indications: field('10.1.7', 'Indicatie', z.array(problemReference).optional(), { name: 'Indication' }),
  comment: field('10.1.10', 'Toelichting', text.optional()),
};

const inOrder = beginBeforeEnd('startDate', 'endDate');

const shape = checkedObjectOf(fields, (value, ctx) => {
  inOrder(value, ctx);
  oneOrderStatus(value, ctx);
});

/**
 * Builds a requested medical device (PlannedCareActivityForTransfer with MedicalDevice, zib 2017 NL-CM:16.1.7), mapped to
 * zib-MedicalDeviceRequest. The BgZ of MedMij has it; that of BgZ MSZ 2.0 has no search for it.
 *
 * @example
 * medicalDeviceRequest({ id: 'mr-1', orderStatus: 'requested', product: { productType: snomed('58938008', 'rolstoel') } })
 */
export const medicalDeviceRequest = defineZib(
  { id: '16.1.7', name: 'MedicalDeviceRequest', concept: 'MedicalDevice', dutch: 'MedischHulpmiddel' },
  shape,
  written<MedicalDeviceRequest, MedicalDeviceRequestInput>(),
);
