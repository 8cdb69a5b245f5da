/** The command was not given as it should be, or cannot be done; shown as one sentence, without a stack. Ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

// Errors of the library that already say in a sentence what is wrong; told by name, so that none is loaded for it.
const TOLD = new Set([
  'UsageError',
  'FhirPackageError',
  'SnomedError',
  'CodelistsError',
  'DatabaseError',
  'TestScriptError',
]);

/** The code of an error of the operating system, for example `ENOENT`. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * What to show of an error that ended a command. A message of the engine may quote what was read, so an error nobody
 * foresaw is named and not quoted.
 */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error && TOLD.has(error.name)) return error.message.replace(/\s*\n\s*/g, ' ');
  const code = systemCode(error);
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  if (code !== undefined && path !== undefined) return `${path} cannot be used (${code}).`;
  const kind = error instanceof Error ? error.name : typeof error;
  return `bgz stopped on an error of its own (${code ?? kind}); set BGZ_DEBUG=1 to see where.`;
}
