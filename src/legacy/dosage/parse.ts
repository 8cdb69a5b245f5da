/** A number, or a lowest and a highest one. */
export type Span = { readonly nominalValue: number } | { readonly minimumValue: number; readonly maximumValue: number };

/** A dosage code by its parts: so many times per period, so much of a unit. */
export interface DosageCode {
  readonly count: Span;
  readonly period: string;
  readonly amount: Span;
  readonly unit: string;
}

const COUNT = '[1-9]\\d?';
/** One, a half, or with a comma. `1/2` is no amount: some write a half so, and some one or two. */
const AMOUNT = '(?:[1-9]\\d{0,3}|0)(?:[.,]\\d{1,3})?|(?:[1-9]\\d{0,3})?½';
const CODE = new RegExp(
  `^(?<least>${COUNT})(?:-(?<most>${COUNT}))?(?<period>[A-Z]{1,3})(?<from>${AMOUNT})(?:-(?<to>${AMOUNT}))?(?<unit>[A-Z]{1,5})$`,
);

const numberOf = (text: string): number =>
  text.endsWith('½') ? Number(text.slice(0, -1)) + 0.5 : Number(text.replace(',', '.'));

function spanOf(from: string, to: string | undefined): Span | undefined {
  const least = numberOf(from);
  if (to === undefined) return least > 0 ? { nominalValue: least } : undefined;
  const most = numberOf(to);
  return least > 0 && least < most ? { minimumValue: least, maximumValue: most } : undefined;
}

/** The parts of a dosage code in capitals; undefined for any other text, for nothing at all and for ranges that run down. */
export function parseDosageCode(text: string): DosageCode | undefined {
  const parts = CODE.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const count = spanOf(parts.least ?? '', parts.most);
  const amount = spanOf(parts.from ?? '', parts.to);
  if (count === undefined || amount === undefined) return undefined;
  return { count, period: parts.period ?? '', amount, unit: parts.unit ?? '' };
}
