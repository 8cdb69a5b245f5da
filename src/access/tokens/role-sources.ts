import { systems, systemUri } from '../../fhir/naming-systems';
import { anyObject, listOf, type Rule, told } from '../../options/rules';

/** A register of roles, and which UZI role code each of its codes is: the role policy goes by those. */
export interface RoleSource {
  /** URI or OID of the register, as claims name it. */
  readonly system: string;
  /** `uzi`: the codes are UZI role codes (`01.015`). Else each code with the UZI role code it counts as; others count as none. */
  readonly codes: 'uzi' | Readonly<Record<string, string>>;
}

/** The UZI register, and nothing else: which registers Dezi will name is a draft, add those of your authorization server. */
export const defaultRoleSources: readonly RoleSource[] = [{ system: systems.uziRole, codes: 'uzi' }];

/** What a role may look like: UZI role codes (spec identifiers-and-codes §1.2). */
const UZI_ROLE = /^\d{2}\.\d{3}$/;

const isSource = (value: unknown): boolean => {
  const { system, codes, ...others } = (value ?? {}) as Record<string, unknown>;
  const isTable =
    typeof codes === 'object' &&
    codes !== null &&
    !Array.isArray(codes) &&
    Object.values(codes).every((role) => typeof role === 'string' && UZI_ROLE.test(role));
  return (
    Object.keys(others).length === 0 && typeof system === 'string' && system !== '' && (codes === 'uzi' || isTable)
  );
};

/** What an option with such a table may be. */
export const roleSourcesRule: Rule = listOf(
  told("{ system, codes: 'uzi' | { code: UZI role code } }", {
    ...anyObject,
    meets: (value) => anyObject.meets(value) && isSource(value),
  }),
);

/**
 * The UZI role code of a role as it is claimed; undefined for one of a register that is not in the table, or not in its form.
 *
 * @param system Register it is said to be of; left out, it is a UZI role code.
 */
export function uziRoleOf(
  code: unknown,
  system: string | undefined,
  sources: readonly RoleSource[],
): string | undefined {
  if (typeof code !== 'string') return undefined;
  const uri = system === undefined ? systems.uziRole : systemUri(system);
  const source = sources.find((one) => systemUri(one.system) === uri);
  const codes = source?.codes ?? (system === undefined ? 'uzi' : undefined);
  if (codes === undefined) return undefined;
  const role = codes === 'uzi' ? code : Object.hasOwn(codes, code) ? codes[code] : undefined;
  return role !== undefined && UZI_ROLE.test(role) ? role : undefined;
}
