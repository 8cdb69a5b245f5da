import type { Coverage, Extension, Period, Reference } from 'fhir/r3';
import { profiles } from '../../fhir/profiles';
import type { ContactPerson, Payer } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, element, extension, maybe, some } from '../define/elements';
import { codeableConcept } from '../parts/code/stu3';
import { identifiers, organization, patientReference, relatedPerson } from '../parts/party/stu3';
import { period } from '../parts/period-of-use/stu3';

function bankInformation(bank: NonNullable<Payer['bankInformation']>): Extension {
  return extension('zib-Payer-BankInformation', {
    extension: some(
      maybe(bank.bankName, (valueString) => ({ url: 'BankName', valueString })),
      maybe(bank.bankCode, (valueString) => ({ url: 'Bankcode', valueString })),
      { url: 'AccountNumber', valueString: bank.accountNumber },
    ),
  });
}

/**
 * How long the insurance holds. The profile wants an end (zib-Payer, Coverage.period.end 1..1), and STU3 a start that can
 * be compared with it (per-1), so where no end is registered the start goes in words with the end that is not known.
 */
function insuredPeriod({ startDateTime, endDateTime }: Payer): Period | undefined {
  if (startDateTime === undefined || endDateTime !== undefined) return period(startDateTime, endDateTime);
  const notKnown = extension('data-absent-reason', { valueCode: 'unknown' });
  return { _end: element(notKnown, extension('rendered-value', { valueString: `vanaf ${startDateTime}` })) };
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

/** Payer (zib 1.1.1) → zib-Payer, with the insurer as nl-core-organization. */
export function mapPayer(payer: Payer, context: MappingContext): Coverage {
  const bank = maybe(payer.bankInformation, bankInformation);
  const payors = some(insurer(payer, context), person(payer, context)) ?? [];
  const resource: Coverage = compact({
    resourceType: 'Coverage' as const,
    id: context.id('Coverage', context.patientId, payer.id),
    meta: { profile: [...profiles.payer] },
    identifier: identifiers(payer.identificationNumbers),
    type: maybe(payer.insuranceType, (type) => codeableConcept(type)),
    subscriber: patientReference(context),
    subscriberId: payer.insurantNumber,
    beneficiary: patientReference(context),
    period: insuredPeriod(payer),
    // The account is the insurer's where there is one, as the address is.
    payor: payors.map((payor, i) => (bank && i === 0 ? { extension: [bank], ...payor } : payor)),
  });
  return resource;
}
