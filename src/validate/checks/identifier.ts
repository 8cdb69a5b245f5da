import { isJson } from '../../fhir/json';
import { hasScheme, isAbsoluteUri, systems } from '../../fhir/naming-systems';
import { placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check } from './checks';

/** The check of an Identifier: its system says whose number it is, so it must mean the same everywhere. */
export const identifierCheck: Check = (at) => {
  const { value } = at;
  if (!isJson(value) || typeof value.system !== 'string') return;
  if (!hasScheme(value.system)) note(placeIn(at, 'system', -1, 'uri'), 'identifier-system');
  if (value.system === systems.uri && typeof value.value === 'string' && !isAbsoluteUri(value.value)) {
    note(placeIn(at, 'value', -1, 'string'), 'identifier-uri');
  }
};
