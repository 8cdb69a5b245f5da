import type { Scenario } from '../scenario';
import { type ScenarioName, scenarioNames } from '../scenario-names';
import { badSenderScenarios } from './of-bad-senders';
import { malformedScenarios } from './of-malformed';
import { messageScenarios } from './of-messages';
import { pullScenarios } from './of-pulls';

const all: readonly Scenario[] = [
  ...Object.values(pullScenarios),
  ...Object.values(messageScenarios),
  ...Object.values(malformedScenarios),
  ...Object.values(badSenderScenarios),
];

const nth = (name: ScenarioName) => scenarioNames.indexOf(name);

/** All of them, in the order in which they are played. */
export const scenarios: readonly Scenario[] = [...all].sort((one, other) => nth(one.name) - nth(other.name));
