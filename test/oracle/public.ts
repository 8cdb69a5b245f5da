import path from 'node:path';
import { parseArgs } from 'node:util';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { readFhirPackage } from '../../src/fhir/package/read-fhir-package';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import { createValidator, type FhirResource, type ValidationIssue } from '../../src/validate/index';
import { isError, nearest } from './differences';
import { argumentFor } from './public/argued';
import { type PublicCase, readPublicCases } from './public/cases';
import { publicFolder } from './public/fetch';
import { shared } from './shared';
import { table } from './table';

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    case: { type: 'string' },
    detail: { type: 'boolean', default: false },
  },
});

const core = readFhirPackage(path.join(shared, 'packages/hl7.fhir.r3.core-3.0.2'));
const cases = readPublicCases(publicFolder(options.folder), createFhirXmlModel(definitionsOf([core])));

async function ours({ input, supporting, profile }: PublicCase): Promise<readonly ValidationIssue[]> {
  const resources = supporting.filter((one): one is typeof one & FhirResource => typeof one.resourceType === 'string');
  const packages = resources.length > 0 ? [{ name: 'public.test.case', version: '1.0.0', resources }] : [];
  const validator = createValidator({ packages });
  return (await validator.validate(input, { profiles: profile ? [profile] : [], language: 'en' })).issues;
}

const verdict = (errors: number): string => (errors > 0 ? 'does not conform' : 'conforms');
const rows: (string | number)[][] = [];
const reasons: string[] = [];
const count = { agree: 0, argued: 0, differ: 0 };

for (const one of cases.filter(({ name }) => name.includes(options.case ?? ''))) {
  const expected = one.expected.filter(isError);
  const found = (await ours(one)).filter(isError);
  const agrees = found.length > 0 === expected.length > 0;
  const argument = argumentFor(one.name);
  const outcome = agrees ? 'agree' : argument ? 'argued' : 'differ';
  count[outcome] += 1;
  const places = found.map(({ expression }) => expression);
  const shared = expected.filter(({ expression }) => (nearest(expression, places) ?? 'elsewhere') !== 'elsewhere');
  rows.push([
    one.name,
    verdict(expected.length),
    verdict(found.length),
    `${shared.length}/${expected.length}`,
    outcome,
  ]);
  if (agrees && argument) reasons.push(`${one.name}: agrees, and is argued all the same: take the argument out`);
  else if (!agrees && argument) reasons.push(`${one.name}: ${argument}`);
  if (outcome === 'differ' || options.detail) {
    reasons.push(
      [
        `${one.name}: ${outcome}`,
        ...expected.map(({ expression, message }) => `  theirs  ${expression}: ${message}`),
        ...found.map(({ expression, rule, message }) => `  ours    ${expression}: ${rule}: ${message}`),
      ].join('\n'),
    );
  }
}

console.log(table(['case', 'stated', 'ours', 'same place', 'outcome'], rows));
console.log(`\n${reasons.join('\n')}`);
console.log(`\n${rows.length} verdicts: ${count.agree} agree, ${count.argued} argued, ${count.differ} differ`);
