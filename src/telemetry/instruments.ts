import { type Attributes, createNoopMeter, type Meter, type MeterProvider, metrics } from '@opentelemetry/api';
import { monotonic } from './monotonic';

/** Name under which meters and spans are made. */
export const INSTRUMENTATION = 'bgz-facade';

/** What is counted: name, meaning, unit, and the attributes each figure is told apart by. */
export const counters = {
  notifications: {
    name: 'bgz.notification.events',
    description: 'What was done with notifications.',
    unit: '{event}',
    /** `notify`, `amend`, `cancel`, `expire`, `supersede`, `purge`; `success`, `refused`, `failed`. */
    attributes: ['event', 'outcome'],
  },
  messages: {
    name: 'bgz.outbox.messages',
    description: 'Attempts to deliver a message, by how they ended.',
    unit: '{message}',
    /** `notify`, `cancel`; `sent`, `retried`, `dead`, `dropped`, `lost`; a stable code of what went wrong. */
    attributes: ['kind', 'outcome', 'failure'],
  },
  pulls: {
    name: 'bgz.pull.requests',
    description: 'Requests answered, by resource type.',
    unit: '{request}',
    /** FHIR type; `success`, `partial`, `refused`, `failed`. */
    attributes: ['type', 'outcome'],
  },
  denials: {
    name: 'bgz.pull.denials',
    description: 'Requests refused, by reason.',
    unit: '{request}',
    attributes: ['reason'],
  },
  tokenRefusals: {
    name: 'bgz.token.refusals',
    description: 'Tokens refused, by reason.',
    unit: '{token}',
    attributes: ['reason'],
  },
  tokenRequests: {
    name: 'bgz.token.requests',
    description: 'Access tokens asked for at the token endpoint, by how it ended.',
    unit: '{request}',
    /** `success`, `refused`, `failed`; the reason of the trail. */
    attributes: ['outcome', 'reason'],
  },
  unreached: {
    name: 'bgz.records.unreached',
    description: 'Records that no national search of their section returns, once per pull of the section.',
    unit: '{record}',
    attributes: ['group'],
  },
  mended: {
    name: 'bgz.records.mended',
    description: 'Values of records that were written in another form than is kept, once per pull, by kind.',
    unit: '{value}',
    /** Group; a kind of the table of normalisations, such as `blank-text`. */
    attributes: ['group', 'kind'],
  },
  auditFailures: {
    name: 'bgz.audit.failures',
    description: 'Audit entries that could not be written.',
    unit: '{entry}',
    attributes: ['kind'],
  },
  auditFull: {
    name: 'bgz.audit.full',
    description: 'Acts of the sender that were not done because too many entries wait for the trail.',
    unit: '{act}',
    attributes: ['kind'],
  },
  portTimeouts: {
    name: 'bgz.port.timeouts',
    description: 'Times that what the vendor supplies took longer than it is waited for, by port.',
    unit: '{call}',
    attributes: ['port'],
  },
  circuits: {
    name: 'bgz.circuit.events',
    description: 'What became of the circuits of endpoints that are left alone while they fail.',
    unit: '{event}',
    /** `introspection`, `terminology`, `directory`; `opened`, `closed`, `not-asked` (a request that was not sent). */
    attributes: ['endpoint', 'event'],
  },
} as const;

/** What is measured, in seconds. */
export const histograms = {
  pull: {
    name: 'bgz.pull.duration',
    description: 'How long a request took to answer, by resource type.',
    unit: 's',
    attributes: ['type', 'outcome'],
  },
  source: {
    name: 'bgz.source.duration',
    description: 'How long a record source took, by zib group.',
    unit: 's',
    attributes: ['group', 'outcome'],
  },
  send: {
    name: 'bgz.send.duration',
    description: 'How long an attempt to deliver a message took.',
    unit: 's',
    attributes: ['kind', 'outcome'],
  },
} as const;

/** What is looked at when the figures are collected. */
export const gauges = {
  outboxDepth: {
    name: 'bgz.outbox.depth',
    description: 'Messages in the outbox, by state.',
    unit: '{message}',
    attributes: ['state'],
  },
  outboxAge: {
    name: 'bgz.outbox.age',
    description: 'How long the oldest message has waited that is still to be sent; 0 when none is.',
    unit: 's',
    attributes: [],
  },
} as const;

export type CounterName = keyof typeof counters;
export type HistogramName = keyof typeof histograms;

/** The attributes of an instrument; each may be left out. */
export type AttributesOf<T extends { readonly attributes: readonly string[] }> = Readonly<
  Partial<Record<T['attributes'][number], string>>
>;

/** Seconds: from an answer out of memory to a receiver that is slow. */
const BOUNDARIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * Attributes are codes of ours. What is no short code, or holds a run of digits as long as a number of a person, is not
 * let through: figures leave the hospital more easily than logs.
 */
