import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, type AuditExportOptions, exportAudit } from '../../src/audit';
import { createValidator } from '../../src/validate';
import { anna, bareEntry, bert, entryWith as summedWith, uziPerson } from './entries';

/** An entry that stands for one event. */
const entryWith = (facts: Partial<AuditEntry> = {}) => summedWith({ count: undefined, until: undefined, ...facts });

type Options = Partial<AuditExportOptions>;

/** What was written, and what was told of it. */
async function exported(entries: Iterable<AuditEntry> | AsyncIterable<AuditEntry>, options: Options) {
  const chunks: Uint8Array[] = [];
  const sum = await exportAudit(entries, {
    format: 'csv',
    view: 'full',
    organization: { name: 'Ziekenhuis West', ura: '12345678' },
    requestedBy: 'mw. J. Beheer',
    madeAt: new Date('2026-11-24T12:00:00Z'),
    selection: { patientBsn: anna, from: '2026-11-01T00:00:00+01:00', to: '2026-12-01T00:00:00+01:00' },
    write: (chunk) => {
      chunks.push(chunk);
    },
    ...options,
  });
  return { bytes: Buffer.concat(chunks), text: Buffer.concat(chunks).toString('utf8'), chunks, sum };
}

const at = (day: number, minute: number): string => new Date(Date.UTC(2026, 10, day, 9, minute)).toISOString();

/** A pull of five sections on one day and a refused one the next. */
const pull: readonly AuditEntry[] = [
  ...['AllergyIntolerance', 'Condition', 'Procedure', 'MedicationRequest', 'Condition'].map((type, index) =>
    entryWith({ at: at(23, index), object: { type } }),
  ),
  entryWith({ at: at(24, 0), outcome: 'refused', reason: 'grant-cancelled', object: { type: 'Coverage' } }),
];

