import { systems } from '../../fhir/naming-systems';
import { stepInto } from '../walk/frame';
import { isJson } from '../walk/json';
import { note } from '../walk/run';
import type { Check } from './checks';

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S/i;
const URI = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** The check of an Identifier: its system says whose number it is, so it must mean the same everywhere. */
export const identifierCheck: Check = ({ value, frame, scope, run }) => {
  if (!isJson(value) || typeof value.system !== 'string') return;
  if (!ABSOLUTE.test(value.system)) note(run, 'identifier-system', stepInto(frame, 'system', -1, 'uri'), scope);
  if (value.system === systems.uri && typeof value.value === 'string' && !URI.test(value.value)) {
    note(run, 'identifier-uri', stepInto(frame, 'value', -1, 'string'), scope);
  }
};