export function safeAttributes(attributes: Readonly<Record<string, string | number | undefined>>): Attributes {
  const safe: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    safe[name] = typeof value === 'number' || isCode(value) ? value : 'other';
  }
  return safe;
}

const isCode = (value: string): boolean => /^[A-Za-z$][A-Za-z0-9$._-]{0,63}$/.test(value) && !/\d{6}/.test(value);

interface Instruments {
  /** Without an SDK nobody gets the figures, and no attributes are made for them. */
  readonly isIdle: boolean;
  readonly counters: Readonly<Record<CounterName, ReturnType<Meter['createCounter']>>>;
  readonly histograms: Readonly<Record<HistogramName, ReturnType<Meter['createHistogram']>>>;
}

const mapped = <K extends string, S, T>(table: Readonly<Record<K, S>>, make: (row: S) => T): Record<K, T> =>
  Object.fromEntries(Object.entries<S>(table).map(([key, row]) => [key, make(row)])) as Record<K, T>;

/** Unlike tracers, meters taken before an SDK is installed stay idle; so the instruments follow the provider. */
const made = new WeakMap<MeterProvider, Instruments>();

function instruments(): Instruments {
  const provider = metrics.getMeterProvider();
  const known = made.get(provider);
  if (known) return known;
  const meter = provider.getMeter(INSTRUMENTATION);
  const fresh: Instruments = {
    isIdle: meter === createNoopMeter(),
    counters: mapped(counters, ({ name, description, unit }) => meter.createCounter(name, { description, unit })),
    histograms: mapped(histograms, ({ name, description, unit }) =>
      meter.createHistogram(name, { description, unit, advice: { explicitBucketBoundaries: BOUNDARIES } }),
    ),
  };
  const gauge = ({ name, description, unit }: (typeof gauges)[keyof typeof gauges]) =>
    meter.createObservableGauge(name, { description, unit });
  gauge(gauges.outboxDepth).addCallback(async (result) => {
    for (const [state, count] of Object.entries(await depthNow())) result.observe(count, { state });
  });
  gauge(gauges.outboxAge).addCallback(async (result) => {
    const age = await ageNow();
    if (age !== undefined) result.observe(age);
  });
  made.set(provider, fresh);
  return fresh;
}

/** Adds one, or `amount`, to a counter. Nothing happens without an OpenTelemetry SDK. */
export function count<C extends CounterName>(
  counter: C,
  attributes: AttributesOf<(typeof counters)[C]>,
  amount = 1,
): void {
  const { isIdle, counters: all } = instruments();
  if (!isIdle) all[counter].add(amount, safeAttributes(attributes));
}

/** Records a duration in seconds. Nothing happens without an OpenTelemetry SDK. */
export function measure<H extends HistogramName>(
  histogram: H,
  seconds: number,
  attributes: AttributesOf<(typeof histograms)[H]>,
): void {
  const { isIdle, histograms: all } = instruments();
  if (!isIdle) all[histogram].record(seconds, safeAttributes(attributes));
}

/** Starts a timer that tells the seconds since then. */
export function startTimer(): () => number {
  const started = monotonic();
  return () => (monotonic() - started) / 1000;
}

/** What is looked at of an outbox. */
export interface OutboxFigures {
  readonly depth: () => Promise<Readonly<Record<string, number>>>;
  /** Seconds that the oldest message waits, 0 when none does. */
  readonly age: () => Promise<number>;
}

/** By store: several users of one store in this process are one outbox. */
const observed = new Map<object, OutboxFigures>();

/** A store that is out of reach leaves a gap in the graph, as it should: it is not a depth of nought. */
async function depthNow(): Promise<Record<string, number>> {
  const depths = await Promise.all([...observed.values()].map(({ depth }) => depth().catch(() => ({}))));
  const total: Record<string, number> = {};
  for (const depth of depths)
    for (const [state, messages] of Object.entries(depth)) total[state] = (total[state] ?? 0) + messages;
  return total;
}

/** Of several outboxes that of the one that waits longest. */
async function ageNow(): Promise<number | undefined> {
  const ages = await Promise.all([...observed.values()].map(({ age }) => age().catch(() => undefined)));
  const known = ages.filter((age) => age !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/**
 * Has the depth and the age of an outbox looked at whenever figures are collected. Several instances of the software over one store
 * each report the same: take the maximum, not the sum.
 *
 * @param store Whose outbox it is: observed once, however often it is given.
 * @returns Ends the observation.
 */
export function observeOutbox(store: object, figures: OutboxFigures): () => void {
  observed.set(store, figures);
  instruments();
  return () => {
    if (observed.get(store) === figures) observed.delete(store);
  };
}
