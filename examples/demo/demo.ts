import { once } from 'node:events';
import { startEpd } from './epd.js';
import { startPages } from './pages.js';
import { pullDemo } from './pull.js';
import { summary } from './summary.js';

/** At a terminal it stays up to be looked at; scripts, pipelines and `--once` get the summary and the end. */
const stays = process.stdout.isTTY === true && !process.argv.includes('--once');

const epd = await startEpd(() => new Date());
try {
  console.log(`Demo-EPD op ${epd.baseUrl}; de ontvanger haalt de BgZ op, onderdeel voor onderdeel.`);
  const pulls = [];
  for (const grant of epd.grants) {
    const sections = await pullDemo(epd.baseUrl, grant.token, epd.offers);
    console.log(`\n${'='.repeat(72)}\n${summary(sections)}`);
    pulls.push(sections);
  }
  if (stays) {
    const pages = await startPages(pulls);
    const token = epd.grants[0]?.token ?? '';
    console.log(`
${'='.repeat(72)}
Bekijk wat er is opgehaald, zoals een arts en een tester het zien:
  ${pages.url}

Vraag het zelf:
  curl -H 'Authorization: Bearer ${token}' '${epd.baseUrl}/AllergyIntolerance'
  curl -H 'Authorization: Bearer ${token}' '${epd.baseUrl}/Condition?_format=xml'
  curl '${epd.baseUrl}/metadata'

Hierna: npx bgz init mijn-adapter maakt een adapter voor uw eigen gegevens (docs/from-tables-to-zibs.md).
Ctrl+C stopt.`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    pages.stop();
  }
} finally {
  await epd.stop();
}
