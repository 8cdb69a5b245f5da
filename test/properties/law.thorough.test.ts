import { expect, it } from 'vitest';
import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';
import { covering, isRefused } from './law/sample';
import { groups } from './law/schema';

holdToLaw(groups, { oneIn: 1, drawn: runs(200) });

it.each(groups)('%s refuses no other places of its schema than those of the list', (group) => {
  const { unstated } = covering(group, () => false);
  expect(unstated.filter((path) => !isRefused(group, path))).toEqual([]);
});
