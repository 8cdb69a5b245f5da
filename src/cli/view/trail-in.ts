import type { Language } from '../../validate/issue';
import type { ViewTrail } from '../../view/model';
import { type TrailInput, trailOf } from '../../view/trail/trail-of';
import { findFiles } from '../files/find-files';
import { readSources } from '../files/read-sources';
import { UsageError } from '../usage-error';

const TRAILS = ['.ndjson', '.jsonl', '.json'];

/** A file may be NDJSON under any name, as logs are. */
function linesIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)].flat();
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        try {
          return JSON.parse(line) as unknown;
        } catch {
          return undefined;
        }
      });
  }
}

/**
 * The trail that was asked for.
 *
 * @throws {UsageError} When a file cannot be read, there is nothing of a referral, or there are several.
 */
export async function trailIn({
  trail,
  referral,
  lang,
}: {
  readonly trail?: readonly string[];
  readonly referral?: string;
  readonly lang: Language;
}): Promise<ViewTrail | undefined> {
  if (trail === undefined) {
    if (referral !== undefined) throw new UsageError('--referral chooses from trails: give --trail FILE.');
    return undefined;
  }
  const trails: TrailInput[] = [];
  for (const file of await findFiles(trail, TRAILS)) {
    const lines: unknown[] = [];
    for await (const read of readSources(file)) {
      if ('unreadable' in read) throw new UsageError(read.unreadable[lang]);
      if ('pdf' in read)
        throw new UsageError(`${read.source} is a PDF; a trail is read as lines of JSON, or a Bundle.`);
      lines.push(...linesIn(read.text));
    }
    trails.push({ name: file, lines });
  }
  const made = trailOf(trails, referral === undefined ? {} : { referral });
  if (made.steps.length === 0) throw new UsageError('There is nothing of such a referral in these trails.');
  if (made.referrals > 1)
    throw new UsageError(
      `There are ${made.referrals} referrals in these trails, and a page shows one: give --referral with the id of its notification, group or correlation.`,
    );
  return made;
}
