import type { Phrase } from '../../fhir/phrase';
import type { Check } from './check';
import type { ScenarioName } from './scenario-names';
import type { Stage } from './stage';

/** Something that is played against a receiver. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly title: Phrase;
  play(stage: Stage): Promise<readonly Check[]>;
}
