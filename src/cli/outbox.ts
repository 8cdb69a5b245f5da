import type { OutboxDesk } from '../notified-pull';
import type { MessageState, OutboxMessage } from '../referral/messages';
import type { DropReason } from '../referral/send/drop-reasons';
import type { Refused } from '../referral/send/results';
import type { Database } from '../sql/database';
import { type AuditDatabaseCommand, holds, openDatabase, openTrailBeside, told } from './audit-database';
import { userOf } from './audit-event';
import { columns, durationWords, headings, kindWords, type Language, sentences, stateWords } from './outbox-words';
import { UsageError } from './usage-error';

interface Acting extends AuditDatabaseCommand {
  readonly lang: Language;
  readonly by: string;
  readonly ids: readonly string[];
}

/** What the `bgz outbox` commands were asked. */
export interface OutboxCommands {
  readonly list: AuditDatabaseCommand & {
    readonly lang: Language;
    readonly state?: readonly MessageState[];
    readonly notification?: string;
    readonly limit: string;
    readonly after?: string;
    readonly format: 'text' | 'json';
  };
  readonly resend: Acting & { readonly all?: boolean; readonly failure?: string };
  readonly drop: Acting & { readonly reason: DropReason; readonly force?: boolean };
}

/** Nothing is told of what is only looked at: a message holds no patient. */
const untold = { write: () => Promise.reject(new Error('Looking writes nothing.')) };

/** Opens the outbox that options name, and closes it afterwards; `trail` also opens the trail of what is done. */
async function withDesk<T>(
  where: AuditDatabaseCommand,
  { trail }: { readonly trail: boolean },
  work: (desk: OutboxDesk) => Promise<T>,
): Promise<T> {
  let database: Database | undefined;
  let beside: Database | undefined;
  try {
    database = await openDatabase(where, process.env);
    if (!(await holds(database, 'bgz_message'))) throw new UsageError('The database holds no outbox.');
    beside = trail && where.postgres === true ? await openTrailBeside(process.env) : undefined;
    const trailIn = beside ?? database;
    if (trail && !(await holds(trailIn, 'bgz_audit')))
      throw new UsageError(
        'The database holds no audit trail, and nothing is done that is not told: name that of the trail in BGZ_TRAIL_DATABASE_URL.',
      );
    const { createGrantStore, createOutboxDesk } = await import('../notified-pull');
    const { auditTable } = await import('../audit/table/audit-table');
    // A command that is newer than the software must not take the tables from it.
    const asTheyAre = { migrate: false };
    const desk = createOutboxDesk({
      store: await createGrantStore(database, asTheyAre),
      audit: trail ? await auditTable(trailIn, asTheyAre) : untold,
    });
    const result = await work(desk);
    if (!(await desk.close())) throw new UsageError('The trail could not be written: not all that was done is told.');
    return result;
  } catch (error) {
    throw told(error);
  } finally {
    await beside?.close();
    await database?.close();
  }
}

/** What is shown of a message: nothing of the patient, the receiver or the base. */
async function shown(message: OutboxMessage, now: Date, language: Language) {
  const { id, notificationId, kind, state, attempts, notBefore, lastFailure, createdAt, sentAt } = message;
  const { sendWords } = await import('../referral/send/send-reasons');
  const words = lastFailure === undefined ? undefined : sendWords(lastFailure)?.[language];
  return {
    id,
    notification: notificationId,
    kind,
    state,
    ageSeconds: Math.max(0, Math.floor((now.getTime() - Date.parse(createdAt)) / 1000)),
    attempts,
    createdAt,
    ...(state === 'queued' && { notBefore }),
    ...(sentAt !== undefined && { sentAt }),
    ...(lastFailure !== undefined && { failure: lastFailure, failureText: words ?? lastFailure }),
  };
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!/^\d{1,3}$/.test(text) || limit < 1 || limit > 500)
    throw new UsageError('--limit is a whole number from 1 to 500.');
  return limit;
}

