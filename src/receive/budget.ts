import type { Phrase } from '../fhir/phrase';
import type { Meter } from '../http/client/fhir-transport';
import { shapeOf } from '../options/check-options';
import { numeric, type Rule, type Rules, whole } from '../options/rules';
import type { PullError } from './pull-result';

/** What a whole pull may take. A BgZ stays far below the defaults; whoever sends more gets no more than this. */
export interface PullBudget {
  /** Bytes of all answers, documents included, counted as they come and after decompression. Default 64 MiB. */
  readonly bytes?: number;
  /**
   * Values in all answers: objects, lists, what is in them, and the names in objects. A resource has some eighty; without
   * this limit a few bytes could unfold to many times their size. Default 1 000 000.
   */
  readonly values?: number;
  /** Resources, what comes along included. Default 10 000. */
  readonly resources?: number;
  /** Pages of all searches together. Default 1 000. */
  readonly pages?: number;
  /** Documents that are fetched. Default 1 000. */
  readonly documents?: number;
  /** Offers that are asked for, of notification and workflow Task together. Default 500. */
  readonly offers?: number;
  /** Minutes from the first request to the last answer. Default 15. */
  readonly minutes?: number;
}

/** What a budget is kept of. */
export type BudgetPart = keyof PullBudget;

/** Offers that one referral may make, unless the option says otherwise. A BgZ makes some twenty. */
export const MOST_OFFERS = 500;

const defaults: Readonly<Required<PullBudget>> = {
  bytes: 64 * 1024 * 1024,
  values: 1_000_000,
  resources: 10_000,
  pages: 1_000,
  documents: 1_000,
  offers: MOST_OFFERS,
  minutes: 15,
};

const rules: Rules<PullBudget> = {
  bytes: whole(1),
  values: whole(1),
  resources: whole(1),
  pages: whole(1),
  documents: whole(1),
  offers: whole(1),
  // The longest a timer of Node waits is some 25 days.
  minutes: numeric(0.001, 35_000),
};

/** What the option may be. */
export const budgetRule: Rule = shapeOf(rules);

const nouns: Readonly<Record<BudgetPart, Phrase>> = {
  bytes: { nl: 'bytes', en: 'bytes' },
  values: { nl: 'waarden', en: 'values' },
  resources: { nl: 'gegevens', en: 'resources' },
  pages: { nl: 'pagina’s', en: 'pages' },
  documents: { nl: 'documenten', en: 'documents' },
  offers: { nl: 'aangeboden vragen', en: 'offers' },
  minutes: { nl: 'minuten', en: 'minutes' },
};

/** The limit of a pull that was reached. */
export interface ReachedLimit {
  readonly part: BudgetPart;
  /** How much it was. */
  readonly most: number;
  /** What to tell the user. */
  readonly reason: Phrase;
}

/** What is counted while it comes. */
type Counted = Exclude<BudgetPart, 'offers' | 'minutes'>;

/** Keeps count of a pull. The first limit that is reached ends it: what is under way is given up by `signal`. */
export interface Budget {
  /** Ends what is under way: by the caller, or by a limit. */
  readonly signal: AbortSignal;
  /** Ends what is done with what came: the caller ended the pull, or its time is over. */
  readonly late: AbortSignal;
  readonly most: Readonly<Required<PullBudget>>;
  /** For the transport. */
  readonly meter: Meter;
  /** Counts; false when the pull has ended, by this or before. */
  take(part: Counted, count: number): boolean;
  /** How much was taken so far. */
  taken(part: Counted): number;
  /** Tells of offers that are left out: the others are pulled all the same. */
  leaveOffers(): void;
  /** The limit that ended the pull; undefined while none did, or when the caller ended it. */
  ended(): ReachedLimit | undefined;
  /** The limit for which the result is not all there is. */
  reached(): ReachedLimit | undefined;
  /** Lets go of timer and signal. */
  close(): void;
}

/** Opens a budget; its time runs. */
export function openBudget(given: PullBudget = {}, signal?: AbortSignal): Budget {
  const most = { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)) };
  const controller = new AbortController();
  const late = new AbortController();
  const taken: Record<Counted, number> = { bytes: 0, values: 0, resources: 0, pages: 0, documents: 0 };
  let ended: ReachedLimit | undefined;
  let left: ReachedLimit | undefined;

  const limitOf = (part: BudgetPart): ReachedLimit => ({ part, most: most[part], reason: reasonOf(part, most[part]) });
  function end(part: BudgetPart): void {
    if (controller.signal.aborted) return;
    ended = limitOf(part);
    controller.abort();
  }
  function take(part: Counted, count: number): boolean {
    taken[part] += count;
    if (taken[part] > most[part]) end(part);
    return !controller.signal.aborted;
  }
  const timer = setTimeout(() => {
    end('minutes');
    late.abort();
  }, most.minutes * 60_000);
  const onAbort = () => {
    controller.abort();
    late.abort();
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    late: late.signal,
    most,
    meter: { bytes: (count) => void take('bytes', count), values: (count) => take('values', count) },
    take,
    taken: (part) => taken[part],
    leaveOffers() {
      left = limitOf('offers');
    },
    ended: () => ended,
    reached: () => ended ?? left,
    close() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

function reasonOf(part: BudgetPart, most: number): Phrase {
  const { nl, en } = nouns[part];
  return {
    nl: `Er is meer dan in één keer wordt opgehaald (hoogstens ${most} ${nl}); wat kwam is niet alles.`,
    en: `There is more than is pulled at a time (at most ${most} ${en}); what came is not all.`,
  };
}

/** An error of a pull that was ended by its budget, as that. */
export function byBudget(error: PullError, budget: Budget): PullError {
  const limit = error.failure === 'aborted' ? budget.ended() : undefined;
  return limit ? { failure: 'over-budget', limit: limit.part } : error;
}
