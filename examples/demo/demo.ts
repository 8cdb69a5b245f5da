import { startEpd } from './epd';
import { pullDemo } from './pull';
import { summary } from './summary';

const epd = await startEpd(() => new Date());
try {
  console.log(`Demo-EPD op ${epd.baseUrl}; de ontvanger haalt de BgZ op, onderdeel voor onderdeel.`);
  for (const grant of epd.grants) {
    const sections = await pullDemo(epd.baseUrl, grant.token, epd.offers);
    console.log(`\n${'='.repeat(72)}\n${summary(sections)}`);
  }
} finally {
  await epd.stop();
}
