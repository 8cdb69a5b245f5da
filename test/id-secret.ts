/** An id secret of the length that a facade demands. For tests; no secret at all. */
export const idSecret = 'a test has nothing to keep secret'.padEnd(64, '.');
