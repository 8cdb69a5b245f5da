import type { CodeableConcept, Dosage, Ratio } from 'fhir/r3';
import { sameJson } from '../../../fhir/json';
import type { Decimal, QuantityRange } from '../../../zib';
import { each, primitive, type Written } from '../../define/codec';
import { compact, maybe } from '../../define/elements';
import type { FhirNode } from '../../define/fhir-node';
import { readFrom, type Source } from '../../define/read-from';
import { type Draft, element, inModifierExtension, placesAt, type Row, rowsOf } from '../../define/rows';
import { conceptCodec } from '../code/codec';
import { readConcept } from '../code/read';
import { codeableConcept } from '../code/stu3';
import { durationCodec } from '../quantity/codec';
import { readDuration, readQuantity, readRange, splitPerTime } from '../quantity/read';
import { decimalText, doseQuantity, duration, quantity, range, unitInWords, withDecimal } from '../quantity/stu3';
import type { Duration, Quantity } from '../quantity/zib';
import { textCodec } from '../text/codec';
import { timingCodec } from './timing';
import type { DosageInstruction, InstructionsForUse } from './types';

/** What each step has of the whole instruction: zib-InstructionsForUse has no place above the steps. */
type Shared = Pick<InstructionsForUse, 'description' | 'routeOfAdministration' | 'additionalInstructions'>;

type Step = DosageInstruction & Shared;

const wholeNumberCodec = primitive<number>(
  'Integer',
  (value) => value,
  (value) => (Number.isInteger(value) ? (value as number) : undefined),
);

/** So much per so much time. */
interface PerTime<A> {
  readonly amount: A;
  readonly per: Duration;
}

function ratio(numerator: Ratio['numerator'], per: Duration): Ratio {
  return { numerator, denominator: duration(per) };
}

/** A ratio with a length of time below; any other is none of a record, and stays. */
function readPerTime(holder: FhirNode, name: string): PerTime<Quantity> | undefined {
  return holder.whole(name, (node) => {
    const amount = node.whole('numerator', readQuantity);
    const per = node.whole('denominator', readDuration);
    return amount && per && { amount, per };
  });
}

const fixed = ({ value, unit }: Quantity): QuantityRange => ({ nominalValue: value, unit });

function writeDose({ dose }: Step): Pick<Dosage, 'doseQuantity' | 'doseRange'> {
  if (dose === undefined) return {};
  if (dose.nominalValue !== undefined) return { doseQuantity: doseQuantity(dose.nominalValue, dose.unit) };
  return { doseRange: range(dose, doseQuantity) };
}

const readDose = (source: FhirNode) => ({
  dose: maybe(source.whole('doseQuantity', readQuantity), fixed) ?? source.whole('doseRange', readRange),
});

/**
 * AdministeringSpeed: a fixed amount per time is a ratio. A range of amounts has no room for the time beside it, so the
 * time goes into the unit, as in `ml/uur`.
 */
function writeSpeed({ administeringSpeed: speed }: Step): Pick<Dosage, 'rateRatio' | 'rateRange'> {
  if (speed === undefined) return {};
  const { amount, per } = speed;
  if (amount.nominalValue !== undefined) return { rateRatio: ratio(quantity(amount.nominalValue, amount.unit), per) };
  const time = duration(per);
  const perText = time.value === 1 ? time.unit : `${decimalText(per.value)} ${time.unit}`;
  const bounds = range(amount);
  const sideInWords = (value: Decimal | undefined, side: typeof bounds.low) =>
    maybe(side, (one) =>
      withDecimal({ value: one.value, unit: `${unitInWords(amount.unit)}/${perText}` }, 'value', value),
    );
  return {
    rateRange: compact({
      low: sideInWords(amount.minimumValue, bounds.low),
      high: sideInWords(amount.maximumValue, bounds.high),
    }),
  };
}

const splitAmount = (amount: QuantityRange | undefined): PerTime<QuantityRange> | undefined => {
  const split = amount && splitPerTime(amount.unit);
  return amount && split && { amount: { ...amount, unit: split.unit }, per: split.per };
};

/** A ratio, or an amount of which the unit tells the time. */
const readSpeed = (source: FhirNode) => ({
  administeringSpeed:
    maybe(readPerTime(source, 'rateRatio'), ({ amount, per }) => ({ amount: fixed(amount), per })) ??
    source.whole('rateRange', (node) => splitAmount(readRange(node))) ??
    source.whole('rateQuantity', (node) => splitAmount(maybe(readQuantity(node), fixed))),
});

