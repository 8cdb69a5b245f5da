import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { PatientQuery } from '../assemble/ports';
import { isBsn } from '../fhir/bsn';
import { decodeText } from '../fhir/decode-text';
import { systemCode, UsageError } from './usage-error';

/** Nine digits that pass the 11-test are a BSN, everything else a key of the vendor's own. */
function queryOf(value: string, place: string): PatientQuery {
  if (isBsn(value)) return { bsn: value };
  if (/^\d{8,9}$/.test(value)) {
    throw new UsageError(
      `${place} has ${value.length} digits and is no BSN; a key of that form is written as { "id": "…" } in JSON.`,
    );
  }
  return { id: value };
}

function fromJson(value: unknown): PatientQuery[] {
  const list = Array.isArray(value) ? value : (value as { patients?: unknown } | null)?.patients;
  if (!Array.isArray(list)) throw new UsageError('The JSON of --patients is a list of { bsn }, { id } or texts.');
  return list.map((one: unknown, i) => {
    const place = `Patient ${i + 1} of --patients`;
    if (typeof one === 'string') return queryOf(one.trim(), place);
    const { bsn, id } = (one ?? {}) as { readonly bsn?: unknown; readonly id?: unknown };
    if (typeof bsn === 'string' && id === undefined) {
      if (!isBsn(bsn)) throw new UsageError(`${place}: bsn is nine digits that pass the 11-test.`);
      return { bsn };
    }
    if (typeof id === 'string' && id !== '' && bsn === undefined) return { id };
    throw new UsageError(`${place} is { "bsn": "…" }, { "id": "…" } or a text.`);
  });
}

const fromLines = (text: string): PatientQuery[] =>
  text.split(/\r?\n/).flatMap((line, i) => {
    const value = line.replace(/#.*$/, '').trim();
    return value === '' ? [] : [queryOf(value, `Line ${i + 1} of --patients`)];
  });

/** The first character tells JSON from lines. */
function parse(text: string): PatientQuery[] {
  const own = text.replace(/^\uFEFF/, '');
  if (!/^\s*[[{]/.test(own)) return fromLines(own);
  let value: unknown;
  try {
    value = JSON.parse(own);
  } catch {
    // The parser's own message may quote a BSN.
    throw new UsageError('--patients is not JSON that can be read; a list of lines does not begin with [ or {.');
  }
  return fromJson(value);
}

/** UTF-16 and other sets are read by their mark; what is in no set that can be told is refused, since a key would be another. */
function decoded(bytes: Uint8Array): string {
  const read = decodeText(bytes);
  if (!read.ok) throw new UsageError('--patients is not in UTF-8; save it as UTF-8.');
  return read.text;
}

const readText = async (path: string): Promise<string> =>
  decoded(
    await readFile(path).catch((error: unknown) => {
      throw new UsageError(`${path} cannot be read (${systemCode(error)}).`);
    }),
  );

/**
 * Reads whose records are to be checked: JSON (`[{ "bsn": "…" }, { "id": "…" }]`), or a BSN or key per line with `#` for remarks.
 *
 * @param path A file, or `-` for standard input.
 * @throws {UsageError} When it cannot be read or names nobody. No BSN is repeated.
 */
export async function readQueries(path: string): Promise<readonly PatientQuery[]> {
  const text = path === '-' ? decoded(await buffer(process.stdin)) : await readText(path);
  const queries = parse(text);
  if (queries.length === 0) throw new UsageError('--patients names nobody.');
  return queries;
}
