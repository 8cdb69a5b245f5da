import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A PDF in a few lines: what a checker would make of it is not its business. */
export const pdf = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    ['%PDF-1.7', ...lines, 'trailer', '<< /Root 1 0 R >>', 'startxref', '9', '%%EOF'].join('\n'),
  );

export const claiming = pdf('<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>B</pdfaid:conformance>');

/** One result of veraPDF, in the form of its report in JSON. */
export const resultOf = (flavour: string, compliant: boolean, more: object = {}) => ({
  profileName: `${flavour} validation profile`,
  jobEndStatus: 'normal',
  compliant,
  details: {
    failedRules: compliant ? 0 : 1,
    ruleSummaries: compliant
      ? []
      : [
          {
            specification: 'ISO 19005-2:2011',
            clause: '6.2.11.4.1',
            testNumber: 1,
            failedChecks: 3,
            description: 'Font programs are embedded',
            checks: [{ errorMessage: 'Anna Voorbeeld' }],
          },
        ],
  },
  ...more,
});

/** A report of veraPDF. */
export const reportOf = (validationResult: unknown, summary: object = {}) => ({
  report: {
    buildInformation: { releaseDetails: [{ id: 'core', version: '1.26.1' }] },
    jobs: [{ itemDetails: {}, validationResult }],
    batchSummary: { failedEncryptedJobs: 0, failedParsingJobs: 0, ...summary },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), 'bgz-fake-verapdf-'));
let made = 0;

/**
 * A program that plays veraPDF: it writes what it is given and ends with that code. Real output is had by BGZ_VERAPDF.
 *
 * @param before a line of shell that runs first
 */
export function fakeVeraPdf(output: unknown, exitCode: number, before = ''): string {
  const file = path.join(folder, `verapdf-${made++}`);
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  writeFileSync(`${file}.out`, text);
  writeFileSync(file, `#!/bin/sh\n${before}\ncat '${file}.out'\nexit ${exitCode}\n`);
  chmodSync(file, 0o755);
  return file;
}
