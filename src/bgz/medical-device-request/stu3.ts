import { isJson, listOf } from '../../fhir/json';
import type { MedicalDeviceRequest } from '../../zib';
import { complex, each, type Places } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, maybe } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { follow } from '../define/follow';
import type { ReadContext } from '../define/read-context';
import { rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { professional, withRole } from '../health-professional/stu3';
import { organization, readOrganization } from '../healthcare-provider/stu3';
import { requestedProductStu3, shown } from '../medical-device/stu3';
import { readConcept } from '../parts/code/read';
import { codeableConcept, termOf } from '../parts/code/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { orderStatusRow } from '../parts/order-status/codec';
import { requestIntents } from '../parts/order-status/zib';
import { participant, readParticipant } from '../parts/participant/stu3';
import { subjectRow } from '../parts/party/patient';
import { readParty } from '../parts/party/read';
import { periodRow, readMoment } from '../parts/period-of-use/codec';
import { problemReferenceCodec } from '../parts/references/codec';
import { notesCodec } from '../parts/text/codec';
import { medicalDeviceRequestSection } from './section';

const INTENT = 'http://hl7.org/fhir/request-intent';
const terms = { proposal: 'Proposal', plan: 'Plan', order: 'Order' } as const;

const writeIntent = ({ intent = 'plan' }: MedicalDeviceRequest) => ({
  intent: { coding: [{ system: INTENT, code: intent, display: terms[intent] }] },
});

/** Whether it is planned or ordered. Of another intent nothing is taken: it is no care that is planned. */
function readIntent(request: FhirNode) {
  const given = request.peek('intent');
  const codings = isJson(given) ? listOf(given.coding) : [];
  const [only] = codings;
  if (codings.length !== 1 || !isJson(only) || (only.system !== undefined && only.system !== INTENT)) return {};
  const intent = requestIntents.find((known) => known === only.code);
  const [coding] = intent === undefined ? [] : (request.open('intent')?.list('coding') ?? []);
  if (intent === undefined || coding === undefined) return {};
  coding.take('system');
  coding.take('code');
  coding.drop('display', terms[intent]);
  return { intent: intent === 'plan' ? undefined : intent };
}

/** Numbers and a description are told of a product by itself only, which then is a Device. */
const isByItself = ({ product, productDescription }: MedicalDeviceRequest): boolean =>
  productDescription !== undefined || (product.productId ?? []).length > 0;

function writeCode(request: MedicalDeviceRequest, context: MappingContext) {
  const { id, product, productDescription } = request;
  if (!isByItself(request)) return { codeCodeableConcept: codeableConcept(product.productType) };
  const reference = `Device/${context.id('Device', context.patientId, 'request', id)}`;
  return { codeReference: { reference, display: shown(termOf(product.productType), productDescription) ?? '' } };
}

/** The product by what it says, or by what the reference shows of it where it leads to none. */
function readCode(request: FhirNode, context: ReadContext) {
  const reference = request.open('codeReference');
  if (reference === undefined) {
    const concept = request.open('codeCodeableConcept');
    const productType = concept && readConcept(concept);
    return { product: productType && { productType } };
  }
  const known = follow(reference, 'Device', context, (one) => requestedProductStu3.from(one, context));
  if (known !== undefined) return { product: known.product, productDescription: known.productDescription };
  const display = reference.text('display');
  return display === undefined ? {} : { product: { productType: { nullFlavor: 'OTH', originalText: display } } };
}

type Requester = NonNullable<MedicalDeviceRequest['requester']>;

/** Who asks: a device that does so by itself is told as not read. */
const requesterCodec = complex<Requester>(
  'BackboneElement',
  ({ healthProfessional, healthcareProvider, onBehalfOf }, context) =>
    compact({
      agent:
        maybe(healthProfessional, (one) => withRole(professional(one, context))) ??
        maybe(healthcareProvider, (one) => organization(one, context)),
      onBehalfOf: maybe(onBehalfOf, (one) => organization(one, context)),
    }),
  (node, context) => {
    const agent = node.open('agent');
    const { healthProfessional, healthcareProvider } = (agent && readParty(agent, context)) ?? {};
    if (healthProfessional === undefined) return healthcareProvider && { healthcareProvider };
    const behind = node.open('onBehalfOf');
    const onBehalfOf = behind && readOrganization(behind, context);
    return { healthProfessional, ...(onBehalfOf && { onBehalfOf }) };
  },
  { '': [''], healthProfessional: ['agent'], healthcareProvider: ['agent'], onBehalfOf: ['onBehalfOf'] },
);

function writePerformer({ performer }: MedicalDeviceRequest, context: MappingContext) {
  if (performer === undefined) return {};
  const { role, who } = participant(performer, context);
  return { performerType: role, performer: who };
}

function readPerformer(request: FhirNode, context: ReadContext) {
  const who = request.open('performer');
  return { performer: readParticipant(who, () => request.open('performerType'), context) };
}

/** Asked for at one moment, which is when it begins and ends. */
function readAtOnce(request: FhirNode) {
  const moment = readMoment(request, 'occurrenceDateTime');
  return { startDate: moment, endDate: moment };
}

const { row, pair } = rowsOf<MedicalDeviceRequest>();

const requested = defineStu3<MedicalDeviceRequest>({
  type: medicalDeviceRequestSection.type,
  profiles: medicalDeviceRequestSection.profiles,
  rows: [
    identifiersRow,
    orderStatusRow,
    pair({ intent: ['intent'] }, writeIntent, readIntent),
    pair(
      {
        'product.productType': ['codeCodeableConcept'],
        product: ['codeReference', 'codeCodeableConcept'],
      },
      writeCode,
      readCode,
    ),
    subjectRow('subject'),
    periodRow<MedicalDeviceRequest>('occurrencePeriod', 'startDate', 'endDate'),
    pair({}, () => ({}), readAtOnce),
    row('requester', 'requester', requesterCodec),
    pair(
      {
        performer: ['performer'],
        'performer.healthProfessional': ['performer'],
        'performer.healthcareProvider': ['performer'],
        'performer.contactPerson': ['performer'],
        'performer.patient': ['performer'],
        'performer.role': ['performerType'],
      },
      writePerformer,
      readPerformer,
    ),
    row('indications', 'reasonReference', each(problemReferenceCodec)),
    row('comment', 'note', notesCodec),
  ],
});

function placesOf(): Places {
  const own = requested.places();
  const {
    '': _resource,
    subject: _subject,
    identificationNumbers: _numbers,
    ...product
  } = requestedProductStu3.places();
  const productType = [...(own['product.productType'] ?? []), ...(product['product.productType'] ?? [])];
  return { ...product, ...own, 'product.productType': productType };
}

/** MedicalDeviceRequest (zib 16.1.7 with MedicalDevice) in FHIR: zib-MedicalDeviceRequest, with its product where that has numbers. */
export const medicalDeviceRequestStu3: Stu3<MedicalDeviceRequest> = {
  ...requested,
  places: placesOf,
  to(request, context) {
    const { id, product, productDescription } = request;
    if (isByItself(request))
      context.refer(requestedProductStu3.to(compact({ id, product, productDescription }), context));
    return requested.to(request, context);
  },
};
