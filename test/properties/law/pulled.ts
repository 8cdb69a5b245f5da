import { searchOfSection } from '../../../src/assemble/catalogue';
import { nationalParameters } from '../../../src/assemble/national';
import { searchedSections } from '../../../src/bgz';
import { createBgzFacade, sourcesOf, type Unreached } from '../../../src/index';
import type { BgzRecords, ZibGroup } from '../../../src/zib';
import { idSecret } from '../../id-secret';

export const now = new Date('2026-11-24T10:00:00Z');
const BASE = 'https://epd.example/fhir';
const BSN = '999999990';

/** An answer of the facade in both forms. */
export interface Answer {
  readonly json: string;
  readonly xml: string;
}

/** Asks the facade for the national searches of the group, in JSON and in XML. */
export async function pulled(group: ZibGroup, records: BgzRecords) {
  const unreached: Unreached[] = [];
  const { id, identificationNumbers } = records.patient;
  const isKnown = identificationNumbers.some(({ value }) => value === BSN);
  const patient = isKnown ? { bsn: BSN } : { id: id ?? '' };
  const facade = createBgzFacade({
    sources: sourcesOf([records], { groups: 'all' }),
    authorize: () => ({ allowed: true, patient }),
    now: () => now,
    idSecret,
    onUnreached: (one) => void unreached.push(one),
  });
  const section = searchedSections.find(({ key }) => key === group);
  const row = section && searchOfSection(section);
  const answers: Answer[] = [];
  const faults: string[] = [];
  for (const search of row?.national ?? []) {
    const query = new URLSearchParams(
      nationalParameters(row as NonNullable<typeof row>, search).map(([k, v]) => [k, v]),
    );
    const url = `${BASE}/${row?.type}?${query}`;
    const [json, xml] = await Promise.all(
      ['application/fhir+json', 'application/fhir+xml'].map(async (accept) => {
        const answer = await facade.fetch(new Request(url, { headers: { accept, authorization: 'Bearer x' } }));
        const text = await answer.text();
        if (answer.status !== 200) faults.push(`${answer.status} ${accept} ${text.slice(0, 300)}`);
        return text;
      }),
    );
    if (faults.length > 0) continue;
    answers.push({ json: json as string, xml: xml as string });
  }
  return { answers, faults, unreached };
}
