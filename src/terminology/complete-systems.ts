import { hasCodeForm } from './code-forms';
import { type CodeSystemIndex, codeSystemIndex } from './codelists/code-system-index';
import { tableFinder } from './codelists/find-table';
import { bundledCodelists } from './codelists/load-codelists';
import { CodelistsError, type CodeSystemTable } from './codelists/table';

/** A code system of which every code is known. */
export interface CompleteSystem {
  has(code: string): boolean;
  /** Codes to record, without those that only group others. */
  readonly codes: readonly string[];
}

type Find = (system: string) => CodeSystemTable | undefined;

/** Opens the codelists the validator looks codes up in. Code that was bundled without them cannot tell, and says so once. */
function open(): Find {
  try {
    return tableFinder([bundledCodelists()]).codeSystem;
  } catch (cause) {
    if (!(cause instanceof CodelistsError)) throw cause;
    process.emitWarning(`Codes are checked by their form only: ${cause.message}`, { code: 'BGZ_NO_CODELISTS' });
    return () => undefined;
  }
}

let find: Find | undefined;
const made = new Map<string, CompleteSystem | undefined>();

function systemOf({ complete, concepts, key }: CodeSystemIndex): CompleteSystem | undefined {
  if (!complete) return undefined;
  let codes: readonly string[] | undefined;
  return {
    has: (code) => concepts.has(key(code)),
    get codes() {
      codes ??= [...concepts.values()].filter(({ abstract }) => abstract !== true).map(({ code }) => code);
      return codes;
    },
  };
}

/**
 * What the bundled codelists know of a code system: a builder and the validator ask the same lists. Read when a code of a
 * system without a public form is first met, so that importing a builder reads nothing.
 *
 * @param system URI of the code system.
 * @returns Undefined when not every code of it is known.
 */
export function completeSystem(system: string): CompleteSystem | undefined {
  if (made.has(system)) return made.get(system);
  if (hasCodeForm(system)) return undefined;
  find ??= open();
  const table = find(system);
  // What is not here may be any text, and is not kept.
  if (table === undefined) return undefined;
  const known = made.get(table.url) ?? systemOf(codeSystemIndex(table));
  made.set(table.url, known);
  return known;
}
