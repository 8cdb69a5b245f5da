import { expect, it } from 'vitest';
import { runs } from '../effort';
import { judgeDrawn, lawful } from './law';
import { groups } from './law-records';

it.each(groups)('%s drawn at random, twenty times as often', async (group) => {
  expect(await judgeDrawn(group, runs(200))).toEqual(lawful);
});
