import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPdf } from '../../../src/validate';
import { claiming, fakeVeraPdf, pdf, reportOf, resultOf } from './support';

const compliant = reportOf(resultOf('PDF/A-2B', true));
const failing = reportOf(resultOf('PDF/A-2B', false));
const ruleIds = async (bytes: Uint8Array, output: unknown, code: number) => {
  const check = await checkPdf(bytes, { verapdf: fakeVeraPdf(output, code) });
  return check.checked ? check.report.issues.map(({ rule }) => rule) : check.reason;
};

describe('a PDF that veraPDF judged', () => {
  it('conforms when that is the one clear answer, in the flavour it was held against', async () => {
    const check = await checkPdf(claiming, { verapdf: fakeVeraPdf(compliant, 0) });
    expect(check).toMatchObject({
      checked: true,
      checker: 'veraPDF 1.26.1',
      facts: { isPdf: true, version: '1.7', claim: 'PDF/A-2B', encrypted: false },
      report: { verdict: 'conforms', issues: [], profiles: ['PDF/A-2B'], resources: 0 },
    });
  });

  it('does not conform by each rule that it breaks, in words that hold nothing of the document', async () => {
    const check = await checkPdf(claiming, { verapdf: fakeVeraPdf(failing, 1), language: 'nl' });
    expect(check).toMatchObject({
      report: {
        verdict: 'does-not-conform',
        counts: { error: 1 },
        issues: [
          {
            rule: 'pdf-a',
            severity: 'error',
            message: 'ISO 19005-2:2011, 6.2.11.4.1 (test 1), 3 keer: Font programs are embedded',
          },
        ],
      },
    });
    expect(JSON.stringify(check)).not.toContain('Voorbeeld');
  });

  it.each<[string, Uint8Array, unknown, number, string | readonly string[]]>([
    ['is told to claim nothing', pdf(), failing, 1, ['pdf-a-claim', 'pdf-a']],
    ['is PDF/UA and claims no PDF/A', pdf(), reportOf([resultOf('PDF/UA-1', true)]), 0, ['pdf-a-claim']],
    [
      'claims both, as newer versions tell',
      claiming,
      reportOf([resultOf('PDF/UA-1', false), resultOf('PDF/A-2B', true)]),
      0,
      [],
    ],
    ['is encrypted', claiming, reportOf(undefined, { failedEncryptedJobs: 1 }), 8, ['pdf-encrypted']],
    ['cannot be read', claiming, reportOf(undefined, { failedParsingJobs: 1 }), 7, ['pdf-unreadable']],
    // Whatever is not a whole answer with one meaning is none.
    ['has no answer', claiming, '', 0, 'checker-failed'],
    ['has an answer that is cut off', claiming, '{"report":', 0, 'checker-failed'],
    ['has an answer of two documents', claiming, { report: { jobs: [{}, {}], batchSummary: {} } }, 0, 'checker-failed'],
    ['has no result', claiming, reportOf([]), 0, 'checker-failed'],
    [
      'was looked at in part',
      claiming,
      reportOf(resultOf('PDF/A-2B', true, { jobEndStatus: 'timeout' })),
      0,
      'checker-failed',
    ],
    [
      'conforms, and broke a rule',
      claiming,
      reportOf(resultOf('PDF/A-2B', true, { details: { failedRules: 1 } })),
      0,
      'checker-failed',
    ],
    ['conforms, and the program says that it does not', claiming, compliant, 1, 'checker-failed'],
    ['is neither', claiming, reportOf(resultOf('PDF/A-2B', true, { compliant: 'ja' })), 0, 'checker-failed'],
  ])('that %s is told as that', async (_what, bytes, output, code, expected) => {
    expect(await ruleIds(bytes, output, code)).toEqual(expected);
  });

  it('was in a file that only this user could read, and that is gone', async () => {
    const seen = path.join(tmpdir(), `bgz-seen-${process.pid}`);
    const verapdf = fakeVeraPdf(
      compliant,
      0,
      `for last; do :; done; stat -c '%a %n' "$last" > '${seen}'; env >> '${seen}'`,
    );
    process.env.BGZ_TX_CLIENT_SECRET = 'geheim';
    await checkPdf(claiming, { verapdf });
    delete process.env.BGZ_TX_CLIENT_SECRET;
    const told = readFileSync(seen, 'utf8');
    const [mode, file = ''] = told.split('\n')[0]?.split(' ') ?? [];
    expect(mode).toBe('600');
    expect(existsSync(path.dirname(file))).toBe(false);
    expect(told).not.toContain('geheim');
  });
});

