import type { ContactPoint } from 'fhir/r3';
import type { ContactInformation } from '../../zib';
import { codeableConcept } from './codeable-concept';
import { compact, extension, maybe, some } from './elements';

/** ConceptMaps TelecomTypeCodelijst-to-ContactPointSystem, NummerSoort- and EmailSoortCodelijst-to-ContactPointUse. */
const systemByType: Readonly<Record<string, ContactPoint['system']>> = {
  LL: 'phone',
  FAX: 'fax',
  MC: 'phone',
  PG: 'pager',
};
const useByKind: Readonly<Record<string, ContactPoint['use']>> = { HP: 'home', TMP: 'temp', WP: 'work' };

/** ContactInformation as nl-core-contactpoint: telephone numbers first, then e-mail addresses. */
export function contactPoints(value: Readonly<ContactInformation> | undefined): ContactPoint[] | undefined {
  const phones = (value?.telephoneNumbers ?? []).map((phone): ContactPoint => {
    const type = phone.telecomType?.code;
    const kind = phone.numberType?.code;
    return compact({
      extension: some(
        maybe(phone.telecomType, (one) =>
          extension('zib-ContactInformation-TelecomType', { valueCodeableConcept: codeableConcept(one) }),
        ),
      ),
      system: maybe(type, (code) => systemByType[code]) ?? 'phone',
      value: phone.telephoneNumber,
      // ContactPoint.use holds one code: the kind of number when it is known, else that it is a mobile.
      use: kind !== undefined ? useByKind[kind] : type === 'MC' ? 'mobile' : undefined,
    });
  });
  const emails = (value?.emailAddresses ?? []).map(
    (email): ContactPoint =>
      compact({
        system: 'email',
        value: email.emailAddress,
        use: maybe(email.emailAddressType?.code, (code) => useByKind[code]),
      }),
  );
  const all = [...phones, ...emails];
  return all.length > 0 ? all : undefined;
}
