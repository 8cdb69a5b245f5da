import { importReport } from './imports';
import { demoBundles, packageExamples } from './validate-cases';
import { measureHapi } from './validate-hapi';

console.log(importReport().join('\n'));
for (const [n, c] of [
  ['demo', await demoBundles()],
  ['examples', packageExamples()],
] as const)
  for (const s of [16, 40]) console.log(n, s, JSON.stringify(measureHapi(c, s)));
