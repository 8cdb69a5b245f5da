import type { Json } from '../../fhir/json';
import type { ValidationReport } from '../../validate/issue';
import type { Answer } from '../run/answer';
import type { Assert, TestScript } from '../script/test-script';

/** What an assert is judged with. */
export interface Judged {
  readonly assert: Assert;
  readonly answer: Answer;
  readonly script: TestScript;
  /** The text of a script with its variables filled in. */
  readonly filled: (text: string) => string;
  /** A fixture, or the resource of an answer that was kept under this id. */
  readonly resource: (id: string) => Json | undefined;
  readonly validate: (text: string, profile: string) => Promise<ValidationReport>;
}
