/** Rows under headings, numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(String));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return cells.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** Counts by two labels. */
export class Tally<Column extends string> {
  private readonly counts = new Map<string, Map<Column, number>>();

  add(row: string, column: Column): void {
    const columns = this.counts.get(row) ?? new Map<Column, number>();
    columns.set(column, (columns.get(column) ?? 0) + 1);
    this.counts.set(row, columns);
  }

  /** Rows sorted by how much stands in the columns that matter most. */
  print(title: string, columns: readonly Column[], weigh: readonly Column[]): string {
    const weight = (row: ReadonlyMap<Column, number>) => weigh.reduce((sum, column) => sum + (row.get(column) ?? 0), 0);
    const rows = [...this.counts]
      .sort(([a, one], [b, other]) => weight(other) - weight(one) || a.localeCompare(b))
      .map(([name, row]) => [name, ...columns.map((column) => row.get(column) ?? 0)]);
    return table([title, ...columns], rows);
  }
}
