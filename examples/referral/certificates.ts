import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its private key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority that lives as long as the process that made it. Between hospitals it is PKIoverheid, which issues UZI server certificates. */
export interface Authority {
  /** Its own certificate, as PEM: who trusts it trusts what it issues. */
  readonly ca: string;
  /**
   * Issues a certificate.
   *
   * @param name Its common name, and the name or address it is for.
   * @param days Days it is valid; below 0 it ended before today.
   */
  issue(name: string, days?: number): Certificate;
}

/** Whether certificates can be made here: Node has no way to. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Makes an authority with openssl. Keys stand in a folder of their own for as long as that takes. */
export function authority(name: string): Authority {
  const within = <T>(work: (folder: string, openssl: (...args: string[]) => void) => T): T => {
    const folder = mkdtempSync(join(tmpdir(), 'bgz-ca-'));
    try {
      return work(folder, (...args) => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' }));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const pem = (folder: string) => ({
    cert: readFileSync(join(folder, 'c.pem'), 'utf8'),
    key: readFileSync(join(folder, 'k.pem'), 'utf8'),
  });
  const own = within((folder, openssl) => {
    openssl('req', '-x509', ...ec, '-keyout', 'k.pem', '-out', 'c.pem', '-days', '2', '-subj', `/CN=${name}`);
    return pem(folder);
  });
  return {
    ca: own.cert,
    issue: (subject, days = 2) =>
      within((folder, openssl) => {
        writeFileSync(join(folder, 'ca.pem'), own.cert);
        writeFileSync(join(folder, 'ca.key'), own.key);
        const names = /^[\d.]+$/.test(subject) ? `IP:${subject}` : `DNS:${subject}`;
        writeFileSync(join(folder, 'ext'), `subjectAltName=${names}\n`);
        openssl('req', ...ec, '-keyout', 'k.pem', '-out', 'r.pem', '-subj', `/CN=${subject}`);
        const from = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'ext'];
        openssl('x509', '-req', '-in', 'r.pem', '-out', 'c.pem', '-days', String(days), ...from);
        return pem(folder);
      }),
  };
}
