import { isJson } from '../../fhir/json';
import { type Concept, conceptAt } from '../define/concept';
import { pathText } from '../define/path-text';
import { judge, lifeOf, type Surroundings } from './judge';
import { plausibleZibs } from './places';
import { type PlausibilityRuleId, plausibilityRules } from './rules';
import { type Steps, valuesAt } from './values-at';

/** Something in a record that is allowed and hardly true. Texts repeat no value of the record. */
export interface PlausibilityWarning {
  /** Stable id of the rule, the same in the validator: `bgz explain plausibility-future` tells more. */
  readonly rule: PlausibilityRuleId;
  /** Steps from the record to the value: property names and list positions from 0. */
  readonly path: Steps;
  /** The same path as text, e.g. `reactions[0].reactionTime`. */
  readonly at: string;
  /** NL-CM id of the concept the value belongs to. */
  readonly concept?: string;
  /** Its name, in the language of the message. */
  readonly conceptName?: string;
  /** All of it in one sentence. */
  readonly message: string;
}

/** What decides which warnings there are and how they read. */
export interface WarningOptions {
  /** The present; left out, no date is compared with it. */
  readonly now?: Date | undefined;
  readonly language?: 'nl' | 'en' | undefined;
  /** The patient the record is of, as a record of the zib; left out, no date is compared with birth and death. */
  readonly patient?: unknown;
}

interface Found {
  readonly rule: PlausibilityRuleId;
  readonly path: Steps;
}

/** Breaches of a record and of the records it holds whole. */
function breaches(record: unknown, zib: string, around: Surroundings, from: Steps): Found[] {
  const own = Object.hasOwn(plausibleZibs, zib) ? plausibleZibs[zib] : undefined;
  if (own === undefined) return [];
  const found: Found[] = judge(record, own, 'record', around).map(({ rule, at }) => ({ rule, path: [...from, ...at] }));
  for (const [path, held] of Object.entries(own.holds ?? {})) {
    for (const { value, at } of valuesAt({ value: record, at: [] }, path)) {
      found.push(...breaches(value, held, around, [...from, ...at]));
    }
  }
  return found;
}

/**
 * What in a record that its builder accepts is not plausible.
 *
 * @param zib English name of the zib, or `BgzRecords`.
 * @param concepts Its concept table, to name what a warning is about.
 */
export function warningsOf(
  record: unknown,
  zib: string,
  concepts: readonly Concept[],
  options: WarningOptions,
): PlausibilityWarning[] {
  const language = options.language ?? 'en';
  const patient = zib === 'BgzRecords' && isJson(record) ? record.patient : options.patient;
  const around = { now: options.now, ...lifeOf(patient, 'record') };
  return breaches(record, zib, around, []).map(({ rule, path }) => {
    const row = conceptAt(concepts, path);
    const name = row && (language === 'nl' ? row.dutch : row.name);
    const at = pathText(path);
    const where = row ? `${at} (${row.id} ${name})` : at;
    return {
      rule,
      path,
      at,
      ...(row && { concept: row.id, conceptName: name }),
      message: `${where}: ${plausibilityRules[rule].message[language]}`,
    };
  });
}
