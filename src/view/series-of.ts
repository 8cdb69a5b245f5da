import type { BgzSection } from '../bgz/index';
import { sayings } from '../bgz/narrative/saying';
import { isJson, type Json, listOf } from '../fhir/json';
import { writtenNumber } from '../fhir/written-numbers';
import type { Said, ViewPoint, ViewSeries } from './model';
import { placeOf, whenOf } from './moment-of';
import { both } from './said';
import { DIASTOLIC, SYSTOLIC } from './title-of';

/** An item with its resource. */
export interface Measured {
  readonly nth: number;
  readonly json: Json;
  readonly section: BgzSection;
  readonly title: Said;
  readonly when: string | undefined;
  /** The date is that of the panel it is of. */
  readonly isOfPanel: boolean;
  readonly isWithdrawn: boolean;
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A unit as it tells which amounts may be compared: by its code, where it has one of a system. */
const unitKey = (quantity: Json): string =>
  textIn(quantity.code) === '' ? `?${textIn(quantity.unit)}` : `${textIn(quantity.system)}|${textIn(quantity.code)}`;

const shownUnit = (quantity: Json): string => textIn(quantity.unit) || textIn(quantity.code);

/** Numbers with the decimal mark of each language. */
const withMark = (text: string): Said => both(text.replaceAll('.', sayings.nl.decimal), text);

/** The first range of reference that is in the unit of the value, and in no other. */
function rangeOf(holder: Json, unit: string): Pick<ViewPoint, 'low' | 'high' | 'range'> {
  for (const range of listOf(holder.referenceRange).filter(isJson)) {
    const bound = (name: 'low' | 'high'): number | undefined => {
      const one = range[name];
      return isJson(one) && typeof one.value === 'number' && unitKey(one) === unit ? one.value : undefined;
    };
    const [low, high] = [bound('low'), bound('high')];
    const words = (name: 'low' | 'high', value: number | undefined): string =>
      value === undefined ? '' : writtenNumber(range[name], 'value', value);
    if (low === undefined && high === undefined) continue;
    const shown =
      low === undefined
        ? `≤ ${words('high', high)}`
        : high === undefined
          ? `≥ ${words('low', low)}`
          : `${words('low', low)} – ${words('high', high)}`;
    return { ...(low !== undefined && { low }), ...(high !== undefined && { high }), range: withMark(shown) };
  }
  return {};
}

function outsideOf(value: number, { low, high }: Pick<ViewPoint, 'low' | 'high'>): ViewPoint['outside'] {
  if (low !== undefined && value < low) return 'below';
  return high !== undefined && value > high ? 'above' : undefined;
}

/** A value as a point; whatever it is, it is listed. */
function pointOf({ nth, when = '', isOfPanel, isWithdrawn }: Measured, holder: Json, quantity: Json): ViewPoint {
  const { value, comparator } = quantity;
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const written = isNumber ? writtenNumber(quantity, 'value', value) : textIn(value);
  const bound = textIn(comparator);
  // A vague date has no place among days.
  const t = when.length < 10 ? undefined : placeOf(when);
  const range = rangeOf(holder, unitKey(quantity));
  const outside = isNumber && bound === '' ? outsideOf(value, range) : undefined;
  const notPlotted = isWithdrawn
    ? 'withdrawn'
    : !isNumber
      ? 'no-number'
      : bound !== ''
        ? 'bound'
        : t === undefined
          ? 'vague-date'
          : undefined;
  return {
    item: nth,
    when: when === '' ? '' : whenOf(when),
    text: withMark(bound === '' ? written : `${bound} ${written}`),
    ...(t !== undefined && { t }),
    ...(isNumber && { value }),
    ...range,
    ...(isOfPanel && { isOfPanel: true as const }),
    ...(outside && { outside }),
    ...(notPlotted && { notPlotted }),
  };
}

interface Value {
  readonly key: string;
  readonly title: Said;
  readonly line: Said;
  readonly unit: string;
  readonly point: ViewPoint;
}

const codeOf = (concept: unknown): string => {
  const codings = isJson(concept) ? listOf(concept.coding).filter(isJson) : [];
  const [first] = codings.filter(({ code }) => typeof code === 'string');
  if (first !== undefined) return `${textIn(first.system)}|${textIn(first.code)}`;
  return isJson(concept) ? `?${textIn(concept.text)}` : '?';
};

const LINES = [
  [SYSTOLIC, both('systolisch', 'systolic')],
  [DIASTOLIC, both('diastolisch', 'diastolic')],
] as const;

const isCoded = (holder: Json, code: string): boolean =>
  isJson(holder.code) && listOf(holder.code.coding).some((coding) => isJson(coding) && coding.code === code);

/** Systolic and diastolic of one measurement: two lines of one plot, where they are in one unit. */
function pressures(one: Measured): Value[] {
  return LINES.flatMap(([code, line]) => {
    const part = listOf(one.json.component)
      .filter(isJson)
      .find((each) => isCoded(each, code));
    if (part === undefined || !isJson(part.valueQuantity)) return [];
    const { valueQuantity } = part;
    return [
      {
        key: `bloodPressures ${unitKey(valueQuantity)}`,
        title: one.section.title,
        line,
        unit: shownUnit(valueQuantity),
        point: pointOf(one, part, valueQuantity),
      },
    ];
  });
}

function valuesOf(one: Measured): Value[] {
  const { json, section, title } = one;
  if (section.key === 'bloodPressures') return pressures(one);
  if (!isJson(json.valueQuantity)) return [];
  const name = section.key === 'laboratoryTestResults' ? title : section.title;
  const code = section.key === 'laboratoryTestResults' ? codeOf(json.code) : '';
  return [
    {
      key: `${section.key} ${code} ${unitKey(json.valueQuantity)}`,
      title: name,
      line: name,
      unit: shownUnit(json.valueQuantity),
      point: pointOf(one, json, json.valueQuantity),
    },
  ];
}

const MEASURED: ReadonlySet<string> = new Set([
  'bloodPressures',
  'bodyWeights',
  'bodyHeights',
  'laboratoryTestResults',
]);

/** Which measurement is the latest that stands. Of one moment that which was given last. */
function latestIn(points: readonly ViewPoint[], places: ReadonlyMap<number, number | undefined>): number | undefined {
  let latest: { readonly item: number; readonly at: number } | undefined;
  for (const { item, notPlotted } of points) {
    const at = places.get(item);
    if (notPlotted === 'withdrawn' || at === undefined) continue;
    if (latest === undefined || at >= latest.at) latest = { item, at };
  }
  return latest?.item;
}

const withLatest = (latest: number | undefined): Pick<ViewSeries, 'latest'> => (latest === undefined ? {} : { latest });

/** The values that were measured, by what was measured and in which unit, each in the order of time. */
export function seriesOf(measured: readonly Measured[]): ViewSeries[] {
  const all = new Map<string, { title: Said; unit: string; section: string; lines: Map<Said, ViewPoint[]> }>();
  for (const one of measured) {
    if (!MEASURED.has(one.section.key)) continue;
    for (const { key, title, line, unit, point } of valuesOf(one)) {
      const known = all.get(key) ?? { title, unit, section: one.section.key, lines: new Map<Said, ViewPoint[]>() };
      all.set(key, known);
      // Lines of one series with one name only, whatever words the sender has for the code.
      const name = one.section.key === 'bloodPressures' ? line : known.title;
      const points = known.lines.get(name) ?? [];
      points.push(point);
      known.lines.set(name, points);
    }
  }
  const places = new Map(measured.map(({ nth, when = '' }) => [nth, placeOf(when)]));
  return [...all.values()].map(({ title, unit, section, lines }) => ({
    title,
    unit,
    section,
    ...withLatest(latestIn([...lines.values()].flat(), places)),
    lines: [...lines].map(([label, points]) => ({
      label,
      points: points.sort((a, b) => (a.t ?? Number.NEGATIVE_INFINITY) - (b.t ?? Number.NEGATIVE_INFINITY)),
    })),
  }));
}