describe('a PDF that nobody judged', () => {
  it('is not checked, and what it says of itself is told and not believed', async () => {
    const encrypted = new TextEncoder().encode('%PDF-1.4\ntrailer\n<< /Encrypt 5 0 R >>\nstartxref');
    const stream = new TextEncoder().encode('%PDF-1.7\n9 0 obj\n<< /Type /XRef /Encrypt 5 0 R >>\nstream');
    const words = pdf('(trailer: /Encrypt is a word)').map((byte) => byte);
    const said = async (bytes: Uint8Array) => {
      const check = await checkPdf(bytes, { verapdf: '/nowhere/verapdf' });
      return check.checked ? 'checked' : `${check.reason}: ${check.message}`;
    };
    const start = 'no-checker: Conformance to PDF/A was not checked: it needs veraPDF, which was not found. ';
    expect(await said(claiming)).toBe(`${start}It claims to be PDF/A-2B.`);
    expect(await said(pdf('pdfaid:part="3" pdfaid:conformance="a"'))).toBe(`${start}It claims to be PDF/A-3A.`);
    expect(await said(pdf())).toBe(`${start}No claim to be PDF/A was found in it.`);
    for (const bytes of [encrypted, stream])
      expect(await said(bytes)).toBe(
        `${start}No claim to be PDF/A was found in it, and it is encrypted, which PDF/A never is.`,
      );
    expect(await said(words)).toContain('No claim');
  });

  it('is not checked by what does not end, or is ended', async () => {
    const slow = fakeVeraPdf(compliant, 0, 'exec sleep 30');
    expect(await checkPdf(claiming, { verapdf: slow, timeoutMs: 50 })).toMatchObject({ reason: 'timed-out' });
    const gone = AbortSignal.abort();
    expect(await checkPdf(claiming, { verapdf: slow, signal: gone })).toMatchObject({ reason: 'checker-failed' });
  });

  it('is judged all the same when it is no PDF', async () => {
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('<html>fout</html>')])
      expect(await checkPdf(bytes, { verapdf: '/nowhere/verapdf' })).toMatchObject({
        checked: true,
        report: { verdict: 'does-not-conform', issues: [{ rule: 'pdf-none' }] },
      });
  });

  it.each([{ verapdf: '' }, { timeoutMs: 0 }, { language: 'fr' }, { flavour: '2b' }])(
    'takes no option as %o',
    async (wrong) => {
      await expect(checkPdf(claiming, wrong as never)).rejects.toThrow(TypeError);
    },
  );
});

/** Real veraPDF, where this machine has it: `BGZ_VERAPDF=/opt/verapdf/verapdf npx vitest run test/validate/pdf`. */
const { BGZ_VERAPDF: verapdf = '' } = process.env;

describe.skipIf(verapdf === '')('real veraPDF', () => {
  it('judges what pdfkit writes as PDF/A and as another', { timeout: 60_000 }, async () => {
    const { default: PdfDocument } = await import('pdfkit');
    const written = async (options: object): Promise<Uint8Array> => {
      const document = new PdfDocument(options);
      const chunks: Buffer[] = [];
      document.on('data', (chunk: Buffer) => chunks.push(chunk));
      const done = new Promise((resolve) => document.on('end', resolve));
      document.rect(10, 10, 20, 20).stroke();
      document.end();
      await done;
      return new Uint8Array(Buffer.concat(chunks));
    };
    const good = await checkPdf(await written({ subset: 'PDF/A-2b', pdfVersion: '1.7', font: '' }), { verapdf });
    expect(good).toMatchObject({ checked: true, report: { verdict: 'conforms', profiles: ['PDF/A-2B'] } });
    const other = await checkPdf(await written({ font: '' }), { verapdf });
    expect(other).toMatchObject({ checked: true, report: { verdict: 'does-not-conform' } });
    expect(other.checked && other.report.issues[0]?.rule).toBe('pdf-a-claim');
    const locked = await checkPdf(await written({ userPassword: 'x', font: '' }), { verapdf });
    expect(locked).toMatchObject({ facts: { encrypted: true }, report: { issues: [{ rule: 'pdf-encrypted' }] } });
    const cut = (await written({ subset: 'PDF/A-2b', pdfVersion: '1.7', font: '' })).slice(0, 400);
    expect(await checkPdf(cut, { verapdf })).toMatchObject({ report: { issues: [{ rule: 'pdf-unreadable' }] } });
  });
});
