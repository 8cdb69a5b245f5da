import { readAda } from '../src/ada';
import { definitionsOf } from '../src/fhir/definitions/definitions';
import { readFhirXml } from '../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../src/fhir/xml/xml-model';
import { createCodelists } from '../src/terminology/codelists/create-codelists';
import { bundledCodelists } from '../src/terminology/codelists/load-codelists';
import { bricks, c, instance, ref, v } from '../test/ada/instances';
import { figure, type Row, ratios } from './figures';
import { roundsOf } from './measure';

const model = createFhirXmlModel(definitionsOf());
const inPatient = (content: string) => `<Patient xmlns="http://hl7.org/fhir">${content}</Patient>`;

/** An instance of so many medication agreements that share one product. */
function agreements(count: number): string {
  const block = (at: number) =>
    `<medicatieafspraak id="ma${at}">${v('afspraakdatum', 'T')}<afgesproken_geneesmiddel>${ref('product', 'd')}</afgesproken_geneesmiddel></medicatieafspraak>`;
  const product = `<product id="d">${c('product_code', '67903', '2.16.840.1.113883.2.4.4.10', 'PARACETAMOL')}</product>`;
  return instance(
    `<medicatie>${Array.from({ length: count }, (_item, at) => block(at)).join('')}</medicatie>`,
    bricks(product),
  );
}

/** Input by its size, and what reads it. */
const readers: readonly (readonly [string, (size: number) => string, (text: string) => unknown])[] = [
  ['XML: elements that are none', (size) => inPatient('<foo/>'.repeat(size * 50)), (text) => readFhirXml(text, model)],
  [
    'XML: an attribute that does not end',
    (size) => `<Patient a="${'&amp;'.repeat(size * 50)}`,
    (text) => readFhirXml(text, model),
  ],
  [
    'XML: a comment that does not end',
    (size) => inPatient(`<!--${'-'.repeat(size * 50)}`),
    (text) => readFhirXml(text, model),
  ],
  ['ADA: agreements that share a product', agreements, (text) => readAda(text, { now: '2026-11-24' })],
];

/** What reading costs per unit of size when there is ten times as much: 1 is linear, 10 is quadratic. */
export function growthReport(): readonly Row[] {
  const rows = readers.map(([what, make, read]) => {
    const [small, large] = [make(300), make(3_000)];
    const few = roundsOf(() => read(small));
    const many = roundsOf(() => read(large));
    const each = ratios(many, few).map((ratio) => ratio / 10);
    return figure(what, each, 'x', { most: 1.5 });
  });
  const codelists = createCodelists(bundledCodelists());
  const url = 'http://decor.nictiz.nl/fhir/ValueSet/2.16.840.1.113883.2.4.3.11.60.40.2.8.2.3--20171231000000';
  const asked = { system: 'http://hl7.org/fhir/v3/ActStatus', code: 'active' };
  const repeated = (work: () => unknown) => () => {
    for (let at = 0; at < 10_000; at++) work();
  };
  const spelt = new Map([[`${asked.system}|${asked.code}`, true]]);
  const told = roundsOf(repeated(() => codelists.membership(url, asked)));
  const known = roundsOf(repeated(() => spelt.get(`${asked.system}|${asked.code}`)));
  return [...rows, figure('a code in a value set, against a look-up in a Map', ratios(told, known), 'x')];
}
