import { expect, it } from 'vitest';
import { serve } from '../../src/cli/serve';
import { faultInArguments } from './parsed-command';

const asked = {
  port: '0',
  host: '127.0.0.1',
  lang: 'en',
  bsn: 'asNamed',
  invalidRecords: 'fail',
  narrative: true,
} as const;

it.each([
  ['adapter.js', /bgz check adapter\.js --patients FILE.*"npm start" in the one that "bgz init" writes/],
  ['src/adapter.mts', /bgz check src\/adapter\.mts/],
  ['patients', /^Say what patients holds: --records patients or --ada patients\.$/],
])('bgz serve %s tells what to do in its place', async (given, told) => {
  expect(await faultInArguments(['serve', given])).toBeUndefined();
  await expect(serve({ ...asked, given })).rejects.toThrow(told);
});
