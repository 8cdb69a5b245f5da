import { it } from 'vitest';
import { createValidator } from '../../src/validate';
import { runs, shareOf } from '../effort';
import { now } from '../facade/support';
import { generalCases } from '../oracle/cases';
import { sharedIsPresent } from '../oracle/shared';
import { expectSameVerdicts, ownInputs } from './fixtures/verdicts';

const validator = () => createValidator({ now });

it('every resource of the demo patients gets the same report in any order', async () => {
  await expectSameVerdicts(ownInputs(), validator, runs(2));
});

it.skipIf(!sharedIsPresent)('so does every published example, and what was made wrong of it', async () => {
  const cases = await generalCases();
  const whole = cases.filter(({ seed }) => seed === undefined);
  const mutants = cases.filter(({ seed }, at) => seed !== undefined && at % 100 === 0);
  const step = 1 / shareOf(0.4);
  const taken = [...whole, ...mutants].filter((_, at) => at % step < 1);
  const inputs = taken.map(({ id, resource }) => ({ name: id, input: resource }));
  await expectSameVerdicts(inputs, validator, runs(1));
});
