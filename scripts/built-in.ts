/**
 * Packages of which what is used is built into `dist`, and which are not installed beside it (docs/decisions/built-in-packages.md).
 * The build, the bill of materials and the notices go by this list.
 */
export const builtIn: readonly string[] = ['@opentelemetry/api', 'zod'];
