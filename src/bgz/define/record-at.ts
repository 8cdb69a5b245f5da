import { shownId } from '../../terminology/shown-id';
import type { RecordName } from './word-issues';

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined;

function named(record: unknown, nth?: number): RecordName | undefined {
  const id = idOf(record);
  if (id === undefined || id === null || id === '') return undefined;
  return { id: shownId(id), ...(nth !== undefined && { nth }) };
}

/**
 * The record a path lies in, by its own id: the input itself, or where that is all records of a patient, the one of the list.
 * Undefined when that has no id.
 */
export function recordAt(path: readonly PropertyKey[], input: unknown, isOfPatient: boolean): RecordName | undefined {
  if (!isOfPatient) return named(input);
  const [group, place] = path;
  const held = group === undefined ? undefined : (input as Record<PropertyKey, unknown>)[group];
  if (!Array.isArray(held)) return named(held);
  return typeof place === 'number' ? named(held[place], place + 1) : undefined;
}
