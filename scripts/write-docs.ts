/** `npm run docs`: writes the generated files; test/docs.test.ts fails while they are behind. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listedFiles } from './listed-files';
import { zibCodesFiles } from './zib-codes';

const root = path.resolve(import.meta.dirname, '..');

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${name}`);
  }
}

// What the zibs themselves need, and what lists them, comes first: the other files are made of the zibs that are listed.
write({ ...zibCodesFiles(), ...listedFiles() });
const { generatedFiles } = await import('./generated-files');
write(generatedFiles());
