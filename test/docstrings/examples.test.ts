import { expect, it } from 'vitest';
import { faultsOf } from '../compiled-blocks';
import { around } from './around';
import { examplesIn } from './examples';

const examples = examplesIn('src');

it('every example in a docstring compiles as that of a strict user of the package', () => {
  expect(faultsOf(examples, 'ts')).toEqual([]);
  expect(examples.length).toBeGreaterThan(140);
});

it('all that stands around the examples is of use to one', () => {
  const used = new Set(
    examples.flatMap((one) => [...one.around.matchAll(/^declare const (\w+):/gm)].map(([, name]) => name)),
  );
  expect(Object.keys(around).filter((name) => !used.has(name))).toEqual([]);
});
