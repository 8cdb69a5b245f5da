import { isJson } from '../../fhir/json';
import { hasScheme, isAbsoluteUri, systems } from '../../fhir/naming-systems';
import { stepInto } from '../walk/frame';
import { note } from '../walk/run';
import type { Check } from './checks';

/** The check of an Identifier: its system says whose number it is, so it must mean the same everywhere. */
export const identifierCheck: Check = ({ value, frame, scope, run }) => {
  if (!isJson(value) || typeof value.system !== 'string') return;
  if (!hasScheme(value.system)) note(run, 'identifier-system', stepInto(frame, 'system', -1, 'uri'), scope);
  if (value.system === systems.uri && typeof value.value === 'string' && !isAbsoluteUri(value.value)) {
    note(run, 'identifier-uri', stepInto(frame, 'value', -1, 'string'), scope);
  }
};
