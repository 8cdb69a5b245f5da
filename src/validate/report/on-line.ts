import type { ValidationReport } from '../issue';

/** In NDJSON a text is one line, so the line that an issue stands on is that of the text in its file. */
export const onLine = (report: ValidationReport, line: number): ValidationReport => ({
  ...report,
  issues: report.issues.map((issue) => ({ ...issue, line })),
});
