import { types } from 'node:util';
import { isJson, type Json } from '../fhir/json';
import { keepNumbers } from '../fhir/walk-json';
import { fhirJson } from '../fhir/written-numbers';

/** Whether a value is JSON, in all of it. Its depth has been measured. */
function isOfJson(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || types.isProxy(value)) return false;
  if (Array.isArray(value)) return value.every(isOfJson);
  // Such as a Date, which has no properties to be read and another form as JSON.
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  // What keeps its numbers as they are written has no other form than itself.
  if ('toJSON' in value && typeof value.toJSON === 'function' && value.toJSON() !== value) return false;
  return Object.values(value).every(isOfJson);
}

/**
 * A resource as the JSON it would be written as: what came as an object of JavaScript may hold a Date, or what JSON has no form
 * for. Undefined where it cannot be written.
 */
export function jsonForm(value: Json): Json | undefined {
  try {
    if (isOfJson(value)) return value;
    const text = fhirJson(value);
    const copy: unknown = JSON.parse(text);
    keepNumbers(text, copy);
    return isJson(copy) ? copy : undefined;
  } catch {
    // A getter that throws, a bigint: what is thrown may hold anything.
    return undefined;
  }
}
