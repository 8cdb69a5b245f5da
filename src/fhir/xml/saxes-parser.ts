import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The parser of XML. It is required, not imported: of a CommonJS module that is imported Node first looks for the names it
 * exports, in JavaScript, and that takes ten times as long as loading it: a third of a first verdict. What is built has `#saxes` in the
 * place of this file (tsup.config.ts): it does the same, and bundlers can follow it.
 */
export const { SaxesParser } = require('saxes') as typeof import('saxes');
