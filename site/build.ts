/** `npm run site` and `npm run site:dev`: makes the pages that only the site has, and builds or serves it. */
import path from 'node:path';
import { build, createServer } from 'vitepress';
import { deadLinksIn } from './dead-links';
import { writeMadePages } from './made-pages';
import { writeReference } from './reference';

const serves = process.argv.includes('--serve');
const { BGZ_SITE_OUT = 'site/dist', BGZ_SITE_BASE: base = '/' } = process.env;

writeMadePages();
await writeReference();
if (serves) {
  const server = await createServer(import.meta.dirname, { port: Number(process.env.PORT ?? 5173) });
  await server.listen();
  server.printUrls();
} else {
  const outDir = path.resolve(BGZ_SITE_OUT);
  await build(import.meta.dirname, { outDir, base });
  const dead = deadLinksIn(outDir, base);
  for (const link of dead) console.error(link);
  if (dead.length > 0) throw new Error(`${dead.length} links of the site lead nowhere.`);
}
