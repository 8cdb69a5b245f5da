import { grantStoreReport } from './grant-store';
import { growthReport } from './growth';
import { httpReport } from './http';
import { importReport } from './imports';
import { loadReport } from './load';
import { mappingReport } from './mapping';
import { notifiedPullReport } from './notified-pull';
import { observationsReport } from './observations';
import { snomedReport } from './snomed';
import { validateReport } from './validate';
import { wholePullReport } from './whole-pull';

console.log(['Mapping and assembling, against JSON.stringify', ...mappingReport()].join('\n'));
console.log(['', 'Requests per second, against the same bytes from memory', ...(await httpReport())].join('\n'));
console.log(
  ['', 'A pull of the whole BgZ, against the same bytes from memory', ...(await wholePullReport())].join('\n'),
);
console.log(['', 'A long history', ...(await observationsReport())].join('\n'));
console.log(['', '64 receivers at a time, the whole BgZ each', ...(await loadReport())].join('\n'));
console.log(['', 'Import', ...importReport()].join('\n'));
console.log(
  ['', 'Authorisation and audit of a pull, against the same pull without', ...(await notifiedPullReport())].join('\n'),
);
console.log(['', 'Looking up a grant as the store grows', ...(await grantStoreReport())].join('\n'));
console.log(['', 'Reading ten times as much, per unit of size', ...growthReport()].join('\n'));
console.log(['', 'Validation, against JSON.parse and HAPI', ...(await validateReport())].join('\n'));
console.log(['', 'SNOMED CT index of a made-up release of 500,000 concepts', ...(await snomedReport())].join('\n'));
