/** `npm run sbom`: writes the bill of materials beside what was built, so that each release carries its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sbom } from './sbom';

const file = path.resolve(import.meta.dirname, '..', 'dist', 'sbom.cdx.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(sbom(), null, 2)}\n`);
