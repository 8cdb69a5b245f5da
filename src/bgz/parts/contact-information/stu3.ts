import type { ContactPoint } from 'fhir/r3';
import {
  emailSoortCodelijst,
  nummerSoortCodelijst,
  telecomTypeCodelijst,
} from '../../../terminology/zib2017/codelists';
import {
  emailSoortCodelijstToContactPointUse,
  nummerSoortCodelijstToContactPointUse,
  telecomTypeCodelijstToContactPointSystem,
  telecomTypeCodelijstToContactPointUse,
} from '../../../terminology/zib2017/concept-maps';
import type { CodedConcept, ContactInformation } from '../../../zib';
import { compact, extension, maybe, some } from '../../define/elements';
import { beyondCode, codeableConcept, codeSpecification } from '../code/stu3';
import { codesBothWays } from '../code/translation';

export const telecomSystems = codesBothWays(telecomTypeCodelijst, telecomTypeCodelijstToContactPointSystem, {
  // A land line or a mobile: `phone` says neither.
  back: { phone: null },
});

const TOLD_BY_SYSTEM = 'told by the system';
/** A mobile telephone, which is a use in FHIR. */
export const mobile = codesBothWays(telecomTypeCodelijst, telecomTypeCodelijstToContactPointUse, {
  without: { LL: TOLD_BY_SYSTEM, FAX: TOLD_BY_SYSTEM, PG: TOLD_BY_SYSTEM },
});

export const numberUses = codesBothWays(nummerSoortCodelijst, nummerSoortCodelijstToContactPointUse);
export const emailUses = codesBothWays(emailSoortCodelijst, emailSoortCodelijstToContactPointUse);

/** Whose contact point or address it is: STU3 takes none of an organization for a private one (org-2, org-3). */
export type Holder = 'person' | 'organization';

/** ContactPoint.use, with the zib code beside it when FHIR has no code for it here, or when it says more. */
function useOf(
  kind: CodedConcept | undefined,
  uses: typeof numberUses | typeof emailUses,
  holder: Holder,
): Pick<ContactPoint, 'use' | '_use' | '_system'> {
  const use = uses.to(kind?.code);
  // A required code is not explained away (Nictiz MM-3221), so the zib code goes with the code that is there.
  if (holder === 'organization' && use === 'home') return { _system: maybe(kind, codeSpecification) };
  return { use, _use: beyondCode(kind, uses.list) };
}

/** ContactInformation as nl-core-contactpoint: telephone numbers first, then e-mail addresses. */
export function contactPoints(
  value: Readonly<ContactInformation> | undefined,
  holder: Holder = 'person',
): ContactPoint[] | undefined {
  const phones = (value?.telephoneNumbers ?? []).map((phone): ContactPoint => {
    const type = phone.telecomType?.code;
    return compact({
      extension: some(
        maybe(phone.telecomType, (one) =>
          extension('zib-ContactInformation-TelecomType', { valueCodeableConcept: codeableConcept(one) }),
        ),
      ),
      system: telecomSystems.to(type) ?? 'phone',
      value: phone.telephoneNumber,
      // ContactPoint.use holds one code: the kind of number when it is known, else that it is a mobile.
      ...(phone.numberType === undefined ? { use: mobile.to(type) } : useOf(phone.numberType, numberUses, holder)),
    });
  });
  const emails = (value?.emailAddresses ?? []).map(
    (email): ContactPoint =>
      compact({
        system: 'email',
        value: email.emailAddress,
        ...useOf(email.emailAddressType, emailUses, holder),
      }),
  );
  const all = [...phones, ...emails];
  return all.length > 0 ? all : undefined;
}
