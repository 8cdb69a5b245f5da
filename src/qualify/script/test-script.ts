/** A TestScript (STU3 testscript.html) as far as it is run; elements that came with R4 and that scripts for STU3 have are among them. */
export interface TestScript {
  /** The path or name it was read from. */
  readonly source: string;
  /** TestScript.title, else its name or id. */
  readonly title: string;
  /** Canonical URLs by the id a validateProfileId names. */
  readonly profiles: ReadonlyMap<string, string>;
  readonly fixtures: readonly Fixture[];
  readonly variables: ReadonlyMap<string, Variable>;
  /** Whether the server is what is judged; of a script that judges a client a server under test is not asked. */
  readonly ofServer: boolean;
  /** The format that its operations ask for, where all ask for the same. */
  readonly format: 'json' | 'xml' | undefined;
  readonly setup: readonly Action[];
  readonly tests: readonly ScriptTest[];
  readonly teardown: readonly Action[];
}

/** TestScript.fixture */
export interface Fixture {
  readonly id: string;
  /** Where it stands, relative to the script. */
  readonly reference: string | undefined;
}

/** TestScript.variable */
export interface Variable {
  readonly name: string;
  readonly defaultValue: string | undefined;
  /** FHIRPath, asked of the fixture or response `sourceId`. */
  readonly expression: string | undefined;
  /** XPath or JSONPath; not evaluated. */
  readonly path: string | undefined;
  readonly headerField: string | undefined;
  readonly sourceId: string | undefined;
}

/** TestScript.test; one without an id of its own judges the answer before it, and belongs to the test that asked for that. */
export interface ScriptTest {
  readonly id: string | undefined;
  readonly name: string;
  readonly actions: readonly Action[];
}

export type Action =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'assert'; readonly assert: Assert };

/** TestScript.setup.action.operation */
export interface Operation {
  /** `read`, `search`, `create` …, or the name of an operation. */
  readonly type: string | undefined;
  readonly method: string | undefined;
  readonly resource: string | undefined;
  readonly params: string | undefined;
  readonly url: string | undefined;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly encodeRequestUrl: boolean;
  readonly requestHeaders: readonly { readonly field: string; readonly value: string }[];
  readonly requestId: string | undefined;
  readonly responseId: string | undefined;
  readonly sourceId: string | undefined;
  readonly targetId: string | undefined;
}

/** What an assert compares with; more than those there are names what cannot be judged. */
export type Operator =
  | 'equals'
  | 'notEquals'
  | 'in'
  | 'notIn'
  | 'greaterThan'
  | 'lessThan'
  | 'empty'
  | 'notEmpty'
  | 'contains'
  | 'notContains'
  | 'eval';

/** TestScript.setup.action.assert */
export interface Assert {
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly direction: 'request' | 'response';
  readonly operator: string | undefined;
  readonly value: string | undefined;
  readonly expression: string | undefined;
  readonly path: string | undefined;
  readonly responseCode: string | undefined;
  readonly response: string | undefined;
  readonly resource: string | undefined;
  readonly contentType: string | undefined;
  readonly headerField: string | undefined;
  readonly minimumId: string | undefined;
  readonly navigationLinks: boolean;
  readonly validateProfileId: string | undefined;
  readonly requestMethod: string | undefined;
  readonly requestUrl: string | undefined;
  readonly compareToSourceId: string | undefined;
  readonly compareToSourceExpression: string | undefined;
  readonly sourceId: string | undefined;
  /** Ids of rules: of `rule` and `ruleset`, and of Touchstone's extension. */
  readonly rules: readonly string[];
  readonly warningOnly: boolean;
  /** R4, and in the scripts of Nictiz: nothing more of the test is run when this assert fails. */
  readonly stopTestOnFail: boolean;
}
