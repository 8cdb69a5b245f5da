import { httpReport } from './http';
import { importReport } from './imports';
import { mappingReport } from './mapping';

console.log(['Mapping and assembling, against JSON.stringify', ...mappingReport()].join('\n'));
console.log(['', 'Requests per second, against the same bytes from memory', ...(await httpReport())].join('\n'));
console.log(['', 'Import', ...importReport()].join('\n'));
