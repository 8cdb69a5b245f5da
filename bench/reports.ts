import { besideHapiReport } from './beside-hapi';
import type { Row } from './figures';
import { grantStoreReport } from './grant-store';
import { growthReport } from './growth';
import { httpReport } from './http';
import { importReport } from './imports';
import { loadReport } from './load';
import { longRunReport } from './long-run';
import { mappingReport } from './mapping';
import { notifiedPullReport } from './notified-pull';
import { observationsReport } from './observations';
import { receiverReport } from './receiver';
import { sizeReport } from './size';
import { snomedReport } from './snomed';
import { trailReport } from './trail';
import { validateReport } from './validate';
import { viewReport } from './view';
import { wholePullReport } from './whole-pull';
import { xmlReport } from './xml';

/** Something that is measured, by the name it is asked for with. */
export interface Report {
  readonly title: string;
  readonly run: () => Promise<readonly Row[]> | readonly Row[];
}

/** Everything that `npm run bench` measures, in its order. */
export const reports: Readonly<Record<string, Report>> = {
  validate: { title: 'Validation, against JSON.parse and rivals', run: validateReport },
  mapping: { title: 'Mapping and assembling, against JSON.stringify', run: mappingReport },
  http: { title: 'Requests over HTTP, against the same bytes', run: httpReport },
  'whole-pull': { title: 'A pull of the whole BgZ, against the same bytes', run: wholePullReport },
  'beside-hapi': { title: 'The same searches, beside the RestfulServer of HAPI', run: besideHapiReport },
  xml: { title: 'XML of all searches of a whole BgZ, beside JSON and beside its parser', run: xmlReport },
  observations: { title: 'A long history', run: observationsReport },
  'notified-pull': { title: 'Authorisation and trail of a pull', run: notifiedPullReport },
  load: { title: 'Many receivers at a time, the whole BgZ each', run: loadReport },
  receiver: { title: 'A receiving hospital that pulls a thousand BgZs', run: receiverReport },
  'long-run': { title: 'Pulls without pause', run: () => longRunReport() },
  'grant-store': { title: 'Looking up a grant as the store grows', run: grantStoreReport },
  trail: { title: 'Looking up and exporting the trail as it grows', run: trailReport },
  view: { title: 'The page of a BgZ, in Chromium', run: viewReport },
  imports: { title: 'Importing a door, in a fresh process', run: importReport },
  size: { title: 'What is installed', run: sizeReport },
  growth: { title: 'Reading ten times as much, per unit of size', run: growthReport },
  snomed: { title: 'SNOMED CT index of a made-up release of 500,000 concepts', run: snomedReport },
};
