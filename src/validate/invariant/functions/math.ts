import { onlyItem } from '../equality';
import { fromNumber, nothing } from '../node';
import { EvaluationProblem } from '../scope';
import { collecting, type FunctionEntry, type FunctionTable, oneInteger } from './entry';

function onNumber(name: string, apply: (value: number) => number): FunctionEntry {
  return collecting(0, 0, () => (input) => {
    const value = onlyItem(input, name)?.value;
    if (value === undefined) return nothing;
    if (typeof value !== 'number') throw new EvaluationProblem(`${name} needs a number`);
    const result = apply(value);
    return Number.isFinite(result) ? fromNumber(result) : nothing;
  });
}

/** Functions on one number. */
export const mathFunctions: FunctionTable = {
  abs: onNumber('abs', Math.abs),
  ceiling: onNumber('ceiling', Math.ceil),
  floor: onNumber('floor', Math.floor),
  truncate: onNumber('truncate', Math.trunc),
  sqrt: onNumber('sqrt', Math.sqrt),
  round: collecting(0, 1, ([digits], count) => (input, scope) => {
    const value = onlyItem(input, 'round')?.value;
    if (typeof value !== 'number') return nothing;
    return fromNumber(Number(value.toFixed(count === 0 ? 0 : oneInteger(digits, scope, 'round'))));
  }),
};
