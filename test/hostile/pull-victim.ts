import type { Offer } from '../../src/notified-pull';
import { buildNotificationTask, type PullBgzOptions, peerProfile, pullBgz } from '../../src/notified-pull';
import { BASE, recordOf } from '../referral/task/support';
import { victim } from './victim';

/** What is pulled, from where. */
export interface PullInput {
  readonly origin: string;
  readonly queries: readonly string[];
  readonly options?: Partial<PullBgzOptions>;
}

const pull = (origin: string, queries: readonly string[], options: Partial<PullBgzOptions> = {}) => {
  const offers = queries.map((query): Offer => ({ kind: 'query', query }));
  return pullBgz({
    allowLoopbackHttp: true,
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 'token-1',
    baseUrl: `${origin}/fhir`,
    retryDelayMs: 1,
    now: () => new Date('2026-11-24T10:00:00Z'),
    ...options,
  });
};

await victim<PullInput, Awaited<ReturnType<typeof pull>>>({
  warmUp: ({ origin }) => pull(origin, ['Flag?warm=up']),
  work: ({ origin, queries, options }) => pull(origin, queries, options),
  summary: ({ complete, sections, documents, problem }) => ({
    complete,
    problem,
    sections: sections.map(({ status, error, matches }) => ({
      status,
      failure: error?.failure,
      matches: matches.length,
    })),
    documents: documents.map(({ status, error }) => ({ status, failure: error?.failure })),
  }),
});
