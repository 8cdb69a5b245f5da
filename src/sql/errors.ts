/** The database cannot be used as it is; the message says why and what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** `package-missing`, `directory-in-use`, `migration-changed`, `migration-newer`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A driver is a package of its own: who uses another database does not install it. */
export const packageMissing = (name: string, cause: unknown): DatabaseError =>
  new DatabaseError('package-missing', `The package ${name} is not installed: npm install ${name}`, { cause });
