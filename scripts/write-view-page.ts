/** Makes the page of `bgz view` for what runs from source, as `npm run build` does for the package. */
import path from 'node:path';
import { writePage } from './build-page';

await writePage(path.resolve(import.meta.dirname, '..'));
