import fc from 'fast-check';
import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { NullFlavor } from '../../src/bgz/parts/code/code';
import { isFlavorTerm, nullFlavorTerms } from '../../src/bgz/parts/code/null-flavor-terms';
import { decimalTextForm } from '../../src/bgz/parts/quantity/zib';
import { systems } from '../../src/fhir/naming-systems';
import { plainText } from '../../src/fhir/written-numbers';
import { resourcesOf } from '../../src/index';
import { type Concept, type ZibGroup, zibGroups } from '../../src/zib';
import { runs } from '../effort';
import { randomRecords } from './law/drawn';
import { kinds } from './law/kinds';
import { isCoded, isMoment, isObject, type Json } from './law/places';
import { now } from './law/pulled';
import { recordsWith } from './law/together';
import { linesIn, notSaidBy, wordsIn } from './narrative/said';

const groups = Object.keys(zibGroups) as ZibGroup[];

/** One in so many of the many kinds of records that the law makes of a zib. */
const ONE_IN = Math.max(1, Math.round(1_200 / runs(10)));

const madeOf = (group: ZibGroup): readonly Json[] => Object.values(kinds).flatMap((kind) => kind(group, ONE_IN));

/** The resources of a record, and the record as its builder gives it. */
function madeOfRecord(group: ZibGroup, given: Json): { record: Json; resources: FhirResource[] } {
  const records = recordsWith(group, [given]);
  const [record = {}] = [records[group]].flat() as unknown as Json[];
  return { record, resources: resourcesOf(records, { now, narrative: true }) };
}

/** What a moment is in Dutch, as who knows nothing of us writes it. */
function dayOf(moment: string): string {
  const hasZone = moment.includes('T') && /(?:Z|[+-]\d{2}:\d{2})$/.test(moment);
  const at = new Date(
    hasZone ? moment : `${moment.slice(0, 10)}${'-01-01'.slice(0, 2 * 3 - Math.max(0, moment.length - 4))}`,
  );
  const part = {
    year: 'numeric',
    ...(moment.length > 4 && { month: 'long' }),
    ...(moment.length > 7 && { day: 'numeric' }),
  };
  return new Intl.DateTimeFormat('nl-NL', {
    ...(part as object),
    timeZone: hasZone ? 'Europe/Amsterdam' : 'UTC',
  }).format(at);
}

/** Properties that are told otherwise: keys, whose it is, words of FHIR itself. */
const OTHERWISE = new Set([
  'id',
  'subject',
  'status',
  'requestStatus',
  'intent',
  'houseNumberIndication',
  'payerPerson',
  'verified',
  'relation',
  // Told by a Provenance, in words of its own.
  'metadata',
  'data',
]);

/** The words that a value of a record is told by. */
function wordsOf(value: unknown, name = ''): string[] {
  if (OTHERWISE.has(name) || value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(one, name));
  if (typeof value === 'number') return [plainText(value).replace('.', ',')];
  if (isMoment(value)) return [dayOf(value)];
  // Without a digit it goes in the text of an address, where nothing tells that it is one.
  if (name === 'postcode' && !/\d/.test(String(value))) return [];
  if (name === 'postcode') return [String(value).replace(/^(\d{4}) (?=[A-Z]{2}$)/, '$1')];
  if (isDecimal(value)) return [String(value).replace('.', ',')];
  if (typeof value === 'string')
    return name === 'administrationTimes' || name === 'time' ? [value.slice(0, 5)] : value.split(/[\r\n]+/);
  if (!isObject(value)) return [];
  if (isCoded(value)) return [wordsOfCode(value)];
  const { system, value: number } = value as Json;
  if (typeof system === 'string' && number !== undefined) return system === systems.bsn ? [] : [String(number)];
  return Object.entries(value).flatMap(([inner, one]) =>
    isDuration(value) && inner === 'unit' ? [] : wordsOf(one, inner),
  );
}

/** A decimal that is given as text; only amounts have any with a point. */
const isDecimal = (value: unknown): boolean => typeof value === 'string' && decimalTextForm.test(value);

/** A whole number of FHIR has no precision. */
const withoutPrecision = (words: string): string => (/^\d+,0+$/.test(words) ? words.replace(/,0+$/, '') : words);

/** A code without a term of its own is told by that of another code for the same; one of UCUM is a word by itself. */
const termOf = ({ system, display, translations = [] }: Json): unknown =>
  display ?? (system === systems.ucum ? undefined : (translations as Json[]).find((one) => one.display)?.display);

function wordsOfCode(coded: Json): string {
  const { nullFlavor, originalText, display, code } = coded;
  const flavor = String(nullFlavor) as NullFlavor;
  // An amount without a unit, or a value that is another than those of a list: nothing more is said of it.
  if (
    (nullFlavor === 'NI' || nullFlavor === 'OTH') &&
    originalText === undefined &&
    isFlavorTerm(nullFlavor, String(display ?? nullFlavorTerms[nullFlavor]))
  )
    return '';
  const isOnlyFlavor = nullFlavor !== undefined && (display === undefined || isFlavorTerm(flavor, String(display)));
  return String(originalText ?? (isOnlyFlavor ? nullFlavorTerms[flavor] : (termOf(coded) ?? code)));
}

