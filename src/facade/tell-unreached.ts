import { asksForSection, type SearchResult } from '../assemble/search';
import type { Unreached } from '../assemble/unreached';
import { type Offered, visible } from '../assemble/visible';
import type { Finding } from '../http/refusal';
import { count } from '../telemetry/instruments';
import { guarded } from '../telemetry/logger';
import type { Call } from './call';
import type { ParsedSearch } from './search-request';

/** Records named to the receiver; the log and the port get each. */
const TOLD = 20;

/** Who only listens does not decide what is sent. */
function hand(unreached: Unreached, { settings, trail }: Call): void {
  guarded(
    // Its own: what is told again to the next is not what this one may have changed.
    () => settings.onUnreached?.(structuredClone(unreached)),
    (err) => settings.logger.error({ event: 'unreached-failed', requestId: trail.requestId, err }, 'onUnreached threw'),
  );
}

function tell(unreached: Unreached, call: Call): void {
  const { group, searches, reason } = unreached;
  count('unreached', { group });
  const facts = { event: 'record-unreached', group, record: unreached.name, searches, reason };
  call.settings.logger.warn(
    { ...facts, requestId: call.trail.requestId },
    'a record is returned by no national search of its section',
  );
  hand(unreached, call);
}

/**
 * Tells who should know of the records of the searched section that no national search returns: figures, log, the vendor's
 * port. For a search that asks for its section, once per pull: not for pages cut from what was told of before.
 *
 * @param offered What the authorisation limits the request to; undefined when it does not.
 * @returns Those that the receiver is told of: that this answer does not hold either, and that the authorisation lets be seen.
 */
export function tellUnreached(
  { request }: ParsedSearch,
  result: SearchResult,
  call: Call,
  offered: Offered | undefined,
): readonly Unreached[] {
  if (result.patientId === undefined || !asksForSection(request)) return [];
  const unreached = result.unreached();
  if (unreached.length === 0) return [];
  for (const one of unreached) tell(one, call);
  const held = new Set(result.matches.map((one) => `${one.resourceType}/${one.id}`));
  const lacking = unreached.filter(({ reference }) => !held.has(reference));
  // What may be seen takes all searches that were offered to find out.
  if (lacking.length === 0 || offered === undefined) return lacking;
  const mayBeSeen = visible(offered, result.assembled);
  return lacking.filter(({ reference }) => mayBeSeen.has(reference));
}

/**
 * Notices of severity `information` to the receiver: the answer is complete as an answer to what was asked, so nothing of it is
 * `incomplete`.
 */
export function unreachedFindings(unreached: readonly Unreached[]): readonly Finding[] {
  const byReason = new Map<string, Unreached[]>();
  for (const one of unreached) {
    const known = byReason.get(one.reason);
    if (known === undefined) byReason.set(one.reason, [one]);
    else known.push(one);
  }
  return [...byReason].map(([reason, records]) => {
    const names = records.slice(0, TOLD).map(({ name }) => name);
    if (records.length > TOLD) names.push(`and ${records.length - TOLD} more`);
    const diagnostics = `Not found by the national search of ${records[0]?.group}: ${records.length} record(s), ${names.join(', ')}: ${reason}. A search without these parameters returns them.`;
    return { severity: 'information', code: 'informational', diagnostics };
  });
}
