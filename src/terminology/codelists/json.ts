import { isJson, type Json } from '../../fhir/json';

/** Reads values out of JSON that nobody checked: what is not of the kind asked for counts as absent. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

export const records = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => text(item) !== undefined) : [];

/** A list, or absent when there is nothing in it, so that tables stay small. */
export const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** The list without what it says twice, in the order given. */
export const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];
