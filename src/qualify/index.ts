// Running the TestScripts of a qualification against a server.
export type { Cause } from './asserts/verdict';
export { type QualifyOptions, qualify } from './qualify';
export { qualificationHtml } from './report/html';
export { qualificationJson } from './report/json';
export { qualificationJUnit } from './report/junit';
export { type QualificationTextOptions, qualificationText, scriptText } from './report/text';
export type { AssertResult, Counts, Outcome, Qualification, ScriptResult, TestResult } from './run/result';
export { TestScriptError } from './script/read-test-script';
