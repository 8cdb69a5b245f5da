import { fileURLToPath } from 'node:url';

/** The file this code runs from: a module, or what a bundler made of it. In CommonJS that has no `import.meta.url`. */
export const codeFile = (): string =>
  (import.meta.url as string | undefined) === undefined ? __filename : fileURLToPath(import.meta.url);
