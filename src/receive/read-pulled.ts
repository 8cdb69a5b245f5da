import type { FhirResource } from 'fhir/r3';
import { isBsn } from '../fhir/bsn';
import type { ReadResult } from '../read';
import type { Logger } from '../telemetry/logger';
import type { Place } from './gathered';
import type { PullBgzOptions } from './pull-bgz';
import type { PulledSection } from './pull-result';

interface Pulled {
  /** Sections of which only what is the patient's is left. */
  readonly sections: readonly PulledSection[];
  readonly places: ReadonlyMap<FhirResource, Place>;
  /** The BSN of the notification, when a Patient with it came. */
  readonly bsn: string | undefined;
  /** The moment of the pull. */
  readonly now: Date;
}

/**
 * Reads what was pulled into records, each resource with the address it came with.
 *
 * @returns undefined when that was not asked for, or when it failed, which is logged and costs nothing else.
 */
export async function readPulled(
  { sections, places, bsn, now }: Pulled,
  read: PullBgzOptions['read'],
  logger: Logger,
): Promise<ReadResult | undefined> {
  if (read === undefined || read === false) return undefined;
  try {
    const { readBgz } = await import('../read');
    const entry = sections
      .flatMap(({ matches, included }) => [...matches, ...included])
      .map((resource) => {
        const fullUrl = places.get(resource)?.fullUrl;
        return { ...(fullUrl !== undefined && { fullUrl }), resource };
      });
    const patient = bsn !== undefined && isBsn(bsn) ? { patient: { bsn } } : {};
    return await readBgz({ resourceType: 'Bundle', entry }, { now, ...(read === true ? {} : read), ...patient });
  } catch (err) {
    logger.error({ event: 'reading-failed', err }, 'what was pulled could not be read into records');
    return undefined;
  }
}
