import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What {@link makeRf2} writes. */
export interface MakeRf2Options {
  readonly directory: string;
  /** How many concepts, active and inactive. */
  readonly concepts: number;
  /** The same seed gives the same release. Default 1. */
  readonly seed?: number;
  /** Default 20260331. */
  readonly date?: string;
  /** Default `\n`. */
  readonly lineEnd?: '\n' | '\r\n';
}

/** The longest way from a concept to the root. */
const DEPTH = 14;
const ROOT = '138875005';
const CORE = '900000000000207008';
const DUTCH = '11000146104';
const US = '900000000000509007';
const GB = '900000000000508004';
const NL = '31000146106';
const FSN = '900000000000003001';
const SYNONYM = '900000000000013009';
const PREFERRED = '900000000000548007';
const ACCEPTABLE = '900000000000549004';
const IS_A = '116680003';
const INFERRED = '900000000000011006';
const SOME = '900000000000451002';
const DATES = ['20020131', '20090731', '20150131', '20220131'];

/** Reference sets: one for each share of the active concepts. */
const REFSET_SHARES = [0.2, 0.05, 0.01, 0.001, 0];

/** Numbers between 0 and 1 that depend on the seed only (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PERMUTATION = '1576283094';

// Verhoeff: the check digit is the inverse, in the dihedral group of ten, of the digits permuted by their place.
function checkDigit(digits: string): number {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    for (let times = 0; times < (i + 1) % 8; times++) digit = Number(PERMUTATION[digit]);
    check = multiply(check, digit);
  }
  return check > 0 && check < 5 ? 5 - check : check;
}

function multiply(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 10) % 5;
}

/** A SNOMED CT id with its check digit: kind 0 concept, 1 description, 2 relationship; a namespace for an extension. */
export function sctid(item: number, kind: 0 | 1 | 2, namespace = ''): string {
  const digits = `${item}${namespace}${namespace === '' ? 0 : 1}${kind}`;
  return digits + checkDigit(digits);
}

const SYLLABLES = 'ba dro ke lim mo nax pi ru sel ta vun zo fe gra hui jo'.split(' ');
const TAGS = 'finding,disorder,procedure,body structure,substance,physical object,organism'.split(',');
const PARTS = {
  en: 'structure,disorder,of the,upper,lower,chronic,acute,with,due to,caused by,entire'.split(','),
  nl: 'structuur,aandoening,van de,bovenste,onderste,chronische,acute,met,als gevolg van,gehele'.split(','),
} as const;

/** Gives terms of invented words, in lengths like those of a real release; the first of each language is preferred. */
function namesFrom(random: () => number) {
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const word = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => one(SYLLABLES)).join('');
  const term = (language: 'en' | 'nl') =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => `${one(PARTS[language])} ${word()}`).join(' ');
  const several = (language: 'en' | 'nl', chance: number) => {
    const terms: string[] = [];
    while (random() < chance && terms.length < 4) terms.push(term(language));
    return terms;
  };
  return () => {
    const first = term('en');
    const english = [first, ...several('en', 0.35)];
    // Some names are the same in both languages, and some Dutch letters take two bytes.
    const dutch = random() < 0.1 ? [first] : random() < 0.1 ? [`cariës ${word()}`] : several('nl', 0.85).slice(0, 2);
    return { english, dutch, tag: one(TAGS) };
  };
}

function table(directory: string, path: string, columns: string, lineEnd: string) {
  const folder = join(directory, path, '..');
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(directory, path), 'w');
  let lines = [columns.split(' ').join('\t')];
  const flush = () => {
    writeSync(file, lines.join(lineEnd) + lineEnd);
    lines = [];
  };
  return {
    row(...values: readonly (string | number)[]): void {
      lines.push(values.join('\t'));
      if (lines.length > 20_000) flush();
    },
    close(): void {
      if (lines.length > 0) flush();
      closeSync(file);
    },
  };
}

/**
 * Writes a made-up SNOMED CT release in RF2 snapshot form: a polyhierarchy under one root, some inactive concepts, a few
 * Dutch ones (namespace 1000146), English and Dutch terms of our own making, and reference sets from large to empty.
 */
