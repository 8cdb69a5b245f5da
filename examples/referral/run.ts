/**
 * `npm run example:referral`: hospitals on this machine, each with an authorization server of its own, find each other in a directory, talk over
 * mutual TLS, and play a referral, the way it goes and the ways it goes wrong. `-- --all` shows every HTTP exchange, and not the first of each
 * step alone. Ends with 1 when a step is not as it must be.
 */
import { parseArgs } from 'node:util';
import { hasOpenssl } from './certificates';
import { startPlay } from './play';
import { openRegion, type Region } from './region';
import { connect } from './steps/connect';
import { decide } from './steps/decide';
import { faults } from './steps/faults';
import { impostor } from './steps/impostor';
import { otherWishes } from './steps/other-wishes';
import { pull } from './steps/pull';
import { refer } from './steps/refer';
import { trails } from './steps/trails';
import { withdraw } from './steps/withdraw';

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
