import { gunzipSync } from 'node:zlib';
import type { BgzView } from '../../src/view';

/** The view that a page holds. */
export const viewIn = (html: string): BgzView => {
  const [, packed = ''] = /id="view">([^<]*)</.exec(html) ?? [];
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as BgzView;
};
