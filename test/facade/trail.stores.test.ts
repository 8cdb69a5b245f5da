import { expect, it } from 'vitest';
import { auditTable } from '../../src/audit';
import { describeOnBoth } from '../sql/databases';
import { ask, facadeOf } from './support';

describeOnBoth('a request that would keep itself out of the trail', (open) => {
  const smileys = encodeURIComponent('😀'.repeat(120));

  it.each(['', 'a'])('is told, however its text is cut (after %j)', async (padding) => {
    const audit = await auditTable(await open());
    const facade = facadeOf({ audit });
    const path = `AllergyIntolerance?${Array.from({ length: 9 }, (_, i) => `x${i}=${padding}${smileys}`).join('&')}`;
    expect((await ask(facade, path)).status).toBe(400);
    expect((await audit.query()).lines).toMatchObject([{ entry: { outcome: 'refused', status: 400 } }]);
  });
});
