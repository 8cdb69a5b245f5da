// Running the TestScripts of a qualification against a server, and playing a sender against a receiver.
export type { Cause } from './asserts/verdict';
export { type QualifyOptions, qualify } from './qualify';
export type {
  PullCheck,
  QualifyReceiverOptions,
  ReceiverOutcome,
  ReceiverProbe,
  SendingAddress,
} from './receiver/options';
export { qualifyReceiver } from './receiver/qualify-receiver';
export { type ScenarioName, scenarioNames } from './receiver/scenario-names';
export { qualificationHtml } from './report/html';
export { qualificationJson } from './report/json';
export { qualificationJUnit } from './report/junit';
export { type QualificationTextOptions, qualificationText, scriptText } from './report/text';
export type { AssertResult, Counts, Outcome, Qualification, ScriptResult, TestResult, Words } from './run/result';
export { TestScriptError } from './script/read-test-script';
