import type { Code } from '../../access/model';
import type { TaskFault } from './task-faults';

/** Something about a Task: where, what was found, what was expected. Never a value of the Task. */
export interface Notice<Kind extends string = string> {
  /** Stable name of the kind. */
  readonly code: Kind;
  /** FHIR path: `Task.input[2].valueString`. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** What makes a Task one that is not taken. */
export type Fault = Notice<TaskFault>;

/** An input of the Task that could not be read: it costs what it offers, not the Task. */
export interface UnreadInput extends Fault {
  /** Section that the input names, as far as it does. */
  readonly section?: Code;
  /** Resource type its search or reference begins with, when that is one of the BgZ. */
  readonly type?: string;
}

/** Collects what there is to say of a Task. */
export interface Notices {
  readonly issues: readonly Fault[];
  readonly warnings: readonly Notice[];
  /** Of the warnings, those of inputs that could not be read. */
  readonly unread: readonly UnreadInput[];
  issue(code: TaskFault, path: string, found: string, expected: string): void;
  warn(code: string, path: string, found: string, expected: string): void;
  /** Tells of an input that is not used because it cannot be read. */
  leave(
    code: TaskFault,
    path: string,
    found: string,
    expected: string,
    about?: Pick<UnreadInput, 'section' | 'type'>,
  ): void;
}

/** An empty collection. */
export function notices(): Notices {
  const issues: Fault[] = [];
  const warnings: Notice[] = [];
  const unread: UnreadInput[] = [];
  return {
    issues,
    warnings,
    unread,
    issue: (code, path, found, expected) => void issues.push({ code, path, found, expected }),
    warn: (code, path, found, expected) => void warnings.push({ code, path, found, expected }),
    leave(code, path, found, expected, about = {}) {
      const notice = { code, path, found, expected };
      warnings.push(notice);
      unread.push({ ...notice, ...about });
    },
  };
}

/** Text with something in it; undefined for all else. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Says what kind of value it is, not which. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return value.trim() === '' ? 'empty text' : 'other text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