const isDuration = (value: object): boolean => 'unit' in value && typeof value.unit === 'string';

const squeezed = (text: string): string =>
  text
    .replace(/\sen\s(?=tijd)/g, '')
    .replace(/[\s-]/g, '')
    .toLowerCase();

/** Concepts whose label is left out where nothing but a name is told of what they name, or that are told by another label. */
// An Observation by itself does not say whether it is a test of another.
const UNLABELLED =
  /(?:^|\.)(?:unstructuredName|organizationName|problemName|productName|productType|nameInformation|healthProfessional|healthcareProvider|contactPerson|patient|problem|telephoneNumber|emailAddress|official|endDate|subject|organizationLocation|nominalValue|minimumValue|maximumValue|laboratoryTests|testCode|resultInterpretation)$/;

const valuesAt = (record: unknown, path: string): unknown[] =>
  path
    .split('.')
    .reduce<unknown[]>(
      (values, step) =>
        values.flatMap((value) => (isObject(value) ? [value[step]].flat() : [])).filter((one) => one !== undefined),
      [record],
    );

const RESULTS = ['testResult', 'testMethod', 'resultFlags', 'referenceRangeLowerLimit', 'referenceRangeUpperLimit'];

/**
 * A record with its values where their labels are: a specialty without a code of its own list is the type of the organization where
 * that has no other, for FHIR has one list of both; a test without a result has the status and the moment of one.
 */
function asLabelled(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(asLabelled);
  const held = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asLabelled(one)]));
  const { departmentSpecialty: specialty, testDateTime, testResultStatus, ...rest } = held;
  const isOwn = rest.organizationType !== undefined || JSON.stringify(specialty)?.includes(systems.agbSpecialism);
  return {
    ...rest,
    ...(specialty !== undefined && { [isOwn ? 'departmentSpecialty' : 'organizationType']: specialty }),
    ...(RESULTS.some((name) => rest[name] !== undefined) && { testDateTime, testResultStatus }),
  };
}

/** The texts in a value, a line each. */
const linesOf = (value: unknown): string[] =>
  isObject(value) ? Object.values(value).flatMap(linesOf) : typeof value === 'string' ? value.split(/[\r\n]+/) : [];

/**
 * Whether words of a record are in its resources, as far as they are texts: of an organization or person who is written in two ways
 * under one number one is sent, which is no matter of narratives.
 */
function sentIn(record: Json, resources: readonly FhirResource[]): (words: string) => boolean {
  const texts = new Set(linesOf(record));
  const sent = resources.map(({ text: _page, ...data }: FhirResource & { text?: unknown }) => linesOf(data).join('\n'));
  return (words) => !texts.has(words) || sent.some((one) => wordsIn(one, words));
}

/** The Dutch names of the concepts that a record has a value for. */
const labelsOf = (record: Json, concepts: readonly Concept[]): string[] =>
  concepts
    .filter(({ record: path, id }) => path !== '' && id !== concepts[0]?.id && !UNLABELLED.test(path))
    .filter(({ record: path }) =>
      wordsOf(valuesAt(record, path), path.split('.').at(-1)).some((words) => words.trim() !== ''),
    )
    .map(({ dutch }) => dutch);

describe.each(groups)('the narratives of %s', (group) => {
  const { concepts } = zibGroups[group];

  function faultsOf(given: Json): string[] {
    const { record, resources } = madeOfRecord(group, given);
    const told = resources.flatMap(linesIn);
    const all = told.join('\n');
    const labels = squeezed(all);
    const isSent = sentIn(record, resources);
    return [
      ...resources.flatMap((one) => notSaidBy(one).map((words) => `${one.resourceType} does not say: ${words}`)),
      ...wordsOf(record)
        .filter((words) => !wordsIn(all, words) && !wordsIn(all, withoutPrecision(words)) && isSent(words))
        .map((words) => `no narrative tells: ${words}`),
      ...labelsOf(asLabelled(record) as Json, concepts)
        .filter((dutch) => !labels.includes(squeezed(dutch)))
        .map((dutch) => `no label: ${dutch}`),
    ];
  }

  it('tell what the resources say, each concept with a value of it and nothing else', () => {
    expect([...new Set(madeOf(group).flatMap(faultsOf))]).toEqual([]);
  });

  it('tell it of records drawn at random', () => {
    fc.assert(
      fc.property(randomRecords(group), (record) => {
        expect(faultsOf(record)).toEqual([]);
      }),
      { numRuns: runs(5) },
    );
  });

  it('tell nothing of an element that was taken out', () => {
    const [full = {}] = kinds['with only what the builder requires, and with everything'](group).slice(1);
    for (const { text: _page, ...resource } of madeOfRecord(group, full).resources as (FhirResource & {
      text?: unknown;
    })[])
      for (const element of Object.keys(resource)) {
        const { [element]: _taken, ...rest } = resource as unknown as Json;
        if (!['resourceType', 'id', 'meta'].includes(element)) expect(notSaidBy(rest as never), element).toEqual([]);
      }
  });
});