/** Records of a CSV with `;`, quotes taken off. */
const records = (text: string): string[][] =>
  text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...`;${line}`.matchAll(/;(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    );

describe('the trail as CSV', () => {
  it('opens in Dutch Excel: BOM, semicolons, CRLF, as many fields in every record', async () => {
    const { text } = await exported(pull, {});
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(new Set(records(text).map(({ length }) => length))).toEqual(new Set([10]));
  });

  it('says whose trail it is, what was selected, who asked and when, and what it adds up to', async () => {
    const { text, sum } = await exported(pull, {});
    expect(records(text).map((record) => record.slice(0, 2))).toEqual(
      expect.arrayContaining([
        ['Organisatie', 'Ziekenhuis West'],
        ['URA', '12345678'],
        ['Periode', 'van 01-11-2026 00:00:00 +01:00 tot 01-12-2026 00:00:00 +01:00'],
        ['Selectie', `patiënt met BSN ${anna}`],
        ['Aangevraagd door', 'mw. J. Beheer'],
        ['Gemaakt op', '24-11-2026 13:00:00 +01:00'],
        ['Aantal regels', '6'],
        ['SHA-256 van de inhoud', sum.sha256],
      ]),
    );
  });

  it('has a row per line with who, on whose behalf, what, why and how it ended', async () => {
    const { text } = await exported(pull, { csv: { preamble: false } });
    const [head, first, ...rest] = records(text);
    expect(head?.slice(0, 4)).toEqual(['Tijd', 'Patiënt (BSN)', 'Wie', 'Namens']);
    expect(first).toEqual([
      '23-11-2026 10:00:00 +01:00',
      anna,
      'C. Hart, Cardioloog, UZI 900012345, Ziekenhuis Oost (URA 87654321), systeem did:web:gtk.example, adres 192.0.2.17',
      'I. Baas, Internist, UZI 900054321',
      'Gegevens opgevraagd',
      'Allergieën (3)',
      '6f1d4c1e-0000-4000-8000-000000000001',
      'Behandeling; urn:example:wgbo-referral',
      'autorisatie ja, behandelrelatie ja, toestemming –, noodprocedure –',
      'Geslaagd',
    ]);
    expect(rest).toHaveLength(5);
    expect(rest.at(-1)?.[9]).toBe('Geweigerd: verwijzing ingetrokken');
  });

  it.each([
    ['2026-11-23T09:00:59Z', '23-11-2026 10:00:00–10:00:59 +01:00'],
    ['2026-11-23T23:00:01Z', '23-11-2026 10:00:00 +01:00 – 24-11-2026 00:00:01 +01:00'],
    ['2026-11-23T09:00:00.9Z', '23-11-2026 10:00:00 +01:00'],
    [undefined, '23-11-2026 10:00:00 +01:00'],
  ])('says of a line that sums several events how many, and from when until when: %s', async (until, time) => {
    const line = bareEntry({
      at: '2026-11-23T09:00:00Z',
      reason: 'no-credentials',
      address: '192.0.2.17',
      count: 41,
      until,
    });
    const { text, sum } = await exported([line], { csv: { preamble: false } });
    expect(records(text)[1]?.[0]).toBe(time);
    expect(records(text)[1]?.[2]).toBe('adres 192.0.2.17');
    expect(records(text)[1]?.[4]).toBe('Ander verzoek (41 keer)');
    expect(sum.lines).toBe(1);
  });

  it.each([
    ['search', 'Onbekend'],
    ['request', 'Onbekend'],
    ['receive-notification', 'Onbekend'],
    ['expire', 'Het systeem zelf'],
    ['purge', 'Het systeem zelf'],
  ] as const)('names nobody for what it does not know: who is behind %s is %s', async (kind, who) => {
    const { text } = await exported([bareEntry({ kind })], { csv: { preamble: false } });
    expect(records(text)[1]?.[2]).toBe(who);
  });

  it('says how often only where it is not once', async () => {
    const { text } = await exported([bareEntry({ count: 1 }), bareEntry()], { csv: { preamble: false } });
    expect(
      records(text)
        .slice(1)
        .map((cells) => cells[4]),
    ).toEqual(['Ander verzoek', 'Ander verzoek']);
  });

  // A control character never comes this far: the guard of the trail puts U+FFFD in its place.
  const unseen = [
    ...['', ' ', '\u00a0', '\u1680', '\u2007', '\u2009', '\u202f', '\u3000', ' \ufeff\u200b'],
    ...['\u00ad', '\u034f', '\u061c', '\u115f', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f'],
    ...[
      '\u202a',
      '\u202e',
      '\u2060',
      '\u2066',
      '\u2069',
      '\u2800',
      '\u3164',
      '\ufe0f',
      '\ufeff',
      '\uffa0',
      '\u{e0061}',
    ],
  ];
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫', '⁺', '₋', '−'];

  it.each(signs)('never holds a formula: %s, whatever unseen stands before it', async (sign) => {
    const entries = unseen.map((before) =>
      entryWith({ user: { identifier: { system: uziPerson, value: '1' }, name: `${before}${sign}1` } }),
    );
    const { text } = await exported(entries, { csv: { preamble: false } });
    const names = records(text)
      .slice(1)
      .map((cells) => cells[2] ?? '');
    expect(names).toHaveLength(unseen.length);
    expect(names.filter((name) => !name.startsWith("'"))).toEqual([]);
  });

  it.each(['De Vries', '1-2', 'a=b', '~1', '\u200bAnna', ' Anna', '\u2010x'])('leaves %j as it is', async (name) => {
    const user = { identifier: { system: uziPerson, value: '1' }, name };
    const { text } = await exported([entryWith({ user, organization: undefined })], { csv: { preamble: false } });
    expect(records(text)[1]?.[2]).toMatch(new RegExp(`^${name}`));
  });

  it('quotes what holds quotes and semicolons', async () => {
    const user = { identifier: { system: uziPerson, value: '1' }, name: 'De "Jong"; Piet' };
    const { text } = await exported([entryWith({ user })], { csv: { preamble: false } });
    expect(records(text)[1]?.[2]).toMatch(/^De "Jong"; Piet, /);
    expect(text).toContain('"De ""Jong""; Piet');
  });

  it('can be plain RFC 4180 with commas', async () => {
    const { text } = await exported(pull, { csv: { delimiter: ',', preamble: false } });
    expect(text).toContain('\r\n23-11-2026 10:00:00 +01:00,999990019,"C. Hart, Cardioloog');
  });

  it('shows the Dutch clock with its offset on both sides of the change', async () => {
    const hours = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((moment) => entryWith({ at: moment }));
    const { text } = await exported(hours, { csv: { preamble: false } });
    expect(
      records(text)
        .slice(1)
        .map(([time]) => time),
    ).toEqual(['25-10-2026 02:30:00 +02:00', '25-10-2026 02:30:00 +01:00']);
  });

  it('puts an array in order of time', async () => {
    const { text } = await exported(pull.toReversed(), { csv: { preamble: false } });
    expect(records(text)[1]?.[5]).toBe('Allergieën (3)');
  });

  it('is written while the lines are read, in pieces', async () => {
    let read = 0;
    let firstAt = 0;
    async function* many() {
      for (; read < 5_000; read++) yield entryWith({ at: at(1, 0) });
    }
    await exported(many(), {
      write: () => {
        firstAt ||= read;
      },
    });
    expect(firstAt).toBeGreaterThan(0);
    expect(firstAt).toBeLessThan(2_000);
  });
});

describe('the patient view', () => {
  it('is one row for what one person did on one day with one result', async () => {
    const { text } = await exported(pull, { view: 'patient', csv: { preamble: false } });
    expect(records(text).slice(1)).toEqual([
      [
        '23-11-2026 10:00–10:04 (+01:00)',
        'C. Hart, Cardioloog, Ziekenhuis Oost',
        'I. Baas, Internist',
        'Gegevens opgevraagd (5 keer)',
        'Allergieën, Diagnosen en klachten, Verrichtingen, Medicatieafspraken',
        '6f1d4c1e-0000-4000-8000-000000000001',
        'Behandeling; urn:example:wgbo-referral',
        'nee',
        'Geslaagd',
      ],
      expect.arrayContaining(['24-11-2026 10:00 (+01:00)', 'Betaler', 'Geweigerd: verwijzing ingetrokken']),
    ]);
  });

  it('adds up what lines stand for, until when the last event began', async () => {
    const entries = [
      entryWith({ at: at(23, 0), count: 40, until: at(23, 9) }),
      entryWith({ at: at(23, 1) }),
      entryWith({ at: at(23, 2), outcome: 'failed', count: 2, until: '2026-11-24T00:10:00Z' }),
    ];
    const { text } = await exported(entries, { view: 'patient', csv: { preamble: false } });
    expect(
      records(text)
        .slice(1)
        .map(([when, , , what]) => [when, what]),
    ).toEqual([
      ['23-11-2026 10:00–10:09 (+01:00)', 'Gegevens opgevraagd (41 keer)'],
      ['23-11-2026 10:02 (+01:00) – 24-11-2026 01:10 (+01:00)', 'Gegevens opgevraagd (2 keer)'],
    ]);
  });

  it('keeps apart who, when, why and how it ended', async () => {
    const other = { identifier: { system: uziPerson, value: '900000001' }, name: 'A. Nder' };
    const entries = [
      entryWith({ at: at(23, 0) }),
      entryWith({ at: at(23, 1), user: other }),
      entryWith({ at: at(23, 2), purpose: 'BTG' }),
      entryWith({ at: at(23, 3), outcome: 'failed' }),
      entryWith({ at: at(23, 4), kind: 'document' }),
      entryWith({ at: at(24, 0) }),
    ];
    const { text } = await exported(entries, { view: 'patient', csv: { preamble: false } });
    const rows = records(text).slice(1);
    expect(rows).toHaveLength(6);
    expect(rows.map((row) => row[7])).toEqual(['nee', 'nee', 'ja', 'nee', 'nee', 'nee']);
  });

  it('tells of nobody else', async () => {
    for (const patientBsn of [bert, undefined])
      await expect(exported([entryWith({ patientBsn })], { view: 'patient' })).rejects.toThrow(TypeError);
  });
});

describe('the trail as a Bundle', () => {
  it('is a collection of AuditEvents that conforms to STU3', async () => {
    const { text, sum } = await exported([...pull, bareEntry({ patientBsn: anna })], { format: 'json' });
    const bundle = JSON.parse(text) as Bundle;
    expect(bundle.type).toBe('collection');
    const types = bundle.entry?.map(({ resource }) => resource?.resourceType);
    expect(types).toEqual([...Array.from({ length: 7 }, () => 'AuditEvent'), 'Parameters']);
    const report = await createValidator().validate(text);
    expect(report.issues.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
    expect(text).toContain(`"valueString":"${sum.sha256}"`);
  });

  it('of no lines is a Bundle still', async () => {
    const { text, sum } = await exported([], { format: 'json' });
    expect(sum.lines).toBe(0);
    expect((JSON.parse(text) as Bundle).entry).toHaveLength(1);
  });
});

describe('the hash of the content', () => {
  it('is that of the lines, whatever the format and view', async () => {
    const text = (entry: object): string =>
      JSON.stringify(entry, (_key, value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      );
    const own = createHash('sha256')
      .update(pull.map((entry) => `${text(entry)}\n`).join(''))
      .digest('hex');
    const all = [{ format: 'csv' }, { format: 'csv', view: 'patient' }, { format: 'json' }, { format: 'pdf' }] as const;
    for (const options of all) expect((await exported(pull, options)).sum).toEqual({ lines: 6, sha256: own });
    expect((await exported(pull.slice(1), {})).sum.sha256).not.toBe(own);
  });
});

describe('an export that cannot be made', () => {
  it('is refused with all problems at once', async () => {
    const wrong = { format: 'doc', organization: { name: '', ura: '1' }, requestedBy: '', madeAt: new Date('x') };
    await expect(exported([], wrong as unknown as Options)).rejects.toThrow(
      /`format`.*`organization\.name`.*`organization\.ura`.*`requestedBy`.*`madeAt`/,
    );
    await expect(exported([], { format: 'json', view: 'patient' })).rejects.toThrow(/json/);
    await expect(exported([], { view: 'patient', selection: {} })).rejects.toThrow(/patientBsn/);
  });
});

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
if (!hasPdftotext) console.log('pdftotext (poppler-utils) is not here: the PDF of the trail was not read');

/** Text of each page, as it lies. */
function pagesOf(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text.split('\f').filter((page) => page.trim() !== '');
}

/** Text without line breaks, in the order of the columns. */
const flowing = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ');

const dejavu = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';

// In CI the tool is there; a test that is skipped there would be one that nobody runs.
describe.runIf(hasPdftotext || process.env.CI !== undefined)('the trail as PDF', () => {
  it('has every line, its heads on every page and the pages counted', async () => {
    const entries = Array.from({ length: 60 }, (_, index) => entryWith({ at: at(23, index) }));
    const { bytes, sum } = await exported(entries, { format: 'pdf' });
    const pages = pagesOf(bytes);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toMatch(/Tijd +Patiënt \(BSN\) +Wie +Namens +Handeling +Gegevens/);
      expect(page).toContain(`pagina ${index + 1} van ${pages.length}`);
    }
    const text = flowing(bytes);
    const minutes = [...text.matchAll(/10:(\d\d):00/g)].map(([, minute]) => Number(minute));
    expect(minutes.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    expect(text).toContain('Ziekenhuis West');
    expect(text).toContain(sum.sha256);
    expect(text).toContain('Aantal regels 60');
  });

  it('shows how many events a line stands for', async () => {
    const line = bareEntry({ at: '2026-11-23T09:00:00Z', count: 41, until: '2026-11-23T09:00:59Z' });
    const text = flowing((await exported([line], { format: 'pdf' })).bytes);
    expect(text).toContain('(41 keer)');
    expect(text).toContain('10:00:00–10:00:59');
  });

  it('cuts nothing off: a name longer than a page goes on on the next', async () => {
    const words = Array.from({ length: 230 }, (_, index) => `naam${index}x`);
    const user = { identifier: { system: uziPerson, value: '1' }, name: words.join(' ') };
    const { bytes } = await exported([entryWith({ user }), entryWith()], { format: 'pdf' });
    const text = flowing(bytes);
    for (const word of words) expect(text).toContain(word);
    expect(pagesOf(bytes).length).toBeGreaterThan(1);
  });

  it('shows letters that the standard fonts lack as bare ones or code points, and says so', async () => {
    const user = { identifier: { system: uziPerson, value: '1' }, name: 'Şükrü Őry-Łuk عمر' };
    const text = flowing((await exported([entryWith({ user })], { format: 'pdf' })).bytes);
    expect(text).toContain('Sükrü Ory-Luk [U+0639][U+0645][U+0631]');
    expect(text).toContain('zijn vereenvoudigd');
    expect(flowing((await exported(pull, { format: 'pdf' })).bytes)).not.toContain('vereenvoudigd');
  });

  it.runIf(existsSync(dejavu))('shows them as they are in a font that has them', async () => {
    const user = { identifier: { system: uziPerson, value: '1' }, name: 'Şükrü Őry-Łuk 𝔘' };
    const text = flowing((await exported([entryWith({ user })], { format: 'pdf', fonts: { regular: dejavu } })).bytes);
    expect(text).toContain('Şükrü Őry-Łuk');
  });

  it('of the patient view speaks plainly', async () => {
    const text = flowing((await exported(pull, { format: 'pdf', view: 'patient' })).bytes);
    expect(text).toContain('Wie heeft uw gegevens ingezien of gedeeld?');
    expect(text).toContain('Gegevens opgevraagd (5 keer)');
    expect(text).not.toContain('900012345');
  });

  it('of no lines says that there are none', async () => {
    expect(flowing((await exported([], { format: 'pdf' })).bytes)).toContain('Geen regels');
  });

  it('is the same file when made again', async () => {
    const [a, b] = await Promise.all([exported(pull, { format: 'pdf' }), exported(pull, { format: 'pdf' })]);
    expect(a.bytes.equals(b.bytes)).toBe(true);
  });
});
