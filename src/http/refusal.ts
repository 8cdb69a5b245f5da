import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r3';
import type { HttpReason, IssueCode } from './refusal-reasons';

/** One finding of an OperationOutcome. `diagnostics` never holds a BSN, a name or a token. */
export interface Finding {
  readonly severity?: OperationOutcomeIssue['severity'];
  readonly code: IssueCode;
  readonly diagnostics: string;
  /** The request parameter or header it is about. */
  readonly location?: string;
}

/**
 * Ends a request with a status and an OperationOutcome. Thrown inside the facade only; its door turns it into a Response.
 * `Reason`: the codes of whoever refuses, each of which has words (`facadeReasons` and its like).
 */
export class Refusal<Reason extends string = HttpReason> extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly findings: readonly Finding[];
  readonly headers: Readonly<Record<string, string>>;
  /** Stable code of why, for the audit trail; the caller is told the findings only. */
  readonly reason: string;

  constructor(
    status: number,
    findings: Finding | readonly Finding[],
    headers: Readonly<Record<string, string>> = {},
    reason?: NoInfer<Reason>,
  ) {
    super(`HTTP ${status}`);
    this.status = status;
    this.findings = Array.isArray(findings) ? findings : [findings as Finding];
    this.headers = headers;
    this.reason = reason ?? this.findings[0]?.code ?? 'refused';
  }
}

/** An OperationOutcome of these findings. */
export function operationOutcome(findings: readonly Finding[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: findings.map(({ severity = 'error', code, diagnostics, location }) => ({
      severity,
      code,
      diagnostics,
      ...(location !== undefined && { location: [location] }),
    })),
  };
}
