import type { ContactPoint } from 'fhir/r3';
import { emailSoortCodelijst, nummerSoortCodelijst } from '../../../terminology/zib2017/codelists';
import type { CodedConcept, ContactInformation } from '../../../zib';
import { compact, extension, maybe, some } from '../../define/elements';
import { beyondCode, codeableConcept, codeSpecification } from '../code/stu3';

/** ConceptMaps TelecomTypeCodelijst-to-ContactPointSystem, NummerSoort- and EmailSoortCodelijst-to-ContactPointUse. */
export const systemByType: Readonly<Record<string, ContactPoint['system']>> = {
  LL: 'phone',
  FAX: 'fax',
  MC: 'phone',
  PG: 'pager',
};
export const useByKind: Readonly<Record<string, ContactPoint['use']>> = { HP: 'home', TMP: 'temp', WP: 'work' };

/** Whose contact point or address it is: STU3 takes none of an organization for a private one (org-2, org-3). */
export type Holder = 'person' | 'organization';

/** ContactPoint.use, with the zib code beside it when FHIR has no code for it here, or when it says more. */
function useOf(
  kind: CodedConcept | undefined,
  list: typeof nummerSoortCodelijst | typeof emailSoortCodelijst,
  holder: Holder,
): Pick<ContactPoint, 'use' | '_use' | '_system'> {
  const use = maybe(kind?.code, (code) => useByKind[code]);
  // A required code is not explained away (Nictiz MM-3221), so the zib code goes with the code that is there.
  if (holder === 'organization' && use === 'home') return { _system: maybe(kind, codeSpecification) };
  return { use, _use: beyondCode(kind, list) };
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
      system: maybe(type, (code) => systemByType[code]) ?? 'phone',
      value: phone.telephoneNumber,
      // ContactPoint.use holds one code: the kind of number when it is known, else that it is a mobile.
      ...(phone.numberType === undefined
        ? { use: type === 'MC' ? ('mobile' as const) : undefined }
        : useOf(phone.numberType, nummerSoortCodelijst, holder)),
    });
  });
  const emails = (value?.emailAddresses ?? []).map(
    (email): ContactPoint =>
      compact({
        system: 'email',
        value: email.emailAddress,
        ...useOf(email.emailAddressType, emailSoortCodelijst, holder),
      }),
  );
  const all = [...phones, ...emails];
  return all.length > 0 ? all : undefined;
}
