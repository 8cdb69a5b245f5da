import type { BgzRecordsInput } from '../../../src/zib';
import { hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  healthcareProviders: [{ id: 'provider-1', ...hospital }],
} satisfies Partial<BgzRecordsInput>;
