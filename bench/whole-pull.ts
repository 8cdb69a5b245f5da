import { sourcesOf } from 'bgz-facade';
import { bgzOffers } from 'bgz-facade/notified-pull';
import { sample } from '../test/bgz/sample';
import { type Asked, besideNode } from './beside-node';
import type { Row } from './figures';
import { wholeBsn, wholeRecords } from './whole-records';

const searches = bgzOffers({ sources: sourcesOf([wholeRecords], { groups: 'all' }) }).flatMap((offer) =>
  offer.kind === 'query' ? [offer.query] : [],
);

const pull = (what: string, asData: boolean): Asked => ({ what, records: sample, bsn: wholeBsn, asData, searches });

/**
 * A pull of the whole BgZ, all its searches one after the other: of records that the source holds, and of data that it gives anew; against
 * node:http that answers the same bytes.
 */
export const wholePullReport = (): Promise<readonly Row[]> =>
  besideNode([pull('records held', false), pull('data each time', true)]);