const NO_CRITERION = { nullFlavor: 'NI', originalText: 'zo nodig' } as const;

/** What it is needed for. The profile takes a concept only; without a criterion it says that none is known. */
function writeAsNeeded({ asNeeded }: Step): { readonly asNeededCodeableConcept?: CodeableConcept } {
  if (asNeeded === undefined) return {};
  const { condition } = asNeeded;
  return {
    asNeededCodeableConcept:
      condition === undefined ? codeableConcept(NO_CRITERION) : codeableConcept(condition, 'other-as-coding'),
  };
}

/** The largest dose is one of what is taken as needed: where it stands alone it is not read, for that would say that it is. */
function readAsNeeded(source: FhirNode): { readonly asNeeded?: DosageInstruction['asNeeded'] } {
  const concept = source.open('asNeededCodeableConcept');
  const condition = concept && readConcept(concept);
  const isNeeded = condition !== undefined || source.peek('asNeededBoolean') === true;
  source.drop('asNeededBoolean', true, false);
  if (!isNeeded) return {};
  const maximumDose = readPerTime(source, 'maxDosePerPeriod');
  return {
    asNeeded: {
      ...(condition !== undefined && !sameJson(condition, NO_CRITERION) && { condition }),
      ...(maximumDose !== undefined && { maximumDose }),
    },
  };
}

const { row, pair, together } = rowsOf<Step>();

const description = row('description', 'text', textCodec);
const additional = row('additionalInstructions', 'additionalInstruction', each(conceptCodec('other-as-coding')));
const route = row('routeOfAdministration', 'route', conceptCodec());

const rows: readonly Row<Step>[] = [
  row('sequenceNumber', 'sequence', wholeNumberCodec),
  description,
  additional,
  together('timing', timingCodec),
  pair(
    {
      asNeeded: ['asNeededCodeableConcept', 'maxDosePerPeriod'],
      'asNeeded.condition': ['asNeededCodeableConcept'],
    },
    writeAsNeeded,
    readAsNeeded,
  ),
  route,
  pair({ dose: ['doseQuantity', 'doseRange'] }, writeDose, readDose),
  pair(
    { 'asNeeded.maximumDose': ['maxDosePerPeriod'] },
    ({ asNeeded }) => ({
      maxDosePerPeriod: maybe(asNeeded?.maximumDose, ({ amount, per }) =>
        ratio(doseQuantity(amount.value, amount.unit), per),
      ),
    }),
    // Read with what it is a part of.
    () => ({}),
  ),
  pair({ administeringSpeed: ['rateRatio', 'rateRange'] }, writeSpeed, readSpeed),
];

const dosage = each(element<Step>('Dosage', rows));

/** The element in which a step has what belongs to the whole. */
const sharedElements = new Map<Row<Step>, string>([
  [additional, 'additionalInstruction'],
  [route, 'route'],
]);

/** Whether several steps have something else in an element that belongs to the whole. */
function differs(steps: readonly FhirNode[], name: string): boolean {
  const [first, ...others] = steps.map((step) => step.peek(name)).filter((one) => one !== undefined);
  return others.some((one) => !sameJson(one, first));
}

/** Where the codes of a concept have their place in a step. */
const conceptProperties: Readonly<Record<string, keyof Step>> = {
  route: 'routeOfAdministration',
  additionalInstruction: 'additionalInstructions',
  asNeededCodeableConcept: 'asNeeded',
};

/**
 * Whether something of a step was not read that it says something else without: a dose without its times, a site, a way of
 * giving. Another code for what was read, ids and extensions are none of that.
 */
function isTorn(step: FhirNode, read: Step): boolean {
  const prefix = step.path.length + 1;
  return step.left().some((path) => {
    const [, name = '', rest = ''] = /^([A-Za-z]+)(?:\[\d+\])?(.*)$/.exec(path.slice(prefix)) ?? [];
    if (name === 'id' || name === 'extension' || /\.id$|\.extension\b/.test(rest)) return false;
    const property = conceptProperties[name];
    return !(property !== undefined && read[property] !== undefined && /^\.coding\[\d+\]\./.test(rest));
  });
}

const SCHEDULE = 'modifierExtension(zib-Medication-RepeatPeriodCyclicalSchedule)';

