import type { PartyIdentifier } from '../../access/model';
import { isJson, type Json, listOf } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';
import { DEPARTMENT_EXTENSION, LOCATION_EXTENSION } from './parameters';
import { containedOf } from './parse-party';
import { isRoutingText, ROUTING_TEXT, type RoutingType } from './routing';
import { describe, type Notices, textOf } from './task-notices';

/** A number of a service or place, and who gave it. */
export interface ReceivedRoutingIdentifier extends PartyIdentifier {
  /** URA of the organization that assigned it, as far as the Task says. */
  readonly assigner?: string;
}

/** A service or place behind the front door, as a Task names it. */
export interface ReceivedRoutingTarget {
  /** `HealthcareService/id` or `Location/id` at the sender, or the address of one elsewhere. */
  readonly reference?: string;
  readonly display?: string;
  /** Numbers it goes by, to be looked up in your own directory; OIDs of known registers as URIs. */
  readonly identifiers: readonly ReceivedRoutingIdentifier[];
}

/** Where in the receiving organization a Task is for. What is absent, or unknown there, is for its general inbox. */
export interface ReceivedRouting {
  /** HealthcareService. */
  readonly department?: ReceivedRoutingTarget;
  readonly location?: ReceivedRoutingTarget;
}

/** Numbers that are read of one target: it has one (TA Routering), and those of a resource that goes along. */
const MOST_IDENTIFIERS = 10;

/** The extension by the last part of its url: TA Routering is a draft, which a published text may have elsewhere. */
const named = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

function identifiersIn(value: unknown): readonly ReceivedRoutingIdentifier[] {
  return listOf(value)
    .slice(0, MOST_IDENTIFIERS)
    .flatMap((one): readonly ReceivedRoutingIdentifier[] => {
      const system = isJson(one) ? textOf(one.system) : undefined;
      const number = isJson(one) ? textOf(one.value) : undefined;
      if (!isJson(one) || system === undefined || number === undefined) return [];
      if (!isRoutingText(system) || !isRoutingText(number)) return [];
      const assigner = isJson(one.assigner) && isJson(one.assigner.identifier) ? one.assigner.identifier : {};
      const isUra = systemUri(textOf(assigner.system) ?? '') === systems.ura;
      const by = isUra ? textOf(assigner.value) : undefined;
      const known = by !== undefined && /^\d{8}$/.test(by);
      return [{ system: systemUri(system), value: number, ...(known && { assigner: by }) }];
    });
}

const shown = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text !== undefined && isRoutingText(text) ? text : undefined;
};

/** What a reference says: where it is, what it is called, what it goes by. */
function targetIn(reference: Json, task: Json): ReceivedRoutingTarget | undefined {
  const contained = containedOf(reference, task);
  const at = shown(reference.reference);
  const display = shown(reference.display) ?? shown(contained.name);
  const identifiers = [...identifiersIn(reference.identifier), ...identifiersIn(contained.identifier)];
  // A place within the Task says nothing once the Task is gone.
  const outside = at?.startsWith('#') ? undefined : at;
  if ((outside ?? display) === undefined && identifiers.length === 0) return undefined;
  return {
    ...(outside !== undefined && { reference: outside }),
    ...(display !== undefined && { display }),
    identifiers,
  };
}

function readTarget(url: string, type: RoutingType, task: Json, told: Notices): ReceivedRoutingTarget | undefined {
  const all = listOf(task.extension);
  const found = all.flatMap((one, at) =>
    isJson(one) && named(textOf(one.url) ?? '') === named(url)
      ? [{ path: `Task.extension[${at}].valueReference`, value: one.valueReference }]
      : [],
  );
  for (const { path, value } of found) {
    const target = isJson(value) ? targetIn(value, task) : undefined;
    if (target) {
      if (found.length > 1)
        told.warn('several-targets', 'Task.extension', `${found.length} of a ${type}`, 'one; the first is used');
      return target;
    }
    const expected = `a reference to a ${type} with a reference, an identifier or a display of ${ROUTING_TEXT}`;
    told.warn('routing-unreadable', path, describe(value), expected);
  }
  return undefined;
}

/**
 * Reads where behind the front door a Task is for (TA Routering; spec bgz-msz-profiles §5). What cannot be read is a warning and never a
 * reason to refuse the Task.
 */
export function readRouting(task: Json, told: Notices): ReceivedRouting | undefined {
  const department = readTarget(DEPARTMENT_EXTENSION, 'HealthcareService', task, told);
  const location = readTarget(LOCATION_EXTENSION, 'Location', task, told);
  if (department === undefined && location === undefined) return undefined;
  return { ...(department && { department }), ...(location && { location }) };
}
