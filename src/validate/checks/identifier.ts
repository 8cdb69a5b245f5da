import { stepInto } from '../walk/frame';
import { isJson } from '../walk/json';
import { note } from '../walk/run';
import type { Check } from './checks';

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S/i;

/** The check of an Identifier: its system says whose number it is, so it must mean the same everywhere. */
export const identifierCheck: Check = ({ value, frame, scope, run }) => {
  if (!isJson(value) || typeof value.system !== 'string' || ABSOLUTE.test(value.system)) return;
  note(run, 'identifier-system', stepInto(frame, 'system', -1, 'uri'), scope);
};
