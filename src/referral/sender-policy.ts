import type { AuditUser } from '../audit/entry';

/** Who acts in the sending hospital; goes to the trail. */
export type Actor = AuditUser;

/** What in the sending hospital takes a decision of a person. */
export const senderOperations = ['notify', 'amend', 'cancel', 'resend', 'drop'] as const;
export type SenderOperation = (typeof senderOperations)[number];

/**
 * Who may do what, as UZI role codes: exact (`81.000`), a whole profession (`01.*`), or `*` for anyone the EPD let in, with
 * or without a role.
 */
export type SenderPolicy = Readonly<Record<SenderOperation, readonly string[]>>;

/**
 * Those who treat and may refer on their own: doctors (01), dentists (02), midwives (03), nurse specialists (30.065 to
 * 30.069) and physician assistants (81.000).
 */
export const treatingRoles: readonly string[] = [
  '01.*',
  '02.*',
  '03.*',
  '30.065',
  '30.066',
  '30.067',
  '30.068',
  '30.069',
  '81.000',
];

/**
 * The default (spec vendor-checklist 18 and 20): who treats decides on notifying, amending and cancelling. Sending a message
 * again, or giving up one that nobody takes, decides nothing of who may pull; operators who do it seldom have a UZI role.
 */
export const defaultSenderPolicy: SenderPolicy = {
  notify: treatingRoles,
  amend: treatingRoles,
  cancel: treatingRoles,
  resend: ['*'],
  drop: ['*'],
};

const PATTERN = /^(\*|\d{2}\.(\*|\d{3}))$/;

/**
 * The default with the vendor's own choices per operation; an empty list lets nobody.
 *
 * @throws {TypeError} When an operation or role pattern is none; names all of them.
 * @example
 * const policy = senderPolicy({ cancel: ['01.*', '30.*'] });
 */
export function senderPolicy(choices: Partial<SenderPolicy> = {}): SenderPolicy {
  const wrong = Object.entries(choices).flatMap(([operation, roles]) => {
    if (!(senderOperations as readonly string[]).includes(operation)) return [operation];
    return (roles ?? []).filter((role) => !PATTERN.test(role)).map((role) => `${operation}: '${role}'`);
  });
  if (wrong.length > 0) {
    throw new TypeError(
      `rolesThatMay has ${senderOperations.join(', ')}, each a list of roles like '01.015', '01.*' or '*'; not ${wrong.join('; ')}.`,
    );
  }
  return { ...defaultSenderPolicy, ...choices };
}

const fits = (role: string | undefined, pattern: string): boolean => {
  if (pattern === '*') return true;
  if (role === undefined) return false;
  return pattern.endsWith('.*')
    ? /^\d{2}\.\d{3}$/.test(role) && role.startsWith(pattern.slice(0, 3))
    : role === pattern;
};

/** True when the policy lets somebody with this role do this. */
export const mayAct = (policy: SenderPolicy, operation: SenderOperation, actor: Pick<Actor, 'role'>): boolean =>
  policy[operation].some((pattern) => fits(actor.role, pattern));
