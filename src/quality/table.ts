/** Share as a whole percentage; 0% and 100% are kept for none and all. `-` when there is nothing to take a share of. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '-';
  if (part > 0 && part < whole) return `${Math.min(99, Math.max(1, Math.round((100 * part) / whole)))}%`;
  return part === 0 ? '0%' : '100%';
}

/** A share with its numerator and denominator: `67% (2/3)`. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${percent(part, whole)} (${part}/${whole})`;

/** Rows as columns: the first ones left aligned, those from `right` on right aligned, two blanks between. */
export function table(rows: readonly (readonly string[])[], right: number): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_one, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    widths
      .map((width, i) => (i < right ? (row[i] ?? '').padEnd(width) : (row[i] ?? '').padStart(width)))
      .join('  ')
      .trimEnd(),
  );
}
