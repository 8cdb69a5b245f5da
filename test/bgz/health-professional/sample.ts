import type { BgzRecordsInput } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  healthProfessionals: [{ id: 'professional-1', ...cardiologist }],
} satisfies Partial<BgzRecordsInput>;
