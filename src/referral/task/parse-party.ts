import type { PartyIdentifier } from '../../access/model';
import { isJson, type Json, listOf } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';
import { type Notices, textOf } from './task-notices';

/** An organization as a Task names it. */
export interface ReceivedParty {
  /** URA: 8 digits, when given. */
  readonly ura?: string;
  readonly name?: string;
  /** All identifiers given, the URA included; OIDs of known registers as URIs. */
  readonly identifiers: readonly PartyIdentifier[];
}

function identifiersIn(value: unknown): readonly PartyIdentifier[] {
  return listOf(value).flatMap((one) => {
    const system = isJson(one) ? textOf(one.system) : undefined;
    const number = isJson(one) ? textOf(one.value) : undefined;
    return system === undefined || number === undefined ? [] : [{ system: systemUri(system), value: number }];
  });
}

/** The contained resource a reference points to. */
export function containedOf(reference: Json, task: Json): Json {
  const id = textOf(reference.reference);
  if (id === undefined || !id.startsWith('#')) return {};
  const found = listOf(task.contained).find((one) => isJson(one) && one.id === id.slice(1));
  return isJson(found) ? found : {};
}

function withoutDoubles(identifiers: readonly PartyIdentifier[]): readonly PartyIdentifier[] {
  const seen = new Set<string>();
  return identifiers.filter(({ system, value }) => {
    const key = `${system}|${value}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Reads an organization from a Reference: its identifier, and those of a contained Organization. */
export function readParty(value: unknown, path: string, task: Json, told: Notices): ReceivedParty {
  if (!isJson(value)) return { identifiers: [] };
  const contained = containedOf(value, task);
  const identifiers = withoutDoubles([...identifiersIn(value.identifier), ...identifiersIn(contained.identifier)]);
  const name = textOf(value.display) ?? textOf(contained.name);
  const uras = identifiers.filter(({ system }) => system === systems.ura);
  const [ura] = uras;
  if (uras.length > 1) told.issue('several-uras', path, `${uras.length} URAs`, 'one URA');
  else if (ura && !/^\d{8}$/.test(ura.value)) told.issue('invalid-ura', path, 'another form', 'a URA: eight digits');
  else if (!ura && identifiers.length > 0) told.warn('no-ura', path, 'other registers only', `a URA (${systems.ura})`);
  return { ...(ura && { ura: ura.value }), ...(name !== undefined && { name }), identifiers };
}

/** Who acts for the organization, by all its numbers. */
export interface ReceivedAgent {
  /** The acting system, when it has a number of its own; a number of the organization itself is no system. */
  readonly system?: PartyIdentifier;
  /** Further numbers of the agent; absent when there are none. */
  readonly agent?: readonly PartyIdentifier[];
}

/** Reads the acting system and what else the agent says it is. */
export function readAgent(agent: unknown, task: Json, organization: ReceivedParty): ReceivedAgent {
  if (!isJson(agent)) return {};
  const all = withoutDoubles([
    ...identifiersIn(agent.identifier),
    ...identifiersIn(containedOf(agent, task).identifier),
  ]);
  const others = all.filter(
    (one) => !organization.identifiers.some(({ system, value }) => system === one.system && value === one.value),
  );
  const [first] = all;
  const system = first && others.includes(first) ? first : undefined;
  const rest = others.filter((one) => one !== system);
  return { ...(system && { system }), ...(rest.length > 0 && { agent: rest }) };
}
