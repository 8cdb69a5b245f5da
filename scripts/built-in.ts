/**
 * Packages of which what is used is built into `dist`, and which are not installed beside it (docs/decisions/built-in-packages.md).
 * The build, the bill of materials and the notices go by this list.
 */
export const builtIn: readonly string[] = ['@opentelemetry/api', 'zod'];

/** Packages of which what is used is built into the page of `bgz view`, which runs in a browser. */
export const inPage: readonly string[] = ['d3-array', 'd3-time', 'internmap', 'preact'];
