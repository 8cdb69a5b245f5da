import { createBgzFacade, fhirJson, sourcesOf } from 'bgz-facade';
import { bgzOffers } from 'bgz-facade/notified-pull';
import type { FhirResource } from 'fhir/r3';
import { definitionsOf } from '../src/fhir/definitions/definitions';
import { readFhirXml } from '../src/fhir/xml/read-fhir-xml';
import { SaxesParser } from '../src/fhir/xml/saxes-parser';
import { writeFhirXml } from '../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../src/fhir/xml/xml-model';
import { figure, inTurn, type Row, ratios } from './figures';
import { median, roundsOf } from './measure';
import { wholeBsn, wholeRecords } from './whole-records';

const ROUNDS = 7;
const BASE = 'http://bench.example/fhir';
const model = createFhirXmlModel(definitionsOf());

/** What every search of the BgZ answers for a patient with something of every section. */
async function answers(): Promise<readonly FhirResource[]> {
  const sources = sourcesOf([wholeRecords], { groups: 'all' });
  const authorize = () => ({ allowed: true, patient: { bsn: wholeBsn } }) as const;
  const facade = createBgzFacade({ sources, authorize, idSecret: 'of this benchmark'.repeat(3), baseUrl: BASE });
  const queries = bgzOffers({ sources }).flatMap((offer) => (offer.kind === 'query' ? [offer.query] : []));
  return Promise.all(
    queries.map(async (query) => {
      const response = await facade.fetch(new Request(`${BASE}/${query}`));
      if (!response.ok) throw new Error(`${query}: ${response.status}`);
      return response.json();
    }),
  );
}

/** A parser as our reader sets one up, with listeners that do nothing. */
function parse(xml: string): void {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  parser.on('opentag', () => undefined);
  parser.on('closetag', () => undefined);
  parser.on('text', () => undefined);
  parser.write(xml).close();
}

const timed = (work: () => unknown) => () => median(roundsOf(work, { rounds: 3, msEach: 50 }));

/** Writing and reading the XML of all searches of the BgZ: beside JSON, and beside the parser alone. */
export async function xmlReport(): Promise<readonly Row[]> {
  const bundles = await answers();
  const xml = bundles.map((bundle) => writeFhirXml(bundle, model));
  const json = bundles.map((bundle) => fhirJson(bundle));
  // With its bytes: a text that was put together is made into one when it is sent.
  const [write = [], stringify = []] = inTurn(
    ROUNDS,
    timed(() => bundles.map((bundle) => Buffer.from(writeFhirXml(bundle, model)))),
    timed(() => bundles.map((bundle) => Buffer.from(fhirJson(bundle)))),
  );
  const [read = [], alone = [], parsed = []] = inTurn(
    ROUNDS,
    timed(() => xml.map((text) => readFhirXml(text, model))),
    timed(() => xml.forEach(parse)),
    timed(() => json.map((text) => JSON.parse(text))),
  );
  return [
    figure('write XML, to bytes', write, 'ms'),
    figure('write XML / write JSON, to bytes', ratios(write, stringify), 'x'),
    figure('read XML', read, 'ms'),
    figure('read XML / saxes alone', ratios(read, alone), 'x'),
    figure('read XML / JSON.parse of the same in JSON', ratios(read, parsed), 'x'),
  ];
}
