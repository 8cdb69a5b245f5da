import { expect, it } from 'vitest';
import { reasonChoices, stateChoices } from '../../src/cli/outbox-choices';
import { dropReasons, messageStates } from '../../src/notified-pull';

it('the choices of bgz outbox are those of the library', () => {
  expect(stateChoices).toEqual([...messageStates]);
  expect(reasonChoices).toEqual([...dropReasons]);
});