/** How often the steps are repeated changes what they mean: it was read, as far as it is there. */
const isScheduleKnown = (source: FhirNode): boolean =>
  !source.left().some((path) => path.startsWith(`${source.path}.${SCHEDULE}`));

/** The steps one by one, and what they share: each has it, or only the first does. */
function readSteps(source: FhirNode, name: string, context: Parameters<Row<Step>['read']>[2]): Draft {
  const nodes = source.list(name);
  // A route of one step is no route of all: what they do not share is not read.
  const apart = [...sharedElements].flatMap(([one, at]) => (differs(nodes, at) ? [one] : []));
  const read = nodes.map((node) => {
    const draft: Draft = {};
    for (const one of rows) if (!apart.includes(one)) one.read(node, draft, context);
    return draft as Step;
  });
  // The readable text of the whole; others write that of each step, or in words for the patient.
  const texts = new Set([
    ...read.flatMap((step) => step.description ?? []),
    ...nodes.flatMap((node) => node.text('patientInstruction') ?? []),
  ]);
  const described = texts.size > 0 ? { description: [...texts].join('\n') } : {};
  const whole: Source = {
    path: nodes[0]?.path ?? source.path,
    root: source.root,
    giveBack() {
      for (const node of nodes) node.giveBack('text', 'patientInstruction');
    },
  };
  if (nodes.some((node, at) => isTorn(node, read[at] ?? {})) || !isScheduleKnown(source)) {
    whole.giveBack();
    source.giveBackAt(SCHEDULE);
    return { ...described, repeatPeriodCyclicalSchedule: undefined };
  }
  const [routed] = read.flatMap((step) => step.routeOfAdministration ?? []);
  const instructed = read.find((step) => step.additionalInstructions !== undefined);
  const steps = read.flatMap(
    ({ description: _text, routeOfAdministration: _route, additionalInstructions, ...step }) =>
      Object.keys(step).length > 0 ? [step] : [],
  );
  return {
    ...described,
    ...(routed !== undefined && { routeOfAdministration: routed }),
    ...(instructed !== undefined && { additionalInstructions: readFrom(whole, instructed.additionalInstructions) }),
    ...(steps.length > 0 && { dosageInstructions: readFrom(whole, steps) }),
  };
}

const shared = ['description', 'routeOfAdministration', 'additionalInstructions'];

/** Concepts of a step stand in the record's list of steps, those that are shared beside it. */
const placesOf = (name: string) =>
  Object.fromEntries(
    Object.entries(placesAt(dosage.places, '', name)).flatMap(([record, paths]) => {
      if (record === '') return [];
      return [[shared.includes(record) ? record : `dosageInstructions.${record}`, paths]];
    }),
  );

/**
 * InstructionsForUse as a list of zib-InstructionsForUse: one Dosage per step, each with the readable text, route and
 * additional instructions of the whole; one Dosage when there are no steps.
 *
 * @param name the element that holds the list
 */
function stepsRow(name: string): Row<InstructionsForUse> {
  return {
    get places() {
      return placesOf(name);
    },
    write(instructions, target: Written, context) {
      const { description, routeOfAdministration, additionalInstructions, dosageInstructions } = instructions;
      const whole = { description, routeOfAdministration, additionalInstructions };
      const steps = dosageInstructions?.length ? dosageInstructions : [{}];
      const all = steps.map((step) => ({ ...step, ...whole }) as Step);
      dosage.write(all, target, name, context);
    },
    read(source, draft, context) {
      Object.assign(draft, readSteps(source, name, context));
    },
  };
}

/** Rows of the instructions for use of a zib, the ones of its steps in an element of this name. */
export function instructionsRow<T extends { readonly instructionsForUse?: InstructionsForUse | undefined }>(
  name: string,
): Row<T> {
  return rowsOf<T>().within('instructionsForUse', [stepsRow(name)] as never, name);
}

/** How often the scheme is repeated: it changes what the steps mean, so it is told beside the resource. */
export function cyclicalScheduleRow<
  T extends { readonly instructionsForUse?: InstructionsForUse | undefined },
>(): Row<T> {
  const schedule = rowsOf<InstructionsForUse>().row(
    'repeatPeriodCyclicalSchedule',
    inModifierExtension('zib-Medication-RepeatPeriodCyclicalSchedule'),
    durationCodec,
  );
  return rowsOf<T>().within('instructionsForUse', [schedule] as never);
}
