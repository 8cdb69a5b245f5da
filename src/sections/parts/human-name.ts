import type { Extension, HumanName } from 'fhir/r3';
import type { NameInformation } from '../../zib';
import { compact, element, extension, maybe, some } from './elements';

type Name = Readonly<NameInformation>;

const words = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ');

function familyOf(name: Name): string | undefined {
  const own = maybe(name.lastName, (last) => words(last.prefix, last.lastName));
  const partner = maybe(name.lastNamePartner, (last) => words(last.prefix, last.lastName));
  if (own === undefined || partner === undefined) return own ?? partner;
  // NaamgebruikCodelijst: NL1 own, NL2 partner, NL3 partner-own, NL4 own-partner; without a choice the own name.
  const order: Readonly<Record<string, string>> = { NL2: partner, NL3: `${partner}-${own}`, NL4: `${own}-${partner}` };
  return order[name.nameUsage?.code ?? 'NL1'] ?? own;
}

const qualified = (qualifier: string): Extension => extension('iso21090-EN-qualifier', { valueCode: qualifier });

/** NameInformation as nl-core-humanname. */
export function humanName(name: Name): HumanName {
  const family = familyOf(name);
  const given = [
    { value: name.firstNames, qualifier: 'BR' },
    { value: name.initials, qualifier: 'IN' },
    { value: name.givenName, qualifier: 'CL' },
  ].filter((part): part is { value: string; qualifier: string } => part.value !== undefined);
  const readable =
    name.firstNames !== undefined || name.initials !== undefined
      ? words(name.firstNames, name.initials, family)
      : undefined;

  return compact({
    extension: some(
      maybe(name.nameUsage, (usage) =>
        extension('humanname-assembly-order', { valueCode: usage.code ?? usage.nullFlavor }),
      ),
    ),
    text: name.unstructuredName ?? readable,
    family,
    _family: element(
      maybe(name.lastName?.prefix, (valueString) => extension('humanname-own-prefix', { valueString })),
      maybe(name.lastName?.lastName, (valueString) => extension('humanname-own-name', { valueString })),
      maybe(name.lastNamePartner?.prefix, (valueString) => extension('humanname-partner-prefix', { valueString })),
      maybe(name.lastNamePartner?.lastName, (valueString) => extension('humanname-partner-name', { valueString })),
    ),
    given: given.length > 0 ? given.map((part) => part.value) : undefined,
    _given: given.length > 0 ? given.map((part) => ({ extension: [qualified(part.qualifier)] })) : undefined,
  });
}

/** A name in one line, as references show it: given names first, own last name, then the partner's. */
export function displayName(name: Name | undefined, parts: 'all given names' | 'initials only'): string | undefined {
  if (name === undefined) return undefined;
  const own = words(name.lastName?.prefix, name.lastName?.lastName);
  const partner = words(name.lastNamePartner?.prefix, name.lastNamePartner?.lastName);
  const given =
    parts === 'all given names'
      ? words(name.firstNames, name.initials, name.givenName)
      : (name.initials ?? name.firstNames ?? name.givenName);
  const line = words(...[given, own, partner].filter((part) => part !== undefined && part !== ''));
  return line === '' ? name.unstructuredName : line;
}
