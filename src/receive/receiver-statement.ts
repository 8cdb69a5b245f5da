import type { CapabilityStatement } from 'fhir/r3';
import { statementHead } from '../http/statement-head';

/** What the statement depends on. */
export interface StatementOf {
  /** FHIR base of the receiver, as the outside knows it. */
  readonly base: string;
  /** Whether senders must bring a token. */
  readonly secured: boolean;
}

const secured = {
  cors: false,
  service: [{ coding: [{ system: 'http://hl7.org/fhir/restful-security-service', code: 'OAuth' }] }],
  description: 'A bearer token (RFC 6750) of the organization that the Task is from; metadata is open.',
};

/**
 * What the receiving end of Notified Pull can: take a notification and a withdrawal of it (STU3, CapabilityStatement).
 * Clients ask for it before their first message, and send that only when the FHIR version is theirs.
 */
export const receiverStatement = ({ base, secured: asksToken }: StatementOf): CapabilityStatement => ({
  ...statementHead('Receives notifications of Notified Pull (Twiin-01, Twiin-02).', base),
  acceptUnknown: 'extensions',
  rest: [
    {
      mode: 'server',
      ...(asksToken && { security: secured }),
      resource: [
        {
          type: 'Task',
          documentation:
            'Notifications, known by Task.identifier. They are handed over to the application and not read back.',
          interaction: [
            { code: 'create', documentation: 'A notification; a repetition of it gets the same Location.' },
            { code: 'update', documentation: 'PUT Task?identifier=system|value with status cancelled withdraws it.' },
          ],
          versioning: 'no-version',
          updateCreate: false,
          conditionalCreate: false,
          searchParam: [
            {
              name: 'identifier',
              type: 'token',
              documentation: 'In the address of a withdrawal only; there is no search.',
            },
          ],
        },
      ],
    },
  ],
});
