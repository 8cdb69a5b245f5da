import { telecomTypeCodelijst } from '../../../terminology/zib2017/codelists';
import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';
import { readFrom } from '../../define/read-from';
import { readBeside, readListed } from '../code/listed';
import type { BothWays } from '../code/translation';
import { isPast } from '../moment/past';
import { emailUses, mobile, numberUses, telecomSystems } from './stu3';
import type { ContactInformation } from './types';

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
function readKind(point: FhirNode, uses: BothWays) {
  const { list } = uses;
  // Of an organization it stands beside the system: STU3 has no private use there.
  const own = readBeside(list, point, 'use') ?? readBeside(list, point, 'system');
  const kind = own ?? uses.from(point.peek('use'));
  if (kind !== undefined) point.drop('use', uses.to(kind.code));
  return kind;
}

/** The type of number: the zib's own code, else what use and system tell. */
function readType(point: FhirNode) {
  const extension = point.extension('zib-ContactInformation-TelecomType');
  const own = extension && readListed(telecomTypeCodelijst, extension, 'valueCodeableConcept');
  return own ?? mobile.from(point.peek('use')) ?? telecomSystems.from(point.peek('system'));
}

function readPhone(point: FhirNode, telephoneNumber: string): Phone {
  const telecomType = readType(point);
  const numberType = readKind(point, numberUses);
  point.drop('system', telecomSystems.to(telecomType?.code) ?? 'phone');
  point.drop('use', mobile.to(telecomType?.code));
  return { telephoneNumber, ...(telecomType && { telecomType }), ...(numberType && { numberType }) } as Phone;
}

function readEmail(point: FhirNode, emailAddress: string): Email {
  const emailAddressType = readKind(point, emailUses);
  point.drop('system', 'email');
  return { emailAddress, ...(emailAddressType && { emailAddressType }) } as Email;
}

/** ContactInformation of a list of contact points. One that nobody can be reached at any more is told as not read. */
export function readContactPoints(points: readonly FhirNode[], context: ReadContext): ContactInformation | undefined {
  const telephoneNumbers: Phone[] = [];
  const emailAddresses: Email[] = [];
  for (const point of points) {
    const value = point.peek('value');
    if (typeof value !== 'string' || isPast(point, context)) continue;
    const kind = kindOf(point.peek('system'), value);
    if (kind === undefined) continue;
    point.take('value');
    if (kind === 'phone') telephoneNumbers.push(readFrom(point, readPhone(point, value)));
    else emailAddresses.push(readFrom(point, readEmail(point, value)));
  }
  if (telephoneNumbers.length + emailAddresses.length === 0) return undefined;
  return {
    ...(telephoneNumbers.length > 0 && { telephoneNumbers }),
    ...(emailAddresses.length > 0 && { emailAddresses }),
  };
}
