import type { PartyIdentifier } from '../access/model';
import { systemUri } from '../fhir/naming-systems';
import { isSafeAddress, type LoopbackOptions, SAFE } from '../http/client/safe-address';
import { checkOptions, shapeOf } from '../options/check-options';
import { anyObject, either, flag, listOf, type Rule, type Rules, required, text, told } from '../options/rules';
import { safeBase } from '../referral/send/address';
import type { Endpoint } from '../referral/send/ports';
import { checkPeer } from '../referral/task/peer-profile';
import type { OrganizationDirectory } from './port';

/** A department of its own address. */
export interface DepartmentRow {
  /** The number that its organization gave it: `receiver.department.identifier` of a referral. */
  readonly identifier: PartyIdentifier;
  readonly notifications: Endpoint;
}

/** An organization of a table. */
export interface OrganizationRow {
  /** URA: 8 digits. */
  readonly ura: string;
  readonly name?: string;
  /** Its numbers in other registers, and those of its systems. */
  readonly identifiers?: readonly PartyIdentifier[];
  /** Where it takes notifications. */
  readonly notifications?: Endpoint;
  /** Where it serves its BgZ. */
  readonly resources?: Endpoint;
  /** Departments that take notifications elsewhere; all others do where the organization does. */
  readonly departments?: readonly DepartmentRow[];
}

/** Options of {@link staticDirectory}. */
export interface StaticDirectoryOptions extends LoopbackOptions {
  readonly organizations: readonly OrganizationRow[];
}

const identifier: Rule = told(
  '{ system, value }',
  shapeOf<PartyIdentifier>({ system: required(text), value: required(text) }),
);
const endpoint: Rule = told(
  '{ baseUrl, tokenUrl?, peer? }',
  shapeOf<Endpoint>({
    baseUrl: required(text),
    tokenUrl: text,
    peer: told('a name or a peer profile', either(text, anyObject)),
  }),
);
const ura: Rule = {
  allowed: 'a URA: eight digits',
  meets: (value) => typeof value === 'string' && /^\d{8}$/.test(value),
};

const department = shapeOf<DepartmentRow>({ identifier: required(identifier), notifications: required(endpoint) });
const organization = shapeOf<OrganizationRow>({
  ura: required(ura),
  name: text,
  identifiers: listOf(identifier, 0),
  notifications: endpoint,
  resources: endpoint,
  departments: listOf(department, 0),
});
const rules: Rules<StaticDirectoryOptions> = {
  organizations: required(listOf(organization, 0)),
  allowLoopbackHttp: flag,
};

const keyOf = ({ system, value }: PartyIdentifier): string => `${systemUri(system)}|${value}`;

/** What rows hold twice, or that no token should go to: each with its place. */
function problemsOf(rows: readonly OrganizationRow[], options: LoopbackOptions): readonly string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  const once = (what: string, at: string) => {
    const before = seen.get(what);
    if (before === undefined) seen.set(what, at);
    else problems.push(`\`${at}\` is the same as \`${before}\``);
  };
  const check = ({ baseUrl, tokenUrl, peer }: Endpoint, at: string) => {
    if (safeBase(baseUrl, options) === undefined)
      problems.push(`\`${at}.baseUrl\` is no base to send to; allowed is ${SAFE}, without user, query or fragment`);
    if (tokenUrl !== undefined && !(URL.canParse(tokenUrl) && isSafeAddress(new URL(tokenUrl), options)))
      problems.push(`\`${at}.tokenUrl\` is no address for a token; allowed is ${SAFE}`);
    if (typeof peer === 'object') checkPeer(peer);
  };
  for (const [i, row] of rows.entries()) {
    const at = `organizations[${i}]`;
    once(`ura ${row.ura}`, `${at}.ura`);
    if (row.notifications) check(row.notifications, `${at}.notifications`);
    if (row.resources) check(row.resources, `${at}.resources`);
    for (const [j, one] of (row.identifiers ?? []).entries()) once(`party ${keyOf(one)}`, `${at}.identifiers[${j}]`);
    for (const [j, one] of (row.departments ?? []).entries()) {
      once(`department ${row.ura} ${keyOf(one.identifier)}`, `${at}.departments[${j}].identifier`);
      check(one.notifications, `${at}.departments[${j}].notifications`);
    }
  }
  return problems;
}

/**
 * A directory that is a table of your own: for a region, a test, or a receiver that stands in no other.
 *
 * @throws {TypeError} With every row that is wrong, or says of one number or URA what another says of it too.
 * @example
 * const directory = staticDirectory({
 *   organizations: [{ ura: '00002222', notifications: { baseUrl: 'https://poort.example/fhir', peer: 'nictiz' } }],
 * });
 * createNotifiedPull({ store, secret, audit, send: { directory: directory.endpointOf, token: getToken } });
 */
export function staticDirectory(options: StaticDirectoryOptions): OrganizationDirectory {
  checkOptions('staticDirectory', options, rules);
  const problems = problemsOf(options.organizations, options);
  if (problems.length > 0) throw new TypeError(`staticDirectory: ${problems.join('; ')}.`);
  const byUra = new Map(options.organizations.map((row) => [row.ura, row]));
  const byIdentifier = new Map(
    options.organizations.flatMap((row) => (row.identifiers ?? []).map((one) => [keyOf(one), row] as const)),
  );
  return {
    async endpointOf({ organization: { ura }, department: asked }) {
      const row = byUra.get(ura);
      const number = asked?.identifier && keyOf(asked.identifier);
      const own = row?.departments?.find((one) => keyOf(one.identifier) === number);
      return (own ?? row)?.notifications;
    },
    async resourcesOf(ura) {
      return byUra.get(ura)?.resources;
    },
    organizationOf(identifier) {
      const row = byIdentifier.get(keyOf(identifier));
      return row && { ura: row.ura, ...(row.name !== undefined && { name: row.name }) };
    },
  };
}
