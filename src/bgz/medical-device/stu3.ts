import type { Device, DeviceUseStatement, Identifier as FhirIdentifier, Reference } from 'fhir/r3';
import { profiles } from '../../fhir/profiles';
import type { MedicalDevice } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, list, maybe, some } from '../define/elements';
import { bodySite } from '../parts/body-site/stu3';
import { codeableConcept, termOf } from '../parts/code/stu3';
import {
  fhirIdentifier,
  identifiers,
  organization,
  partyReference,
  patientReference,
  professional,
  withRole,
} from '../parts/party/stu3';
import { period } from '../parts/period-of-use/stu3';
import { problemReference } from '../parts/references/stu3';
import { udiParts } from './udi';

/** Reference to the product of a MedicalDevice record, also for procedures that used it. */
export function deviceReference(recordId: string, display: string, context: MappingContext): Reference {
  return { reference: `Device/${context.id('Device', context.patientId, recordId)}`, display };
}

function deviceDisplay(device: MedicalDevice): string {
  return [termOf(device.product.productType), device.productDescription].filter((part) => part !== undefined).join(' ');
}

const SERIAL_NUMBER = {
  coding: [{ system: 'http://hl7.org/fhir/identifier-type', code: 'SNO', display: 'Serial Number' }],
};

/** Product of a MedicalDevice (zib 10.1.2) → zib-MedicalDeviceProduct. */
function product(device: MedicalDevice, context: MappingContext): Device {
  const numbers = device.product.productId ?? [];
  const carrier = numbers[0]?.value;
  const udi = maybe(carrier, udiParts);
  const serial: FhirIdentifier | undefined = maybe(udi?.serialNumber, (value) => ({ type: SERIAL_NUMBER, value }));
  return compact({
    resourceType: 'Device' as const,
    id: context.id('Device', context.patientId, device.id),
    meta: { profile: [...profiles.medicalDeviceProduct] },
    identifier: some(...numbers.map(fhirIdentifier), serial),
    udi: maybe(carrier, (carrierHRF) => compact({ deviceIdentifier: udi?.deviceIdentifier, carrierHRF })),
    status: 'active' as const,
    type: codeableConcept(device.product.productType),
    lotNumber: udi?.lotNumber,
    expirationDate: udi?.expirationDate,
    patient: patientReference(context),
    note: maybe(device.productDescription, (text) => [{ text }]),
  });
}

/** MedicalDevice (zib 10.1.1) → zib-MedicalDevice; its product is referred to. */
export function mapMedicalDevice(device: MedicalDevice, context: MappingContext): DeviceUseStatement {
  context.refer(product(device, context));
  const resource: DeviceUseStatement = compact({
    resourceType: 'DeviceUseStatement' as const,
    id: context.id('DeviceUseStatement', context.patientId, device.id),
    meta: { profile: [...profiles.medicalDevice] },
    extension: some(
      maybe(device.location, (one) =>
        extension('zib-MedicalDevice-Organization', { valueReference: organization(one, context) }),
      ),
      maybe(device.healthProfessional, (one) => {
        const references = professional(one, context);
        const isBare = context.options.roleOutsideProcedures === false;
        const valueReference = isBare ? references.practitioner : withRole(references);
        return extension('zib-MedicalDevice-Practitioner', { valueReference });
      }),
    ),
    identifier: identifiers(device.identificationNumbers),
    status: 'active' as const,
    subject: patientReference(context),
    whenUsed: period(device.startDate, device.endDate),
    source: maybe(device.informationSource, (source) => partyReference(source, context)),
    device: deviceReference(device.id, deviceDisplay(device), context),
    indication: list(device.indications, (one) => ({
      extension: [extension('zib-MedicalDevice-Problem', { valueReference: problemReference(one, context) })],
    })),
    bodySite: bodySite(device.anatomicalLocation, device.laterality),
    note: maybe(device.comment, (text) => [{ text }]),
  });
  return resource;
}
