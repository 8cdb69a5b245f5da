import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../src/access/policy/reason-words';
import { grantRefusals } from '../../src/access/policy/reasons';
import { type AuditEntry, type AuditKind, exportAudit, kindCodes } from '../../src/audit';
import { facadeReasons } from '../../src/facade/refusal-reasons';
import type { Phrase } from '../../src/fhir/phrase';
import { Refusal } from '../../src/http/refusal';
import { receiveWords } from '../../src/receive/receive-reasons';
import { cancelWords } from '../../src/referral/send/cancel-reasons';
import { dropReasons } from '../../src/referral/send/drop-reasons';
import { refusalCodes } from '../../src/referral/send/results';
import { taskWords } from '../../src/referral/task-reasons';
import { bareEntry } from './entries';

/** The cell `Uitkomst` of entries as exported. */
async function outcomes(
  entries: readonly { kind: AuditKind; reason: string }[],
  reasons?: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  let text = '';
  await exportAudit(
    entries.map((one): AuditEntry => bareEntry({ ...one, outcome: 'refused' })),
    {
      format: 'csv',
      view: 'full',
      organization: { name: 'Ziekenhuis West', ura: '12345678' },
      requestedBy: 'mw. J. Beheer',
      madeAt: new Date('2026-11-24T12:00:00Z'),
      ...(reasons && { reasons }),
      write: (chunk) => {
        text += Buffer.from(chunk).toString('utf8');
      },
    },
  );
  return [...text.matchAll(/Geweigerd[^;"\r\n]*/g)].map(([cell]) => cell);
}

const of = (kind: AuditKind, codes: readonly string[]) => codes.map((reason) => ({ kind, reason }));

describe('why something was refused, in the exported trail', () => {
  const told = [
    ...of('search', [...Object.keys(facadeReasons), ...Object.keys(refusalWords), ...grantRefusals]),
    ...of('task-update', Object.keys(taskWords)),
    ...of('receive-notification', Object.keys(receiveWords)),
    ...of('pull', Object.keys(receiveWords)),
    ...of('cancel', [...refusalCodes, ...Object.keys(cancelWords), 'already-cancelled', 'completed', 'superseded']),
    ...of('drop', [...refusalCodes, ...dropReasons]),
    ...of('send', ['http-404', 'unreachable', 'timeout', 'directory-failed', 'address-unknown', 'secret-unknown']),
    ...of('audit-verify', ['line-changed', 'line-removed', 'line-inserted', 'tail-removed', 'start-removed']),
    ...of('audit-export', ['export-failed']),
  ];

  it('stands there in words, whichever room told it', async () => {
    const cells = await outcomes(told);
    expect(cells).toHaveLength(told.length);
    const asCode = told.filter(({ reason }, at) => cells[at] === `Geweigerd: code ${reason}`);
    expect(asCode).toEqual([]);
  });

  it('reads by what the event is: one code may mean two things', async () => {
    expect(await outcomes([...of('search', ['conflict']), ...of('amend', ['conflict'])])).toEqual([
      'Geweigerd: intussen gewijzigd',
      'Geweigerd: notificatie intussen gewijzigd',
    ]);
    expect(await outcomes(of('send', ['http-503']))).toEqual([
      'Geweigerd: ontvanger antwoordde met een fout (HTTP 503)',
    ]);
  });

  it('takes words of the vendor for codes of its own, and shows a code without words as a code', async () => {
    const own = of('search', ['night-lock', 'day-lock']);
    expect(await outcomes(own, { 'night-lock': 'buiten openingstijd' })).toEqual([
      'Geweigerd: buiten openingstijd',
      'Geweigerd: code day-lock',
    ]);
  });
});

describe('a code without words', () => {
  it('does not compile', () => {
    // @ts-expect-error The code is in no table.
    expect(() => new Refusal(403, [], {}, 'made-up-here')).not.toThrow();
    // @ts-expect-error Dutch is missing.
    const words: Phrase = { en: 'made up here' };
    expect(words.en).toBe('made up here');
  });
});

describe('the trail', () => {
  it('has an update for an amended notification, in the docs as in the trail', () => {
    expect(kindCodes.amend.action).toBe('U');
  });

  it('has the NEN action of an event from one table only', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.ts$/.test(name));
    const byHand = files.filter((name) =>
      /\baction: ([^'|]*\? )?'[CRUDE]'(?! \|)/.test(readFileSync(join('src', name), 'utf8')),
    );
    expect(byHand).toEqual([]);
  });
});
