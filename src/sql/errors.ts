/** The database cannot be used as it is, or refused a query; the message says why and what to do, and holds no data. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /**
   * `package-missing`, `directory-in-use`, `migration-changed`, `migration-newer`, `migration-missing`, or the SQLSTATE (five characters) with
   * which the database refused a query, for example `23505`.
   */
  readonly code: string;
  /** Name of the constraint that a query would have broken. */
  readonly constraint?: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown; readonly constraint?: string }) {
    super(message, options);
    this.code = code;
    if (options?.constraint !== undefined) this.constraint = options.constraint;
  }
}

/** A driver is a package of its own: who uses another database does not install it. */
export const packageMissing = (name: string, cause: unknown): DatabaseError =>
  new DatabaseError('package-missing', `The package ${name} is not installed: npm install ${name}`, { cause });

interface Refusal {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly constraint?: string;
}

/** True for what the database itself reports; false for a lost connection and for errors of the caller's own code. */
export const isRefusal = (error: unknown): error is Error & Refusal =>
  error instanceof Error &&
  typeof (error as Partial<Refusal>).severity === 'string' &&
  /^[0-9A-Z]{5}$/.test((error as Partial<Refusal>).code ?? '');

/** Classes of which the message quotes values: data exceptions and broken constraints (PostgreSQL, appendix A). */
const QUOTES = /^2[23]/;

/**
 * What the database reported, without the data in it: drivers hang the row, the query and its parameters on their errors,
 * and those would end up in the vendor's log. Other errors are given back as they are.
 */
export function withoutData(error: unknown): unknown {
  if (!isRefusal(error)) return error;
  const { code, constraint } = error;
  const what = QUOTES.test(code) ? 'a value does not fit' : error.message;
  const where = constraint === undefined ? '' : `, constraint ${constraint}`;
  return new DatabaseError(code, `The database refused a query: ${what} (SQLSTATE ${code}${where}).`, { constraint });
}

/** The SQLSTATE of an error of a database; empty for an error without one. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Classes 21 and 22 of SQLSTATE: the data cannot be stored, whatever the state of the database. */
export const isOfData = (error: unknown): boolean => /^2[12]...$/.test(codeOf(error));
