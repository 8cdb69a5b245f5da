import type { Extension, HumanName } from 'fhir/r3';
import { naamgebruikCodelijst } from '../../../terminology/zib2017/codelists';
import { naamgebruikCodelijstToHumanNameAssemblyOrder } from '../../../terminology/zib2017/concept-maps';
import type { NameInformation } from '../../../zib';
import type { MappingOptions } from '../../define/context';
import { compact, element, extension, maybe, some } from '../../define/elements';
import { beyondCode } from '../code/stu3';
import { codesBothWays } from '../code/translation';

type Name = Readonly<NameInformation>;

export const usages = codesBothWays(naamgebruikCodelijst, naamgebruikCodelijstToHumanNameAssemblyOrder);

const words = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ');

/**
 * The family name as NameUsage says: NL1 own, NL2 partner's, NL3 partner's and own, NL4 own and partner's. Both are shown,
 * in the order of NL4, when nothing or nothing known is said of the usage; the only one there is, whatever is said.
 */
export function familyOf(name: Name): string | undefined {
  const own = maybe(name.lastName, (last) => words(last.prefix, last.lastName));
  const partner = maybe(name.lastNamePartner, (last) => words(last.prefix, last.lastName));
  if (own === undefined || partner === undefined) return own ?? partner;
  const order: Readonly<Record<string, string>> = { NL1: own, NL2: partner, NL3: `${partner}-${own}` };
  return order[name.nameUsage?.code ?? ''] ?? `${own}-${partner}`;
}

/** What a name in one line shows of the given names: one way of writing them, never one behind the other. */
const givenNames = (name: Name): string | undefined => name.firstNames ?? name.initials ?? name.givenName;

/** Qualifier of each way to write given names. */
export const qualifiers = { firstNames: 'BR', initials: 'IN', givenName: 'CL' } as const;

const qualified = (qualifier: string): Extension => extension('iso21090-EN-qualifier', { valueCode: qualifier });

/** The name as text: as Nictiz's conversion writes it, given names and initials both, when the option says so. */
function readable(name: Name, options: MappingOptions): string | undefined {
  if (options.initialsBesideGivenNames === true) {
    const { firstNames, initials } = name;
    return firstNames === undefined && initials === undefined ? undefined : words(firstNames, initials, familyOf(name));
  }
  const given = givenNames(name);
  return given === undefined ? undefined : words(given, familyOf(name));
}

/** NameInformation as nl-core-humanname. */
export function humanName(name: Name, options: MappingOptions): HumanName {
  const family = familyOf(name);
  const given = (['firstNames', 'initials', 'givenName'] as const)
    .map((kind) => ({ value: name[kind], qualifier: qualifiers[kind] }))
    .filter((part): part is { value: string; qualifier: 'BR' | 'IN' | 'CL' } => part.value !== undefined);

  return compact({
    extension: some(
      maybe(name.nameUsage, (usage) =>
        extension(
          'humanname-assembly-order',
          compact({
            valueCode: usages.to(usage.code ?? usage.nullFlavor),
            _valueCode: beyondCode(usage, naamgebruikCodelijst),
          }),
        ),
      ),
    ),
    text: name.unstructuredName ?? readable(name, options),
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

/** A name in one line, as references show it: given names, else initials, and the family name by its usage. */
export function displayName(
  name: Name | undefined,
  first: 'given names' | 'initials' = 'given names',
): string | undefined {
  if (name === undefined) return undefined;
  const given = (first === 'initials' ? name.initials : undefined) ?? givenNames(name);
  const line = words(given, familyOf(name));
  return line === '' ? name.unstructuredName : line;
}

/** What a text beside the parts of a name shows when it only repeats them. */
export const shownNames = (name: Name): (string | undefined)[] => [
  readable(name, {}),
  readable(name, { initialsBesideGivenNames: true }),
  displayName(name),
  displayName(name, 'initials'),
];
