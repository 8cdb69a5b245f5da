import type { Code } from '../model';

/** Something about a Task: where, what was found, what was expected. Never a value of the Task. */
export interface Notice {
  /** Stable name of the kind. */
  readonly code: string;
  /** FHIR path: `Task.input[2].valueString`. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** An input of the Task that could not be read: it costs what it offers, not the Task. */
export interface UnreadInput extends Notice {
  /** Section that the input names, as far as it does. */
  readonly section?: Code;
  /** Resource type its search or reference begins with, when that is one of the BgZ. */
  readonly type?: string;
}

/** Collects what there is to say of a Task. */
export interface Notices {
  readonly issues: readonly Notice[];
  readonly warnings: readonly Notice[];
  /** Of the warnings, those of inputs that could not be read. */
  readonly unread: readonly UnreadInput[];
  issue(code: string, path: string, found: string, expected: string): void;
  warn(code: string, path: string, found: string, expected: string): void;
  /** Tells of an input that is not used because it cannot be read. */
  leave(
    code: string,
    path: string,
    found: string,
    expected: string,
    about?: Pick<UnreadInput, 'section' | 'type'>,
  ): void;
}

/** An empty collection. */
export function notices(): Notices {
  const issues: Notice[] = [];
  const warnings: Notice[] = [];
  const unread: UnreadInput[] = [];
  const into = (list: Notice[]) => (code: string, path: string, found: string, expected: string) => {
    list.push({ code, path, found, expected });
  };
  return {
    issues,
    warnings,
    unread,
    issue: into(issues),
    warn: into(warnings),
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
