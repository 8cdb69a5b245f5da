import { it } from 'vitest';
import { shareOf } from '../../effort';
import { buildCases } from '../../oracle/cases';
import { sharedIsPresent } from '../../oracle/shared';
import { expectSameAsWalk } from './support';

it.skipIf(!sharedIsPresent)('every case of the oracle gets the same report with and without glances', async () => {
  const cases = await buildCases();
  const share = shareOf(0.08);
  const taken = cases.filter(({ hash }) => Number.parseInt(hash.slice(0, 6), 16) < share * 0x1000000);
  await expectSameAsWalk(
    taken.map(({ id, resource, text }) => ({ name: id, input: text ?? JSON.stringify(resource) })),
  );
});
