import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../src/cli/files/read-sources';
import { readPatients } from '../../src/cli/read-patients';

function fileOf(name: string, bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'bgz-')), name);
  writeFileSync(path, bytes);
  return path;
}

async function read(path: string) {
  const all = [];
  for await (const one of readSources(path))
    if ('text' in one) all.push(one.text);
    else if ('unreadable' in one) all.push(one.unreadable.en.replace(path, name(path)));
  return all;
}

const name = (path: string): string => path.split('/').at(-1) ?? '';

const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>
<Patient xmlns="http://hl7.org/fhir"><name><family value="Brontë"/></name></Patient>`;
const json = '{"resourceType":"Patient","name":[{"family":"Brontë"}]}';

describe('a file to validate is read in the character set it says it is in', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['UTF-8', 'a.json', Buffer.from(json), json],
    ['UTF-8 behind a mark', 'a.json', Buffer.from(`\ufeff${json}`), json],
    ['UTF-16 behind a mark, as Windows saves it', 'a.json', Buffer.from(`\ufeff${json}`, 'utf16le'), json],
    ['ISO-8859-1 that its XML declares', 'a.xml', Buffer.from(xml('ISO-8859-1'), 'latin1'), xml('ISO-8859-1')],
    ['Windows-1252 that its XML declares', 'a.xml', Buffer.from(xml('Windows-1252'), 'latin1'), xml('Windows-1252')],
    ['the first line of NDJSON behind a mark', 'a.ndjson', Buffer.from(`\ufeff${json}\n`), json],
  ])('%s', async (_what, file, bytes, text) => {
    expect(await read(fileOf(file, bytes))).toEqual([text]);
  });

  it.each<[string, string, Uint8Array, string]>([
    ['no UTF-8', 'a.json', Buffer.from(json, 'latin1'), 'a.json is not UTF-8 text.'],
    ['UTF-8 declared to be ISO-8859-1', 'a.xml', Buffer.from(xml('iso-8859-1')), 'a.xml is not ISO-8859-1 text.'],
    ['UTF-8 declared to be UTF-16', 'a.xml', Buffer.from(xml('utf-16')), 'a.xml is not UTF-16 text.'],
    [
      'a set that is not read',
      'a.xml',
      Buffer.from(xml('cp850'), 'latin1'),
      'a.xml says it is in a character set that is not read; save it as UTF-8 (read are utf-8, us-ascii, iso-8859-1, iso-8859-15, windows-1252, utf-16).',
    ],
  ])('or not at all: %s', async (_what, file, bytes, sentence) => {
    expect(await read(fileOf(file, bytes))).toEqual([sentence]);
  });
});

describe('patients to convert or serve are read in the character set they say they are in', () => {
  const now = new Date('2026-11-24T10:00:00Z');

  it.each<[string, Uint8Array]>([
    ['no UTF-8', Buffer.from('{"patient":{"nameInformation":"Andr\u00e9"}}', 'latin1')],
    [
      'UTF-8 with half a character',
      Buffer.concat([Buffer.from('{"patient":"'), Buffer.of(0xe2, 0x82), Buffer.from('"}')]),
    ],
  ])('%s is a problem of the file, not a record with other letters', async (_what, bytes) => {
    const { patients, problems } = await readPatients([fileOf('a.json', bytes)], 'records', { now, language: 'en' });
    expect(patients).toEqual([]);
    expect(problems).toEqual(['a.json: this is not text in UTF-8, or in the character set that it says it is in.']);
  });

  it('ISO-8859-1 that its XML declares is read', async () => {
    const ada = '<?xml version="1.0" encoding="ISO-8859-1"?><beeld\u00e9/>';
    const { problems } = await readPatients([fileOf('a.xml', Buffer.from(ada, 'latin1'))], 'ada', {
      now,
      language: 'en',
    });
    expect(problems.join()).not.toContain('character set');
  });
});
