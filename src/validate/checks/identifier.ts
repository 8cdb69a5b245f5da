import { isJson } from '../../fhir/json';
import { meantRegister } from '../../fhir/meant-system';
import { hasScheme, isAbsoluteUri, systems, systemUri } from '../../fhir/naming-systems';
import { identifierForm } from '../../terminology/identifier-forms';
import { type Cursor, placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check, Passes } from './checks';

function look(at: Cursor): void {
  const { value } = at;
  if (!isJson(value) || typeof value.system !== 'string') return;
  if (!hasScheme(value.system)) note(placeIn(at, 'system', -1, 'uri'), 'identifier-system');
  const meant = meantRegister(value.system);
  if (meant !== undefined) {
    note(placeIn(at, 'system', -1, 'uri'), 'identifier-system-near', { found: value.system, system: meant });
  }
  const form = identifierForm(meant ?? systemUri(value.system));
  if (form && typeof value.value === 'string' && !form.fits(value.value)) {
    // The number itself is never repeated: it may be somebody's.
    const place = placeIn(at, 'value', -1, 'string');
    const { name: register, digits } = form;
    if (register === 'BSN') note(place, 'identifier-bsn');
    else note(place, 'identifier-form', { register, digits });
  }
  if (value.system === systems.uri && typeof value.value === 'string' && !isAbsoluteUri(value.value)) {
    note(placeIn(at, 'value', -1, 'string'), 'identifier-uri');
  }
}

const passes: Passes = (value) => {
  if (!isJson(value) || typeof value.system !== 'string') return true;
  const { system, value: number } = value;
  if (!hasScheme(system) || meantRegister(system) !== undefined) return false;
  if (typeof number !== 'string') return true;
  const form = identifierForm(systemUri(system));
  return (!form || form.fits(number)) && (system !== systems.uri || isAbsoluteUri(number));
};

/** The check of an Identifier: its system says whose number it is, so it must mean the same everywhere. */
export const identifierCheck: Check = { look, passes };
