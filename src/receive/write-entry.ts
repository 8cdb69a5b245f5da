import type { AuditEntry } from '../audit/entry';
import { count } from '../telemetry/instruments';
import type { PullMeans } from './open-session';
import type { PullBgzOptions } from './pull-bgz';

/** Writes a line of a pull in the trail, where there is one; false when that failed, or was not done in time. */
export async function writeEntry(
  entry: AuditEntry,
  { audit }: Pick<PullBgzOptions, 'audit'>,
  { waitFor, logger }: Pick<PullMeans, 'waitFor' | 'logger'>,
): Promise<boolean> {
  if (audit === undefined) return true;
  try {
    // Also of a pull that the caller ended: their signal does not end the trail.
    await waitFor('audit', (signal) => audit.write(entry, { signal }));
    return true;
  } catch (err) {
    count('auditFailures', { kind: entry.kind });
    logger.error({ event: 'audit-failed', err }, 'the audit trail could not be written');
    return false;
  }
}
