import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../audit/entry';
import { kindCodes } from '../audit/event/kinds';
import { UsageError } from './usage-error';

/** Numbers without a register of their own: names and accounts of who works with the trail. */
const REQUESTER = 'urn:bgz-facade:audit:requester';

/** `--by`: a name, or `system|value` with a register before it. */
export function userOf(by: string): NonNullable<AuditEntry['user']> {
  if (by.trim() === '') throw new UsageError('--by is the name or number of who asks.');
  const [system = '', value = ''] = by.includes('|') ? by.split('|', 2) : [REQUESTER, by];
  return { identifier: { system, value }, ...(!by.includes('|') && { name: by }) };
}

/** The line that tells that somebody used the trail. */
export const usageEntry = (
  by: string,
  at: Date,
  facts: Pick<AuditEntry, 'kind' | 'outcome'> & Partial<AuditEntry>,
): AuditEntry => ({
  id: randomUUID(),
  at: at.toISOString(),
  action: kindCodes[facts.kind].action,
  user: userOf(by),
  ...facts,
});
