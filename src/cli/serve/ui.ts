import type { MappingOptions } from '../../bgz/define/context';
import type { Language } from '../../bgz/define/language';
import type { BgzRecords } from '../../bgz/listed/records';
import type { Answer, Inbound } from '../../http/inbound';
import { createValidator } from '../../validate/create-validator';
import type { ViewNotice } from '../../view/model';
import { assets, htmlOf, policyOf } from '../../view/page-of';
import { viewOf } from '../../view/view-of';
import { listPage } from './list-page';

/** A patient of the server, by the id that its FHIR has: no BSN stands in an address. */
export interface Shown {
  readonly id: string;
  readonly bsn: string | undefined;
  readonly records: BgzRecords;
}

/** What the pages of {@link uiOver} are made of. */
export interface UiSettings {
  readonly patients: readonly Shown[];
  readonly language: Language;
  readonly mapping: MappingOptions;
  readonly now: () => Date;
  /** What must be said on each page. */
  readonly notices: readonly ViewNotice[];
  /** Whose BgZ a token is for; absent where any is. */
  readonly bsnOf?: (token: string | undefined) => string | undefined;
}

/** Where the pages stand, beside the FHIR base. */
export const UI_PATH = '/ui';

/** Beside what a page says of itself: nothing keeps it, frames it or reads it from elsewhere. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const plain = (status: number, body: string, more: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more },
  body,
});

const page = (policy: string, body: string): Answer => ({
  status: 200,
  headers: { ...headers, 'content-security-policy': `${policy}; frame-ancestors 'none'` },
  body,
});

/** The token of a request: as bearer, or as the password that a browser asks its user for. */
function tokenOf({ headers: given }: Inbound): string | undefined {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(given.get('authorization')?.trim() ?? '') ?? [];
  if (value === '') return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  const login = Buffer.from(value, 'base64').toString('utf8');
  return login.slice(login.indexOf(':') + 1);
}

/**
 * The pages beside the FHIR base: a list of patients, and the page of each. With a tokens file each request names a token, and
 * sees the patient of that token alone.
 */
export function uiOver({
  patients,
  language,
  mapping,
  now,
  notices,
  bsnOf,
}: UiSettings): (inbound: Inbound) => Promise<Answer> {
  const validator = createValidator({ now });

  async function pageOf({ records }: Shown): Promise<Answer> {
    const [built, view] = [await assets(), await viewOf({ records }, { now: now(), mapping, validator, notices })];
    return page(policyOf(built), htmlOf(view, built, { language }));
  }

  return async (inbound) => {
    if (inbound.method !== 'GET' && inbound.method !== 'HEAD') return plain(405, 'GET only.', { allow: 'GET, HEAD' });
    const bsn = bsnOf?.(tokenOf(inbound));
    if (bsnOf !== undefined && bsn === undefined)
      return plain(401, 'A token of the tokens file is needed: as the password, under any name.', {
        'www-authenticate': 'Basic realm="bgz", charset="UTF-8"',
      });
    const own = bsnOf === undefined ? patients : patients.filter((one) => one.bsn === bsn);
    const { pathname } = inbound.url;
    if (pathname === UI_PATH) return plain(308, '', { location: `${UI_PATH}/` });
    if (pathname === `${UI_PATH}/`)
      return page("default-src 'none'; base-uri 'none'; form-action 'none'", listPage(own, language));
    const found = own.find(({ id }) => pathname === `${UI_PATH}/Patient/${id}`);
    return found === undefined ? plain(404, 'There is no such page.') : pageOf(found);
  };
}
