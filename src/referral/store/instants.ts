const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

/**
 * Holds moments to be instants. The database itself would also take `tomorrow`, and a local time for that of its server.
 *
 * @param moments Each moment under its path.
 * @throws {TypeError} Naming every one that is none.
 */
export function mustBeInstants(moments: Readonly<Record<string, unknown>>): void {
  const wrong = Object.keys(moments).filter((path) => !isInstant(moments[path]));
  if (wrong.length === 0) return;
  const paths = wrong.map((path) => `\`${path}\``).join(', ');
  throw new TypeError(`${paths}: expected an ISO 8601 instant with offset, for example 2026-11-24T10:00:00.000Z.`);
}
