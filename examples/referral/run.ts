/**
 * `npm run example:referral`: hospitals on this machine, each with an authorization server of its own, find each other in a directory, talk over
 * mutual TLS, and play a referral, the way it goes and the ways it goes wrong. `-- --all` shows every HTTP exchange, and not the first of each
 * step alone. Ends with 1 when a step is not as it must be.
 */
import { parseArgs } from 'node:util';
import { hasOpenssl } from './certificates.js';
import { startPlay } from './play.js';
import { openRegion, type Region } from './region.js';
import { connect } from './steps/connect.js';
import { decide } from './steps/decide.js';
import { faults } from './steps/faults.js';
import { impostor } from './steps/impostor.js';
import { otherWishes } from './steps/other-wishes.js';
import { pull } from './steps/pull.js';
import { refer } from './steps/refer.js';
import { trails } from './steps/trails.js';
import { withdraw } from './steps/withdraw.js';

async function playAll(): Promise<boolean> {
  const { all } = parseArgs({ options: { all: { type: 'boolean', default: false } } }).values;
  const play = startPlay((line) => console.log(line), all ? Number.POSITIVE_INFINITY : 14);
  const region: Region = await openRegion(play.exchange);
  for (const steps of [connect, refer, impostor, pull, decide, withdraw, otherWishes, faults, trails])
    await steps(play.step, region, play);
  await region.close();
  const { passed, failed } = play.score;
  console.log(`\n${passed} steps as they must be, ${failed} not`);
  return failed === 0;
}

if (hasOpenssl) process.exitCode = (await playAll()) ? 0 : 1;
else {
  console.error(
    'The hospitals of this example talk over mutual TLS, and Node makes no certificates: install openssl (apt-get install openssl, brew install openssl) and run it again.',
  );
  process.exitCode = 1;
}
