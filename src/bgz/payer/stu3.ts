import type { Coverage, Extension, Period, Reference } from 'fhir/r3';
import { isJson, listOf } from '../../fhir/json';
import { momentExists } from '../../fhir/moment-text';
import { systems } from '../../fhir/naming-systems';
import type { AddressInformation, ContactPerson, HealthcareProvider, Payer } from '../../zib';
import { readRelatedPerson, relatedPerson, relatedPersonStu3 } from '../contact-person/stu3';
import { each, joinedPlaces, type Places } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, element, extension, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { type Draft, type Row, rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { healthcareProviderSection } from '../healthcare-provider/section';
import { organization, organizationStu3 } from '../healthcare-provider/stu3';
import { addressCodec } from '../parts/address-information/codec';
import { conceptCodec } from '../parts/code/codec';
import { contactPointsCodec } from '../parts/contact-information/codec';
import { identifiersRow, readIdentifier } from '../parts/identifier/codec';
import { followParty, shownBy, typeOf } from '../parts/party/follow';
import { patientReference, subjectRow } from '../parts/party/patient';
import { readPeriod } from '../parts/period-of-use/codec';
import { period } from '../parts/period-of-use/stu3';
import { textCodec } from '../parts/text/codec';
import { payerSection } from './section';

type Bank = NonNullable<Payer['bankInformation']>;

const BANK_PARTS = { bankName: 'BankName', bankCode: 'Bankcode', accountNumber: 'AccountNumber' } as const;
const bankParts = ['bankName', 'bankCode', 'accountNumber'] as const;

const writeBank = (bank: Bank): Extension =>
  extension('zib-Payer-BankInformation', {
    extension: some(
      ...bankParts.map((part) => maybe(bank[part], (valueString) => ({ url: BANK_PARTS[part], valueString }))),
    ),
  });

/** An account; without its number a record cannot hold the rest. */
function readBank(payor: FhirNode): Bank | undefined {
  const bank = payor.extension('zib-Payer-BankInformation');
  const accountNumber = bank?.part(BANK_PARTS.accountNumber)?.text('valueString');
  if (bank === undefined || accountNumber === undefined) return undefined;
  const [bankName, bankCode] = [bank.part(BANK_PARTS.bankName), bank.part(BANK_PARTS.bankCode)].map((part) =>
    part?.text('valueString'),
  );
  return { ...(bankName !== undefined && { bankName }), ...(bankCode !== undefined && { bankCode }), accountNumber };
}

const SINCE = 'vanaf ';

/**
 * How long the insurance holds. The profile wants an end (zib-Payer, Coverage.period.end 1..1), and STU3 a start that can
 * be compared with it (per-1), so where no end is registered the start goes in words with the end that is not known.
 */
function insuredPeriod({ startDateTime, endDateTime }: Payer): Period | undefined {
  if (startDateTime === undefined || endDateTime !== undefined) return period(startDateTime, endDateTime);
  const notKnown = extension('data-absent-reason', { valueCode: 'unknown' });
  return { _end: element(notKnown, extension('rendered-value', { valueString: SINCE + startDateTime })) };
}

function readInsuredPeriod(coverage: FhirNode) {
  const node = coverage.open('period');
  if (node === undefined) return {};
  const beside = node.peek('end') === undefined ? node.beside('end') : undefined;
  beside?.extension('data-absent-reason')?.drop('valueCode', 'unknown');
  const words = node.peek('start') === undefined ? beside?.extension('rendered-value') : undefined;
  const said = String(words?.peek('valueString'));
  const since = said.startsWith(SINCE) && momentExists(said.slice(SINCE.length)) ? said.slice(SINCE.length) : undefined;
  if (since !== undefined) words?.take('valueString');
  const { start, end } = readPeriod(node);
  return { startDateTime: start ?? since, endDateTime: end };
}

function insurer(payer: Payer, context: MappingContext): Reference | undefined {
  return maybe(payer.insuranceCompany, (company) =>
    organization(
      {
        ...(company.identificationNumber && { identificationNumbers: [company.identificationNumber] }),
        organizationName: company.organizationName,
        addressInformation: payer.addressInformation,
        contactInformation: payer.contactInformation,
      },
      context,
    ),
  );
}

/** The number an insurer is known by: its UZOVI number, else the first; others stay. */
function readNumber(organization: FhirNode) {
  const numbers = listOf(organization.peek('identifier'));
  const uzovi = numbers.findIndex((one) => isJson(one) && one.system === systems.uzovi);
  for (const at of [uzovi, ...numbers.keys()]) {
    const node = organization.pick('identifier', at);
    const number = node && readIdentifier(node);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Of an insurer a record has the number, the name, and where it is reached. */
function readInsurerResource(resource: FhirNode, context: ReadContext): HealthcareProvider | undefined {
  const hasNumber = listOf(resource.peek('identifier')).some((one) => isJson(one) && one.value !== undefined);
  if (typeof resource.peek('name') !== 'string' && !hasNumber) return undefined;
  resource.drop('resourceType', 'Organization');
  resource.take('id');
  for (const claim of resource.open('meta')?.items('profile') ?? [])
    claim.drop('profile', ...healthcareProviderSection.profiles);
  resource.drop('active', true);
  const number = readNumber(resource);
  const organizationName = resource.text('name');
  return compact({
    identificationNumbers: number && [number],
    organizationName,
    contactInformation: contactPointsCodec().read(resource, 'telecom', context),
    addressInformation: each(addressCodec()).read(resource, 'address', context),
  }) as HealthcareProvider;
}

function readInsurer(reference: FhirNode, context: ReadContext): Draft | undefined {
  const read = (resource: FhirNode) => readInsurerResource(resource, context);
  const known = followParty(reference, 'Organization', context, read);
  const { display, ...shown } = (known === undefined ? shownBy(reference, context, 'Organization') : undefined) ?? {};
  const {
    identificationNumbers: [identificationNumber] = [],
    organizationName = display,
    ...reached
  } = known ?? (shown as HealthcareProvider);
  if (identificationNumber === undefined && organizationName === undefined) return undefined;
  const { addressInformation, contactInformation } = reached;
  return compact({
    insuranceCompany: compact({ identificationNumber, organizationName }),
    addressInformation,
    contactInformation,
  });
}

/** Who pays; without an insurer, the address and contact of the payer are this person's too. */
function person(payer: Payer, context: MappingContext): Reference | undefined {
  const who = payer.payerPerson;
  if (who === undefined) return undefined;
  if (who === 'patient') return patientReference(context);
  return relatedPerson(payer.insuranceCompany === undefined ? reachedAt(who, payer) : who, context);
}

function reachedAt(who: ContactPerson, payer: Payer): ContactPerson {
  const [own, given] = [who.contactInformation, payer.contactInformation];
  return compact({
    ...who,
    addressInformation: joined(who.addressInformation, payer.addressInformation),
    contactInformation:
      own && given
        ? compact({
            telephoneNumbers: joined(own.telephoneNumbers, given.telephoneNumbers),
            emailAddresses: joined(own.emailAddresses, given.emailAddresses),
          })
        : (own ?? given),
  });
}

const joined = <T>(own: readonly T[] | undefined, given: readonly T[] | undefined): readonly T[] | undefined =>
  own && given ? [...own, ...given] : (own ?? given);

/** Insurer and person; the account is the insurer's where there is one, as the address is. */
function writePayors(payer: Payer, context: MappingContext): { payor: Coverage['payor'] } {
  const bank = maybe(payer.bankInformation, writeBank);
  const payors = some(insurer(payer, context), person(payer, context)) ?? [];
  return { payor: payors.map((payor, i) => (bank && i === 0 ? { extension: [bank], ...payor } : payor)) };
}

/** Further addresses of a person, by the resource: what was read of it once is gone from it. */
const further = new WeakMap<FhirNode, readonly AddressInformation[] | undefined>();

/**
 * A person has one address; without an insurer, others are those of the payer. Of a person who pays in several records it is not
 * told which are whose: each has all of them.
 */
function readFurtherAddresses(
  who: FhirNode | undefined,
  context: ReadContext,
): readonly AddressInformation[] | undefined {
  if (who === undefined) return undefined;
  if (!further.has(who)) further.set(who, each(addressCodec()).read(who, 'address', context));
  return further.get(who);
}

function readPayors(coverage: FhirNode, context: ReadContext) {
  const draft: Draft = {};
  let who: FhirNode | undefined;
  for (const payor of coverage.list('payor')) {
    draft.bankInformation ??= readBank(payor);
    if (draft.payerPerson === undefined && context.isPatient(payor)) draft.payerPerson = 'patient';
    else if (typeOf(payor, context) === 'RelatedPerson') {
      if (draft.payerPerson !== undefined) continue;
      who = context.resolve(payor);
      draft.payerPerson = readRelatedPerson(payor, context);
    } else if (draft.insuranceCompany === undefined) Object.assign(draft, readInsurer(payor, context));
  }
  if (draft.insuranceCompany === undefined) draft.addressInformation = readFurtherAddresses(who, context);
  return draft;
}

/** Whose insurance it is, beside who is insured by it: the patient, both. */
const subscriberRow: Row<Payer> = { ...subjectRow<Payer>('subscriber'), places: {} };

const BANK = 'payor.extension(zib-Payer-BankInformation)';
const bankPart = (part: keyof typeof BANK_PARTS) => [`${BANK}.extension(${BANK_PARTS[part]}).valueString`];

/** Where somebody who pays is reached. */
const placesReached = (): Places =>
  Object.fromEntries(
    Object.entries(joinedPlaces(organizationStu3.places(), relatedPersonStu3.places())).filter(([record]) =>
      /^(address|contact)Information/.test(record),
    ),
  );

const { row, pair } = rowsOf<Payer>();

const coverage = defineStu3<Payer>({
  type: 'Coverage',
  profiles: payerSection.profiles,
  rows: [
    identifiersRow,
    row('insuranceType', 'type', conceptCodec()),
    subscriberRow,
    row('insurantNumber', 'subscriberId', textCodec),
    subjectRow('beneficiary'),
    pair(
      {
        startDateTime: ['period.start', 'period.end.extension(rendered-value).valueString'],
        endDateTime: ['period.end'],
      },
      (payer) => ({ period: insuredPeriod(payer) }),
      readInsuredPeriod,
    ),
    pair(
      {
        insuranceCompany: ['payor'],
        payerPerson: ['payor'],
        bankInformation: [BANK],
        'bankInformation.bankName': bankPart('bankName'),
        'bankInformation.bankCode': bankPart('bankCode'),
        'bankInformation.accountNumber': bankPart('accountNumber'),
      },
      writePayors,
      readPayors,
    ),
  ],
});

/** Payer (zib 1.1.1) in FHIR: zib-Payer, with the insurer as nl-core-organization. */
export const payerStu3: Stu3<Payer> = {
  ...coverage,
  places: () => ({
    ...coverage.places(),
    'insuranceCompany.identificationNumber': ['Organization.identifier'],
    'insuranceCompany.organizationName': ['Organization.name'],
    'payerPerson.nameInformation': ['RelatedPerson.name'],
    ...placesReached(),
  }),
};
