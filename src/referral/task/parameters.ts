/** Code system of Task.code in the Twiin spelling. */
export const TASK_CODE = 'http://fhir.nl/fhir/NamingSystem/TaskCode';
/** Code system of Task.input.type in the Twiin spelling. */
export const TASK_PARAMETER = 'http://fhir.nl/fhir/NamingSystem/TaskParameter';
/** Register of UUIDs and other URIs as identifiers. */
export const URI_REGISTER = 'urn:ietf:rfc:3986';
/** What Nuts 1.0 writes for the same. */
export const UUID_REGISTER = 'https://tools.ietf.org/html/rfc4122';
/** Register of decentralised identifiers. */
export const DID_REGISTER = 'https://www.w3.org/ns/did/v1';
const ROUTING = 'http://nuts-foundation.github.io/nl-generic-functions-ig/StructureDefinition/';
/** Carries the service behind the front door (TA Routering 1.3; spec bgz-msz-profiles §5). */
export const DEPARTMENT_EXTENSION = `${ROUTING}task-stu3-healthcareservice`;
/** Carries the place behind the front door. */
export const LOCATION_EXTENSION = `${ROUTING}task-stu3-location`;

/** What an input of the Task can be about. */
export type ParameterKind = 'authorizationBase' | 'getWorkflowTask' | 'query' | 'resource';

/**
 * Every spelling of Task.input.type met in the field (spec notified-pull §4.1). Of a coding only the code counts: the systems
 * differ per vendor and version, the codes do not clash.
 */
export const parameterSpellings: Readonly<Record<string, ParameterKind>> = {
  'authorization-base': 'authorizationBase',
  authorization_base: 'authorizationBase',
  consent_token: 'authorizationBase',
  'get-workflow-task': 'getWorkflowTask',
  get_workflow_task: 'getWorkflowTask',
  'query-available-resources': 'query',
  'search-resource': 'query',
  query_string: 'query',
  'read-available-resource': 'resource',
  'read-resource': 'resource',
};

/** Every spelling of Task.code of a notification (spec notified-pull §4 and §4.1). */
export const notificationCodes: readonly string[] = ['pull-notification', 'notified_pull', 'notified-pull'];
