import type { Codelist } from '../../../terminology/codelist';
import {
  emailSoortCodelijst,
  nummerSoortCodelijst,
  telecomTypeCodelijst,
} from '../../../terminology/zib2017/codelists';
import type { FhirNode } from '../../define/fhir-node';
import { readBeside, readListed } from '../code/listed';
import { inList } from '../code/translation';
import { systemByType, useByKind } from './stu3';
import type { ContactInformation } from './zib';

type Phone = NonNullable<ContactInformation['telephoneNumbers']>[number];
type Email = NonNullable<ContactInformation['emailAddresses']>[number];

const PHONES: readonly unknown[] = ['phone', 'fax', 'pager', 'sms'];

/** Whether it is an e-mail address or a telephone number; by its form where the system is left out. */
function kindOf(system: unknown, value: string): 'email' | 'phone' | undefined {
  if (system === 'email' || (system === undefined && /^\S+@\S+$/.test(value))) return 'email';
  if (PHONES.includes(system) || (system === undefined && /^\+?[\d\s()./-]+$/.test(value))) return 'phone';
  return undefined;
}

/** What kind of number or address it is: the zib's own code, else that of `use`. */
function readKind(point: FhirNode, list: Codelist) {
  // Of an organization it stands beside the system: STU3 has no private use there.
  const own = readBeside(list, point, 'use') ?? readBeside(list, point, 'system');
  const use = point.peek('use');
  const code = Object.keys(useByKind).find((one) => useByKind[one] === use);
  const kind = own ?? (code === undefined ? undefined : inList(list)(code));
  if (kind !== undefined) point.drop('use', useByKind[kind.code ?? '']);
  return kind;
}

/** TelecomType as the system tells it, where nothing else does. */
const typeBySystem = new Map<unknown, string>([
  ['fax', 'FAX'],
  ['pager', 'PG'],
]);

function readType(point: FhirNode) {
  const extension = point.extension('zib-ContactInformation-TelecomType');
  const own = extension && readListed(telecomTypeCodelijst, extension, 'valueCodeableConcept');
  const code = point.peek('use') === 'mobile' ? 'MC' : typeBySystem.get(point.peek('system'));
  return own ?? (code === undefined ? undefined : inList(telecomTypeCodelijst)(code));
}

function readPhone(point: FhirNode, telephoneNumber: string): Phone {
  const telecomType = readType(point);
  const numberType = readKind(point, nummerSoortCodelijst);
  point.drop('system', systemByType[telecomType?.code ?? ''] ?? 'phone');
  if (telecomType?.code === 'MC') point.drop('use', 'mobile');
  return { telephoneNumber, ...(telecomType && { telecomType }), ...(numberType && { numberType }) } as Phone;
}

function readEmail(point: FhirNode, emailAddress: string): Email {
  const emailAddressType = readKind(point, emailSoortCodelijst);
  point.drop('system', 'email');
  return { emailAddress, ...(emailAddressType && { emailAddressType }) } as Email;
}

/** ContactInformation of a list of contact points. One that nobody can be reached at any more is told as not read. */
export function readContactPoints(points: readonly FhirNode[]): ContactInformation | undefined {
  const telephoneNumbers: Phone[] = [];
  const emailAddresses: Email[] = [];
  for (const point of points) {
    const value = point.peek('value');
    if (typeof value !== 'string' || point.peek('use') === 'old') continue;
    const kind = kindOf(point.peek('system'), value);
    if (kind === undefined) continue;
    point.take('value');
    if (kind === 'phone') telephoneNumbers.push(readPhone(point, value));
    else emailAddresses.push(readEmail(point, value));
  }
  if (telephoneNumbers.length + emailAddresses.length === 0) return undefined;
  return {
    ...(telephoneNumbers.length > 0 && { telephoneNumbers }),
    ...(emailAddresses.length > 0 && { emailAddresses }),
  };
}
