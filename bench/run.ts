import { httpReport } from './http';
import { importReport } from './imports';
import { mappingReport } from './mapping';
import { snomedReport } from './snomed';
import { validateReport } from './validate';

console.log(['Mapping and assembling, against JSON.stringify', ...mappingReport()].join('\n'));
console.log(['', 'Requests per second, against the same bytes from memory', ...(await httpReport())].join('\n'));
console.log(['', 'Import', ...importReport()].join('\n'));
console.log(['', 'Validation, against JSON.parse and HAPI', ...(await validateReport())].join('\n'));
console.log(['', 'SNOMED CT index of a made-up release of 500,000 concepts', ...(await snomedReport())].join('\n'));
