import type { SourceMended } from '../assemble/mended-counts';
import type { MendedKind } from '../bgz/define/mended';
import { count } from '../telemetry/instruments';
import type { Call } from './call';

/**
 * Tells the vendor of a source whose records are written in another form than is kept: figures, and one log line. The
 * records are right and the receiver gets them whole, so it is no failure; whoever keeps the source may want to know.
 */
export function tellMended({ group, source, counts }: SourceMended, { settings, trail }: Call): void {
  for (const [kind, values] of Object.entries(counts) as [MendedKind, number][])
    count('mended', { group, kind }, values);
  settings.logger.info(
    { event: 'records-mended', group, source, mended: counts, requestId: trail.requestId },
    'values in the records of a source were mended',
  );
}
