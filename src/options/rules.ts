import { isJson } from '../fhir/json';
import { found } from './found';

/** What an option may be, in words for who set it, and a test. */
export interface Rule {
  /** Continues "allowed is …". */
  readonly allowed: string;
  readonly meets: (value: unknown) => boolean;
  /** The option must be there. */
  readonly required?: true;
  /** Its value is never shown. */
  readonly secret?: true;
  /** What is wrong inside a value that meets the rule: each with its path below the option. */
  readonly inside?: (value: unknown) => readonly Problem[];
}

/** A thing that is wrong, at `at` below the option (empty: the option itself). */
export interface Problem {
  readonly at: string;
  readonly text: string;
}

/** A rule per option. Typed by the options, so that a new option without a rule does not compile. */
export type Rules<Options> = { readonly [K in keyof Required<Options>]: Rule };

/** What was found, for a message. */
export const wrong = (value: unknown, rule: Rule): string =>
  `is ${found(value, rule.secret ? 'hidden' : 'shown')}; allowed is ${rule.allowed}`;

/** The option must be given. */
export const required = (rule: Rule): Rule => ({ ...rule, required: true });

/** The value is a secret and stays out of messages. */
export const secret = (rule: Rule): Rule => ({ ...rule, secret: true });

/** Words a rule is told in, in place of its own. */
export const told = (allowed: string, rule: Rule): Rule => ({ ...rule, allowed });

export const flag: Rule = { allowed: 'true or false', meets: (value) => typeof value === 'boolean' };

export const callable: Rule = { allowed: 'a function', meets: (value) => typeof value === 'function' };

/** Any text but an empty one. */
export const text: Rule = { allowed: 'text', meets: (value) => typeof value === 'string' && value !== '' };

export const oneOf = (...values: readonly (string | number)[]): Rule => ({
  allowed: values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(' or '),
  meets: (value) => (values as readonly unknown[]).includes(value),
});

/** A whole number within bounds. */
export const whole = (least: number, most: number = Number.MAX_SAFE_INTEGER): Rule => ({
  allowed:
    most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`,
  meets: (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
});

/** A number within bounds. */
export const numeric = (least: number, most: number = Number.MAX_SAFE_INTEGER): Rule => ({
  allowed: most === Number.MAX_SAFE_INTEGER ? `a number from ${least}` : `a number from ${least} to ${most}`,
  meets: (value) => typeof value === 'number' && value >= least && value <= most,
});

/** Above it a timer of Node ends at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** Milliseconds that a timer can wait. */
export const milliseconds: Rule = {
  allowed: `milliseconds, above 0 and at most ${LONGEST_TIMER}`,
  meets: (value) => typeof value === 'number' && value > 0 && value <= LONGEST_TIMER,
};

/** A port: an object with these methods, its own or of its class. */
export const port = (what: string, ...methods: readonly string[]): Rule => ({
  allowed: `${what}: an object with ${methods.map((name) => `${name}()`).join(', ')}`,
  meets: (value) => isJson(value) && methods.every((name) => typeof value[name] === 'function'),
});

/** A logger; of one that lacks a method the first line of that level would end a request. */
export const logger: Rule = port('a logger, for example pino', 'debug', 'info', 'warn', 'error');

/** A plain object of the caller's own making, looked at no further. */
export const anyObject: Rule = { allowed: 'an object', meets: isJson };

/** A clock. Asked once, to see that it tells a time. */
export const clock: Rule = {
  allowed: 'a function that gives a Date: () => new Date()',
  meets: (value) => {
    try {
      const moment: unknown = typeof value === 'function' ? value() : undefined;
      return moment instanceof Date && !Number.isNaN(moment.getTime());
    } catch {
      return false;
    }
  },
};

/** A clock for durations. Asked once, to see that it counts. */
export const monotonicClock: Rule = {
  allowed: 'a function that gives milliseconds that never go back: () => performance.now()',
  meets: (value) => {
    try {
      return typeof value === 'function' && Number.isFinite(value());
    } catch {
      return false;
    }
  },
};

/** A moment. */
export const moment: Rule = {
  allowed: 'a valid Date',
  meets: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
};

/** What ends a thing early. */
export const signal: Rule = { allowed: 'an AbortSignal', meets: (value) => value instanceof AbortSignal };

/** An absolute address. */
export const address: Rule = {
  allowed: 'an absolute http(s) URL without query, for example https://ehr.example.nl/fhir',
  meets: (value) => {
    if (!(typeof value === 'string' || value instanceof URL) || !URL.canParse(String(value))) return false;
    const { protocol, search, hash } = new URL(String(value));
    return /^https?:$/.test(protocol) && search === '' && hash === '';
  },
};

/** The path under which requests arrive. */
export const path: Rule = {
  allowed: "a path that starts with a slash, for example '/fhir'",
  meets: (value) => typeof value === 'string' && (value === '' || /^\/[^?#\s]*$/.test(value)),
};

/** A list of things that each meet a rule; an empty one would be taken for "none given" or "all", so it is refused. */
export const listOf = (rule: Rule, least = 1): Rule => ({
  allowed: `a list${least === 0 ? '' : ' (not empty)'} of which each is ${rule.allowed}`,
  meets: (value) => Array.isArray(value) && value.length >= least,
  inside: (value) =>
    (value as readonly unknown[]).flatMap((one, i) =>
      rule.meets(one)
        ? (rule.inside?.(one) ?? []).map(({ at, text: said }) => ({ at: `[${i}]${at}`, text: said }))
        : [{ at: `[${i}]`, text: wrong(one, rule) }],
    ),
});

/** One of several forms. */
export const either = (...rules: readonly Rule[]): Rule => ({
  allowed: rules.map(({ allowed }) => allowed).join('; or '),
  meets: (value) => rules.some((rule) => rule.meets(value)),
  inside: (value) => rules.find((rule) => rule.meets(value))?.inside?.(value) ?? [],
});

/** A map of names of the caller's own to things that each meet a rule. */
export const named = (rule: Rule): Rule => ({
  allowed: `an object whose values are each ${rule.allowed}`,
  meets: isJson,
  inside: (value) =>
    Object.entries(value as Record<string, unknown>).flatMap(([name, one]) => {
      if (one === undefined) return [];
      if (!rule.meets(one)) return [{ at: `.${name}`, text: wrong(one, rule) }];
      return (rule.inside?.(one) ?? []).map(({ at, text: said }) => ({ at: `.${name}${at}`, text: said }));
    }),
});

/** Whatever the type says: checked where it is used. */
export const anything: Rule = { allowed: 'anything', meets: () => true };
