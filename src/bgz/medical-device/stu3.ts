import type { Device } from 'fhir/r3';
import { isJson, type Json, listOf } from '../../fhir/json';
import type { HealthProfessional, Identifier, MedicalDevice, ProblemReference } from '../../zib';
import { complex, each, type Places } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, extension, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { follow } from '../define/follow';
import type { ReadContext } from '../define/read-context';
import { inExtension, rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { practitioner, professional, readProfessional, withRole } from '../health-professional/stu3';
import { organizationCodec } from '../healthcare-provider/stu3';
import { bodySiteRow } from '../parts/body-site/codec';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { termOf } from '../parts/code/stu3';
import { fhirIdentifier, identifiersRow, readIdentifier } from '../parts/identifier/codec';
import { partyCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { periodRow } from '../parts/period-of-use/codec';
import { problemNamed, readProblemReference, recordReferenceCodec, wordsIn } from '../parts/references/codec';
import { problemReference, referenceToRecord } from '../parts/references/stu3';
import { notesCodec } from '../parts/text/codec';
import { medicalDeviceSection } from './section';
import { udiParts } from './udi';

/** The words that are there, with blanks between. */
export const shown = (...words: readonly (string | undefined)[]): string | undefined => some(...words)?.join(' ');

/** The words for a product as it was given, as references show it. */
function wordsOfProduct({ type, note }: Json): string | undefined {
  const [first] = listOf(note);
  return shown(wordsIn(type), isJson(first) && typeof first.text === 'string' ? first.text : undefined);
}

const SERIAL_NUMBER = {
  coding: [{ system: 'http://hl7.org/fhir/identifier-type', code: 'SNO', display: 'Serial Number' }],
};

/** A device of the list, by its product. */
export const deviceReferenceCodec = recordReferenceCodec('Device', wordsOfProduct);

/** A device of the list, by its use: what is said of somebody who has it. */
export const deviceUseReferenceCodec = recordReferenceCodec('DeviceUseStatement', ({ device }) =>
  isJson(device) && typeof device.display === 'string' ? device.display : undefined,
);

type Product = MedicalDevice['product'];

/** The numbers of a product; the first is what its label says, of which a UDI tells the serial number too. */
function writeNumbers({ productId: numbers = [] }: Product): Pick<Device, 'identifier' | 'udi'> {
  const carrier = numbers[0]?.value;
  const udi = maybe(carrier, udiParts);
  return {
    identifier: some(
      ...numbers.map(fhirIdentifier),
      maybe(udi?.serialNumber, (value) => ({ type: SERIAL_NUMBER, value })),
    ),
    udi: maybe(carrier, (carrierHRF) => compact({ deviceIdentifier: udi?.deviceIdentifier, carrierHRF })),
  };
}

/** What the label says further, where it is a UDI. */
function writeLabel({ productId: numbers = [] }: Product): Pick<Device, 'lotNumber' | 'expirationDate'> {
  const udi = maybe(numbers[0]?.value, udiParts);
  return { lotNumber: udi?.lotNumber, expirationDate: udi?.expirationDate };
}

/** The numbers, that of the label first. What the label says needs no number of its own; anything else is told as not read. */
function readNumbers(device: FhirNode) {
  const udi = device.open('udi');
  const carrier = udi?.peek('carrierHRF');
  const parts = typeof carrier === 'string' ? udiParts(carrier) : undefined;
  const all = device.list('identifier').flatMap((node): Identifier[] => {
    dropSerialNumber(node, parts?.serialNumber);
    return maybe(readIdentifier(node), (number) => [number]) ?? [];
  });
  const label = all.find(({ value }) => value === carrier);
  if (label === undefined) return all.length > 0 ? { productId: all } : {};
  udi?.drop('carrierHRF', carrier);
  udi?.drop('deviceIdentifier', parts?.deviceIdentifier);
  device.drop('lotNumber', parts?.lotNumber);
  device.drop('expirationDate', parts?.expirationDate);
  return { productId: [label, ...all.filter((one) => one !== label)] };
}

function dropSerialNumber(identifier: FhirNode, serialNumber: string | undefined): void {
  if (serialNumber === undefined || identifier.peek('system') !== undefined) return;
  if (identifier.peek('value') !== serialNumber) return;
  identifier.take('value');
  for (const coding of identifier.open('type')?.list('coding') ?? [])
    for (const [name, said] of Object.entries(SERIAL_NUMBER.coding[0] ?? {})) coding.drop(name, said);
}

const ofProduct = rowsOf<Product>();
const { row, pair, within } = rowsOf<MedicalDevice>();

/** A device that a record is about is in use (national test set); another status is told as not read. */
const activeRow = pair(
  {},
  () => ({ status: 'active' }),
  (resource) => {
    resource.drop('status', 'active');
    return {};
  },
);

const statedProduct = {
  type: 'Device',
  profiles: medicalDeviceSection.belonging.Device,
  rows: [
    within('product', [ofProduct.pair({ productId: ['identifier', 'udi.carrierHRF'] }, writeNumbers, readNumbers)]),
    activeRow,
    within('product', [
      ofProduct.row('productType', 'type', conceptCodec()),
      ofProduct.pair({}, writeLabel, () => ({})),
    ]),
    subjectRow('patient'),
    row('productDescription', 'note', notesCodec),
  ],
} as const;

/** Product of a MedicalDevice (zib 10.1.2) in FHIR: zib-MedicalDeviceProduct. */
export const productStu3 = defineStu3<MedicalDevice>({
  ...statedProduct,
  id: (device, context) => context.id('Device', context.patientId, device.id),
});

/** The product that is asked for, by the id of the request: no device of the patient has it yet. */
export const requestedProductStu3 = defineStu3<MedicalDevice>({
  ...statedProduct,
  id: (device, context) => context.id('Device', context.patientId, 'request', device.id),
});

function writeProduct({ id, product, productDescription }: MedicalDevice, context: MappingContext) {
  const display = shown(termOf(product.productType), productDescription) ?? '';
  return { device: referenceToRecord('Device', { id, display }, context) };
}

/** The product, with its description; or what the reference shows of it, where it leads to none. */
function readProduct(use: FhirNode, context: ReadContext) {
  const reference = use.open('device');
  if (reference === undefined) return {};
  const known = follow(reference, 'Device', context, (device) => productStu3.from(device, context));
  if (known !== undefined) return { product: known.product, productDescription: known.productDescription };
  const display = reference.text('display');
  return display === undefined ? {} : { product: { productType: { nullFlavor: 'OTH', originalText: display } } };
}

/** The professional of a device. The profile has no place for function and organization; see `roleOutsideProcedures`. */
const professionalCodec = complex<HealthProfessional>(
  'Reference',
  (one, context) =>
    context.options.roleOutsideProcedures === false ? practitioner(one, context) : withRole(professional(one, context)),
  readProfessional,
);

/** Why it is used: a problem, in an extension of a CodeableConcept. Who only names it in code or words, names a problem. */
const indicationCodec = complex<ProblemReference>(
  'CodeableConcept',
  (one, context) => ({
    extension: [extension('zib-MedicalDevice-Problem', { valueReference: problemReference(one, context) })],
  }),
  (node, context) => {
    const reference = node.extension('zib-MedicalDevice-Problem')?.open('valueReference');
    return (reference && readProblemReference(reference, context)) ?? maybe(readConcept(node), problemNamed);
  },
  { '': ['extension(zib-MedicalDevice-Problem).valueReference'] },
);

const use = defineStu3<MedicalDevice>({
  type: 'DeviceUseStatement',
  profiles: medicalDeviceSection.profiles,
  rows: [
    row('location', inExtension('zib-MedicalDevice-Organization'), organizationCodec),
    row('healthProfessional', inExtension('zib-MedicalDevice-Practitioner'), professionalCodec),
    identifiersRow,
    activeRow,
    subjectRow('subject'),
    periodRow<MedicalDevice>('whenUsed', 'startDate', 'endDate'),
    row('informationSource', 'source', partyCodec),
    pair({ product: ['device'] }, writeProduct, readProduct),
    row('indications', 'indication', each(indicationCodec)),
    bodySiteRow<MedicalDevice>('anatomicalLocation', 'laterality', 'one'),
    row('comment', 'note', notesCodec),
  ],
});

function placesOf(): Places {
  const { '': _resource, product: _reference, ...product } = productStu3.places();
  return { ...product, ...use.places() };
}

/** MedicalDevice (zib 10.1.1) in FHIR: zib-MedicalDevice; its product is referred to. */
export const medicalDeviceStu3: Stu3<MedicalDevice> = {
  ...use,
  belonging: [productStu3],
  places: placesOf,
  to(device, context) {
    context.refer(productStu3.to(device, context));
    return use.to(device, context);
  },
};