/** `bgz outbox list`. */
export async function listOutbox(command: OutboxCommands['list'], now = () => new Date()): Promise<number> {
  const { lang, state: states = ['queued', 'sending', 'dead'], notification, after, format, ...where } = command;
  const limit = limitOf(command.limit);
  if (after !== undefined && !/^[\w-]{1,64}$/.test(after))
    throw new UsageError('--after is "next" of the page before.');
  return withDesk(where, { trail: false }, async (desk) => {
    const query = {
      states,
      limit,
      ...(notification !== undefined && { notificationId: notification }),
      ...(after !== undefined && { after }),
    };
    const page = await desk.list(query).catch((error: unknown) => {
      throw error instanceof TypeError ? new UsageError('--after is "next" of the page before.') : error;
    });
    const [depth, oldest] = [await desk.depth(), await desk.oldestWaiting()];
    const at = now();
    const waits = oldest && Math.max(0, Math.floor((at.getTime() - oldest.getTime()) / 1000));
    const messages = await Promise.all(page.items.map((message) => shown(message, at, lang)));
    if (format === 'json') {
      const told = { depth, ...(waits !== undefined && { oldestWaitingSeconds: waits }), messages, next: page.next };
      process.stdout.write(`${JSON.stringify(told, undefined, 2)}\n`);
      return 0;
    }
    const rows = messages.map(({ id, kind, state, ageSeconds, attempts, failureText = '' }) => [
      id,
      kindWords[kind][lang],
      stateWords[state][lang],
      durationWords(ageSeconds, lang),
      String(attempts),
      failureText,
    ]);
    const figures = Object.entries(stateWords).map(([name, words]) => `${words[lang]} ${depth[name as MessageState]}`);
    process.stdout.write(
      [
        rows.length === 0 ? `${sentences.empty[lang]}\n` : columns([headings.map((words) => words[lang]), ...rows]),
        `${figures.join(', ')}\n`,
        waits === undefined ? '' : `${sentences.oldest[lang]} ${durationWords(waits, lang)}.\n`,
        page.next === undefined ? '' : `${sentences.more[lang]} ${page.next}\n`,
      ].join(''),
    );
    return 0;
  });
}

async function whyNot({ code }: Refused, lang: Language): Promise<string> {
  if (code === 'withdrawal') return sentences.force[lang];
  const { sendWords } = await import('../referral/send/send-reasons');
  return sendWords(code)?.[lang] ?? code;
}

/** Ids as they were given, shown again: they may be anything. */
const idShown = (id: string): string => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : '(?)');

/** Does it with each message, a line each, and goes on after one that was refused. */
async function withEach(
  ids: readonly string[],
  lang: Language,
  work: (id: string) => Promise<{ readonly ok: true; readonly said: string } | Refused>,
): Promise<number> {
  let code = 0;
  for (const id of ids) {
    const result = await work(id);
    const said = result.ok ? result.said : `${sentences.notDone[lang]}: ${await whyNot(result, lang)}`;
    process.stdout.write(`${idShown(id)}  ${said}\n`);
    if (!result.ok) code = 1;
  }
  return code;
}

/** All dead ones as they are now, oldest first: what is dead again meanwhile is not sent a second time. */
async function everyDead(desk: OutboxDesk, failure: string | undefined): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await desk.dead({ limit: 500, ...(after !== undefined && { after }) });
    ids.push(...page.items.filter((one) => failure === undefined || one.lastFailure === failure).map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return ids.reverse();
}

/** `bgz outbox resend`. */
export async function resendMessages({ ids, all = false, failure, by, lang, ...where }: OutboxCommands['resend']) {
  if (all === ids.length > 0) throw new UsageError('Give ids of dead messages, or --all.');
  if (failure !== undefined && !all) throw new UsageError('--failure is for --all.');
  const actor = userOf(by);
  return withDesk(where, { trail: true }, async (desk) => {
    const chosen = all ? await everyDead(desk, failure) : ids;
    if (chosen.length === 0) process.stdout.write(`${sentences.none[lang]}\n`);
    return withEach(chosen, lang, async (id) => {
      const result = await desk.resend(id, actor);
      return result.ok ? { ok: true, said: sentences.resent[lang] } : result;
    });
  });
}

/** `bgz outbox drop`. */
export async function dropMessages({ ids, reason, force = false, by, lang, ...where }: OutboxCommands['drop']) {
  const actor = userOf(by);
  return withDesk(where, { trail: true }, (desk) =>
    withEach(ids, lang, async (id) => {
      const result = await desk.drop(id, { reason, withdrawal: force }, actor);
      if (!result.ok) return result;
      return { ok: true, said: result.pullable ? sentences.pullable[lang] : sentences.dropped[lang] };
    }),
  );
}
