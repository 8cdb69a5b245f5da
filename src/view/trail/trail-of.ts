import type { AuditEntry, AuditKind } from '../../audit/entry';
import { facadeReasons } from '../../facade/refusal-reasons';
import { dutchDateTime } from '../../fhir/date-time';
import type { Phrase } from '../../fhir/phrase';
import type { Said, ViewParty, ViewStep, ViewTrail } from '../model';
import { linesIn, type TrailLine } from './line-of';
import { notifiedPullWords } from './reason-words';
import { kindWords } from './words';

/** The trail of one side, or a part of it. */
export interface TrailInput {
  /** What it is called: the name of its file. */
  readonly name: string;
  /** Entries, flat records (`toFlatRecord`), AuditEvents, or Bundles of these. */
  readonly lines: readonly unknown[];
}

/** Options of {@link trailOf}. */
export interface TrailOptions {
  /** Of a notification, a group or a correlation: what is linked to it is shown. Default: all. */
  readonly referral?: string;
}

interface Told extends TrailLine {
  readonly trail: number;
}

const keysOf = ({ notification, group, correlationId }: AuditEntry): string[] =>
  [notification, group, correlationId].flatMap((key) => key ?? []);

/** The lines of each referral: those that share the id of a notification, a group or a correlation, directly or by others. */
function linked(lines: readonly Told[]): Told[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    return root;
  };
  for (const { entry } of lines) {
    const [first, ...others] = keysOf(entry);
    if (first === undefined) continue;
    if (!parents.has(first)) parents.set(first, first);
    for (const other of others) parents.set(rootOf(other), rootOf(first));
  }
  const byRoot = new Map<string, Told[]>();
  for (const line of lines) {
    const [key] = keysOf(line.entry);
    if (key === undefined) continue;
    const root = rootOf(key);
    const list = byRoot.get(root);
    if (list === undefined) byRoot.set(root, [line]);
    else list.push(line);
  }
  return [...byRoot.values()];
}

const WAYS: Readonly<Record<AuditKind, readonly [from: ViewParty, to: ViewParty]>> = {
  notify: ['sender', 'sender'],
  amend: ['sender', 'sender'],
  cancel: ['sender', 'sender'],
  expire: ['sender', 'sender'],
  supersede: ['sender', 'sender'],
  drop: ['sender', 'sender'],
  send: ['sender', 'receiver'],
  resend: ['sender', 'receiver'],
  'receive-notification': ['sender', 'receiver'],
  'receive-cancel': ['sender', 'receiver'],
  token: ['receiver', 'sender'],
  search: ['receiver', 'sender'],
  read: ['receiver', 'sender'],
  document: ['receiver', 'sender'],
  'task-read': ['receiver', 'sender'],
  'task-update': ['receiver', 'sender'],
  request: ['receiver', 'sender'],
  pull: ['receiver', 'sender'],
  archive: ['receiver', 'receiver'],
  purge: ['keeper', 'keeper'],
  'audit-export': ['keeper', 'keeper'],
  'audit-verify': ['keeper', 'keeper'],
};

const facadeWords: Readonly<Record<string, Phrase>> = facadeReasons;

/** A reason in words; a code that is not ours as it stands there. */
function reasonOf({ reason }: AuditEntry, kinds: readonly AuditKind[]): Said | undefined {
  if (reason === undefined) return undefined;
  const own = kinds.map((kind) => notifiedPullWords(reason, kind)).find((one) => one !== undefined);
  return own ?? (Object.hasOwn(facadeWords, reason) ? facadeWords[reason] : undefined) ?? reason;
}

function whoOf({ user, organization, system }: AuditEntry): string | undefined {
  const parts = [
    user && (user.name ?? user.identifier.value),
    organization && (organization.name ?? `URA ${organization.ura}`),
    user === undefined && organization === undefined ? system : undefined,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(', ') : undefined;
}

const clock = (at: string): string => dutchDateTime(new Date(at)).replace('T', ' ').slice(0, 19);

function stepOf({ entry, kinds, trail }: Told): ViewStep {
  const [from, to] = WAYS[entry.kind];
  const { outcome, status, object, resources, missing, count, until, correlationId, decision } = entry;
  const [reason, who] = [reasonOf(entry, kinds), whoOf(entry)];
  return {
    trail,
    from,
    to,
    when: until === undefined ? clock(entry.at) : `${clock(entry.at)} – ${clock(until)}`,
    what: kindWords(kinds),
    outcome,
    ...(who !== undefined && { who }),
    ...(object && { about: object.type }),
    ...(reason !== undefined && { reason }),
    ...(status !== undefined && { status }),
    ...(resources !== undefined && { resources }),
    ...(missing && missing.length > 0 && { missing }),
    ...(count !== undefined && count !== 1 && { count }),
    ...(correlationId !== undefined && { correlation: correlationId }),
    ...(decision && { decision }),
  };
}

/**
 * The trail of a referral as the messages that went between its sides, in the order of time: who to whom, what, when, how it ended
 * and why. Of both sides where both trails are given. No BSN, no query and no id of a resource is in it.
 *
 * @returns Plain data for `viewOf(…, { trail })`. Never throws on data: what is no line of a trail is counted.
 * @example
 * const trail = trailOf([{ name: 'sender', lines: senderEntries }, { name: 'receiver', lines: receiverEntries }]);
 * const html = await pageOf(await viewOf({ fhir: [] }, { trail }));
 */
export function trailOf(trails: readonly TrailInput[], { referral }: TrailOptions = {}): ViewTrail {
  const found = trails.flatMap(({ lines }, trail) => linesIn(lines).map((line) => line && { ...line, trail }));
  const lines = found.filter((line) => line !== undefined);
  const all = linked(lines);
  const chosen =
    referral === undefined ? all : all.filter((one) => one.some(({ entry }) => keysOf(entry).includes(referral)));
  const shown = chosen.flat().sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at));
  const ids = (of: (entry: AuditEntry) => string | undefined): string[] => [
    ...new Set(shown.flatMap(({ entry }) => of(entry) ?? [])),
  ];
  return {
    names: trails.map(({ name }) => name),
    referrals: chosen.length,
    notifications: ids(({ notification }) => notification),
    groups: ids(({ group }) => group),
    steps: shown.map(stepOf),
    others: lines.length - shown.length,
    unread: found.length - lines.length,
  };
}
