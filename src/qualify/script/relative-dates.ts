/** `${DATE, T, D, -22}`: so many days, months or years from the day of the test. */
const RELATIVE = /\$\{\s*DATE\s*,\s*T\s*,\s*([DMY])\s*,\s*([+-]?\d{1,6})\s*\}/g;

function moved(today: string, unit: string, amount: number): string | undefined {
  const day = new Date(`${today}T00:00:00Z`);
  if (unit === 'D') day.setUTCDate(day.getUTCDate() + amount);
  else {
    const of = day.getUTCDate();
    day.setUTCDate(1);
    day.setUTCMonth(day.getUTCMonth() + amount * (unit === 'Y' ? 12 : 1));
    const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
    day.setUTCDate(Math.min(of, last));
  }
  return Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, 10);
}

/**
 * Fills in the dates that the test data of Nictiz hold relative to T, the day of the test.
 *
 * @param today T, as `2026-07-15`.
 */
export const withDates = (text: string, today: string): string =>
  text.replace(RELATIVE, (whole, unit: string, amount: string) => moved(today, unit, Number(amount)) ?? whole);
