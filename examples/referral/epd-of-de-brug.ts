import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bgzDocument, type Sources, sourcesOf } from 'bgz-facade';
import { type BgzRecords, bgzRecords, loinc } from 'bgz-facade/zib';
import { letter } from './letter.js';

async function readPatient(name: string): Promise<BgzRecords> {
  return bgzRecords(JSON.parse(await readFile(join(import.meta.dirname, '../demo/patients', name), 'utf8')));
}

/** The records of the hospital that refers, and a switch that lets a source of it fail, as a database that is down would. */
export async function openRecords(author: string): Promise<{ sources: Sources; failAllergies(down: boolean): void }> {
  // Of these patients the files hold all there is.
  const sources = sourcesOf(
    [await readPatient('mevrouw-van-der-voorbeeld.json'), await readPatient('meneer-testma.json')],
    { groups: 'all' },
  );
  let isDown = false;
  return {
    failAllergies: (down) => {
      isDown = down;
    },
    sources: {
      ...sources,
      allergyIntolerances: (query, context) => {
        if (isDown) throw new Error('the allergy database is down');
        return typeof sources.allergyIntolerances === 'function' ? sources.allergyIntolerances(query, context) : [];
      },
      documents: ({ patient }) =>
        patient.bsn === '999990019'
          ? [
              bgzDocument({
                id: 'verwijsbrief-1',
                type: loinc('57133-1', 'Verwijsbrief'),
                title: 'Verwijsbrief cardiologie',
                contentType: 'application/pdf',
                indexed: '2026-11-24T09:00:00',
                size: letter.byteLength,
                author: { name: author },
                open: () => letter,
              }),
            ]
          : [],
    },
  };
}
