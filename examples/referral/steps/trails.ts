import { randomUUID } from 'node:crypto';
import type { AuditEntry } from 'bgz-facade/audit';
import { latest, trailOf } from '../acts.js';
import type { Play, Step } from '../play.js';
import type { Region } from '../region.js';

/** Lines of a trail that are alike, as one for people. */
function summed(hospital: string, entries: readonly AuditEntry[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { kind, outcome, status, decision, organization } of entries) {
    const by = organization === undefined ? '' : ` of ${organization.name ?? organization.ura}`;
    const line = `${kind}${by}: ${outcome}${status === undefined ? '' : ` ${status}`}${decision ? `, ${decision}` : ''}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `      ${hospital.padEnd(12)} ${line}${count > 1 ? ` (${count}×)` : ''}`);
}

/** What both hospitals wrote down, and how the one leads to the other. */
export async function trails(step: Step, region: Region, { tell }: Play): Promise<void> {
  const { sender, receiver } = region;

  /** What has this correlation id in both trails, shown. */
  async function follow(correlationId: string) {
    const isOf = (entry: AuditEntry) => entry.correlationId === correlationId;
    const [ofSender, ofReceiver] = [await trailOf(sender, isOf), await trailOf(receiver, isOf)];
    tell(`      X-Correlation-Id: ${correlationId}`);
    for (const line of [...summed('De Brug', ofSender), ...summed('Zuiderpoort', ofReceiver)]) tell(line);
    return { ofSender, ofReceiver };
  }

  await step(
    'One id leads from a pull in the trail of Zuiderpoort to every request of it in that of De Brug',
    async () => {
      const correlationId = randomUUID();
      const pulled = await receiver.pull(latest(receiver), { correlationId });
      const { ofSender, ofReceiver } = await follow(correlationId);
      const requests = ofSender.flatMap(({ requestId }) => requestId ?? []);
      const [line] = ofReceiver;
      return [
        ['Zuiderpoort has one line, of the pull', ofReceiver.length === 1 && line?.kind === 'pull'],
        [
          `De Brug has one per request, each with an id of its own (X-Request-Id): ${requests.length}`,
          requests.length >= pulled.sections.length && new Set(requests).size === ofSender.length,
        ],
        [
          'all of them on the same notification',
          ofSender.every(({ kind, notification }) => kind === 'token' || notification === line?.notification),
        ],
      ];
    },
  );

  await step(
    'And one from the first notification that De Brug sent, its token included, to the line of who took it',
    async () => {
      const sent = (await trailOf(sender, ({ kind }) => kind === 'send')).at(0);
      const { ofReceiver } = await follow(sent?.correlationId ?? '');
      const taken = ofReceiver.find(({ kind }) => kind === 'receive-notification');
      return [
        ['Zuiderpoort took it under that id', taken?.outcome === 'success'],
        ['as the same notification', taken?.notification !== undefined && taken.notification === sent?.notification],
      ];
    },
  );

  await step('Both trails are whole, and say of each step who, what, when and why', async () => {
    const counts = new Map<string, number>();
    for (const { kind, outcome } of [...(await trailOf(sender)), ...(await trailOf(receiver))]) {
      const key = `${kind} ${outcome}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const verdicts = await Promise.all([sender.audit.verify(), receiver.audit.verify()]);
    const told = [...counts].map(([key, count]) => `${key} ${count}×`).join(', ');
    return [
      ['the hash chains hold', verdicts.every(({ ok }) => ok)],
      [
        told,
        [
          'notify success',
          'amend success',
          'cancel success',
          'expire success',
          'token success',
          'token refused',
          'search success',
          'search refused',
          'search failed',
          'receive-notification success',
          'receive-notification refused',
          'receive-cancel success',
          'pull success',
          'pull refused',
          'pull partial',
          'pull failed',
        ].every((key) => counts.has(key)),
      ],
    ];
  });
}
