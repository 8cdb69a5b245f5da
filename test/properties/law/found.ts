import { isFlavorTerm } from '../../../src/bgz/parts/code/null-flavor-terms';
import { plainText } from '../../../src/fhir/written-numbers';
import type { NullFlavor } from '../../../src/zib';
import { isCoded, isMoment, isObject, type Json } from './places';

/** What resources, read with their numbers as written, say at some places. */
export interface Found {
  readonly references: readonly string[];
  readonly texts: ReadonlySet<string>;
  /** What of a value of a record is not there; nothing when all of it is. */
  lacks(value: unknown): string[];
}

const sameMoment = (stated: string, found: string): boolean => {
  if (stated.length <= 10) return found === stated;
  const zone = /(Z|[+-]\d{2}:\d{2})$/.exec(stated)?.[0] ?? '';
  const local = stated.slice(0, stated.length - zone.length);
  return found.startsWith(local.length === 16 ? `${local}:00` : local) && found.endsWith(zone);
};

type Code = {
  readonly system: unknown;
  readonly code: unknown;
  readonly version: unknown;
  readonly words: readonly unknown[];
};

/** Collects what stands in values and in all that they hold. */
export function foundIn(values: readonly unknown[]): Found {
  const texts = new Set<string>();
  const references: string[] = [];
  const codes: Code[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isObject(value)) {
      if (typeof value.reference === 'string') references.push(value.reference);
      if ('code' in value && 'system' in value)
        codes.push({
          system: value.system,
          code: value.code,
          version: value.version,
          words: [value.display, value.unit],
        });
      Object.values(value).forEach(walk);
    } else if (value !== undefined && value !== null) texts.add(String(value).replace(/^#/, ''));
  };
  walk(values);

  function lacksCode(wanted: Json): string[] {
    const { system, code, version, display } = wanted;
    const same = codes.filter((one) => one.system === system && one.code === code);
    if (same.length === 0) return [`code ${code}`];
    return [
      ...(version === undefined || same.some((one) => one.version === version) ? [] : [`version of ${code}`]),
      ...(display === undefined || same.some(({ words }) => words.includes(display)) ? [] : [`display of ${code}`]),
    ];
  }

  const isTermTold = (nullFlavor: NullFlavor, term: unknown): boolean =>
    term === undefined || texts.has(String(term)) || isFlavorTerm(nullFlavor, String(term));

  function lacks(value: unknown): string[] {
    if (isCoded(value)) {
      const { nullFlavor, originalText, display, translations } = value;
      return [
        ...(nullFlavor === undefined ? lacksCode(value) : texts.has(String(nullFlavor)) ? [] : [`nullFlavor`]),
        ...(nullFlavor !== undefined && !isTermTold(nullFlavor as NullFlavor, display)
          ? ['display of nullFlavor']
          : []),
        ...(originalText === undefined || texts.has(String(originalText)) ? [] : ['originalText']),
        ...((translations ?? []) as Json[]).flatMap((one) => lacksCode(one).map((part) => `translation: ${part}`)),
      ];
    }
    if (typeof value === 'number') return texts.has(plainText(value)) ? [] : [plainText(value)];
    const text = String(value);
    if (texts.has(text)) return [];
    if (isMoment(value) && [...texts].some((one) => sameMoment(text, one))) return [];
    if (/^\d{2}:\d{2}$/.test(text) && texts.has(`${text}:00`)) return [];
    return [text];
  }
  return { references, texts, lacks };
}
