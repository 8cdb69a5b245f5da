/** `npm run docs`: writes the generated files; test/docs.test.ts fails while they are behind. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './generated-files';

const root = path.resolve(import.meta.dirname, '..');

for (const [name, content] of Object.entries(generatedFiles())) {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`wrote ${name}`);
}