export function makeRf2(options: MakeRf2Options): void {
  const { directory, concepts: size, date = '20260331', lineEnd = '\n' } = options;
  const random = seeded(options.seed ?? 1);
  const pick = (below: number) => Math.floor(random() * below);
  const hex = () => (pick(0x10000) + 0x10000).toString(16).slice(1);
  const uuid = () => `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-a${hex().slice(1)}-${hex()}${hex()}${hex()}`;
  const names = namesFrom(random);

  const open = (path: string, columns: string) => table(directory, join('Snapshot', path), columns, lineEnd);
  const terminology = (kind: string) => `Terminology/sct2_${kind}_NL1000146_${date}.txt`;
  const refset = (kind: string) => `Refset/${kind}_NL1000146_${date}.txt`;
  const concept = open(terminology('Concept_Snapshot'), 'id effectiveTime active moduleId definitionStatusId');
  const description = (language: string) =>
    open(
      terminology(`Description_Snapshot-${language}`),
      'id effectiveTime active moduleId conceptId languageCode typeId term caseSignificanceId',
    );
  const descriptions = { en: description('en'), nl: description('nl') };
  const relationship = open(
    terminology('Relationship_Snapshot'),
    'id effectiveTime active moduleId sourceId destinationId relationshipGroup typeId characteristicTypeId modifierId',
  );
  const languages = open(
    refset('Language/der2_cRefset_LanguageSnapshot-nl'),
    'id effectiveTime active moduleId refsetId referencedComponentId acceptabilityId',
  );
  const simple = open(
    refset('Content/der2_Refset_SimpleSnapshot'),
    'id effectiveTime active moduleId refsetId referencedComponentId',
  );
  const refsets = REFSET_SHARES.map((share, at) => ({ id: sctid(900 + at, 0, '1000146'), share }));

  let descriptionItems = 100_000;
  let relationshipItems = 100_000;
  let module = CORE;
  const time = () => DATES[pick(DATES.length)] ?? date;

  function describe(id: string, language: 'en' | 'nl', type: string, term: string, accept: Record<string, string>) {
    const active = random() > 0.04;
    const own = sctid(descriptionItems++, 1, language === 'nl' ? '1000146' : '');
    descriptions[language].row(own, time(), active ? 1 : 0, module, id, language, type, term, '900000000000448009');
    for (const [set, value] of Object.entries(accept)) {
      languages.row(uuid(), time(), active && random() > 0.02 ? 1 : 0, module, set, own, value);
    }
  }

  function describeAll(id: string) {
    const { english, dutch, tag } = names();
    const full = { [US]: PREFERRED, [GB]: PREFERRED };
    const accepted = { [US]: ACCEPTABLE, [GB]: ACCEPTABLE };
    const differs = english.length > 1 && random() < 0.1;
    describe(id, 'en', FSN, `${english[0]} (${tag})`, full);
    english.forEach((term, at) => {
      const prefer = differs
        ? { [US]: at === 0 ? PREFERRED : ACCEPTABLE, [GB]: at === 1 ? PREFERRED : ACCEPTABLE }
        : full;
      describe(id, 'en', SYNONYM, term, at === 0 || (differs && at === 1) ? prefer : accepted);
    });
    dutch.forEach((term, at) => {
      describe(id, 'nl', SYNONYM, term, { [NL]: at === 0 ? PREFERRED : ACCEPTABLE });
    });
  }

  const levels: string[][] = [[ROOT]];
  concept.row(ROOT, '20020131', 1, CORE, '900000000000074008');
  describeAll(ROOT);
  const isA = (child: string, parent: string, active: boolean) => {
    const id = sctid(relationshipItems++, 2);
    relationship.row(id, time(), active ? 1 : 0, module, child, parent, 0, IS_A, INFERRED, SOME);
  };
  const parentAt = (level: number) => levels[level]?.[pick(levels[level].length)] ?? ROOT;

  for (let i = 1; i < size; i++) {
    const dutch = random() < 0.02;
    module = dutch ? DUTCH : CORE;
    const id = dutch ? sctid(1000 + i, 0, '1000146') : sctid(20_000 + i * 7, 0);
    const active = random() > 0.15;
    concept.row(id, active ? time() : date, active ? 1 : 0, module, '900000000000074008');
    describeAll(id);
    // Most concepts lie in the middle: few classes above, few very detailed ones below.
    const level = Math.min(levels.length, 1 + Math.floor(((random() + random() + random()) / 3) * DEPTH));
    isA(id, parentAt(level - 1), active);
    while (random() < 0.35) isA(id, parentAt(pick(level)), active && random() > 0.3);
    if (!active) continue;
    levels[level] = levels[level] ?? [];
    levels[level].push(id);
    for (const { id: set, share } of refsets) {
      if (random() < share) simple.row(uuid(), time(), random() > 0.1 ? 1 : 0, DUTCH, set, id);
    }
  }
  simple.row(uuid(), date, 1, DUTCH, refsets.at(-1)?.id ?? '', sctid(100_000, 1));
  for (const file of [concept, descriptions.en, descriptions.nl, relationship, languages, simple]) file.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , directory, concepts, seed] = process.argv;
  if (directory === undefined || concepts === undefined) {
    console.error('Usage: tsx scripts/make-rf2.ts <directory> <concepts> [seed]');
    process.exitCode = 2;
  } else {
    makeRf2({ directory, concepts: Number(concepts), seed: Number(seed ?? 1) });
  }
}
