import { createHash } from 'node:crypto';
import { canonicalJson, isJson, type Json, listOf, textOf } from '../fhir/json';
import { asIs, joined, type Phrase } from '../fhir/phrase';
import { isAbsolute } from '../fhir/resource-address';
import { keepNumbers } from '../fhir/walk-json';
import { isIssueCode } from '../http/refusal-reasons';
import { shownId } from '../terminology/shown-id';
import { rules } from '../validate/rules';
import { readInput } from '../validate/text/read-input';
import { placeType } from '../validate/walk/scope';
import { Deleted, isDelete } from './deleted';
import { jsonForm } from './json-form';
import { hasRules } from './modifiers';
import type { Part } from './parted';
import type { Telling } from './telling';
import { xmlModel } from './told-path';

/** A resource that was given. */
export interface Found {
  readonly type: string;
  /** Its id, or where it has none that is a text or a number, what stands for it. */
  readonly id: string;
  readonly json: Json;
  readonly fullUrl: string | undefined;
  /** `Type/id` and place, as they are told. */
  readonly resource: string;
  readonly where: string;
  /** Characters of it as JSON. */
  readonly size: number;
  /** What was given says that it was deleted. */
  readonly isDeleted: boolean;
  /** Of a resource that is several records: which of them. */
  readonly part?: Part;
}

interface Limits {
  readonly maxSize: number;
  readonly maxDepth: number;
}

/** What can be told as a resource: the name of its type is one as FHIR forms them. */
const isResource = (value: unknown): value is Json =>
  isJson(value) && typeof value.resourceType === 'string' && /^[A-Z][A-Za-z]{1,63}$/.test(value.resourceType);

const UUID = /^urn:uuid:([0-9a-f-]{36})$/i;

/** The id of a resource; of one without, the UUID of its fullUrl or a hash of its content: the same each time. */
function idOf(json: Json, fullUrl: string | undefined): { readonly id: string; readonly isMade: boolean } {
  const own = typeof json.id === 'number' ? String(json.id) : json.id;
  if (typeof own === 'string' && own.trim() !== '') return { id: own, isMade: false };
  const uuid = UUID.exec(fullUrl ?? '')?.[1];
  if (uuid !== undefined) return { id: uuid.toLowerCase(), isMade: false };
  return { id: createHash('sha256').update(canonicalJson(json)).digest('hex').slice(0, 32), isMade: true };
}

/** How a resource is named: an id that is none is hashed, one that holds a BSN is left out. */
function told(type: string, id: unknown): string {
  const shown = shownId(id);
  return shown === undefined ? placeType(type) : `${placeType(type)}/${shown}`;
}

const OTHER_CODE: Phrase = { en: 'a code that FHIR does not have', nl: 'een code die FHIR niet heeft' };

/** The codes of an OperationOutcome, each once. One that FHIR does not have is not shown: it may be anything. */
function codesIn({ issue }: Json): Phrase {
  const codes = new Set(listOf(issue).map((one) => (isJson(one) ? textOf(one.code) : '')));
  const known = [...codes].filter(isIssueCode).map(asIs);
  const isOther = [...codes].some((code) => code !== '' && !isIssueCode(code));
  return joined([...known, ...(isOther ? [OTHER_CODE] : [])], ', ');
}

/** Walks through one value: a resource, or the entries of a Bundle. Its depth has been measured. */
class Collecting {
  readonly #found: Omit<Found, 'isDeleted'>[] = [];
  readonly #deleted = new Deleted();
  readonly #next = new Map<string, string>();
  readonly #selves = new Set<string>();
  readonly #tell: Telling;

  constructor(tell: Telling) {
    this.#tell = tell;
  }

  take(value: unknown, where: string, fullUrl: string | undefined): void {
    if (!isResource(value)) this.#tell.issue('not-a-resource', { where });
    else if (value.resourceType === 'Bundle') this.#bundle(value, where);
    else this.#resource(value, where, fullUrl);
  }

  /** All that was found. Pages that a Bundle refers to and nobody gave are told. */
  end(): readonly Found[] {
    for (const [url, where] of this.#next) if (!this.#selves.has(url)) this.#tell.issue('next-page', { where });
    return this.#found.map((one) => ({ ...one, isDeleted: this.#deleted.has(one) }));
  }

  #bundle(bundle: Json, where: string): void {
    const here = { resource: 'Bundle', where: where === '' ? 'Bundle' : where };
    if (hasRules(bundle) || bundle.modifierExtension !== undefined) {
      this.#modified(here);
      return;
    }
    for (const link of listOf(bundle.link)) {
      const url = isJson(link) ? textOf(link.url) : '';
      if (!isJson(link) || url === '') continue;
      if (link.relation === 'self') this.#selves.add(url);
      if (link.relation === 'next') this.#next.set(url, where);
    }
    for (const [at, entry] of listOf(bundle.entry).entries()) {
      const place = `${here.where}.entry[${at}]`;
      if (isJson(entry)) this.#entry(entry, place);
      else this.take(entry, `${place}.resource`, undefined);
    }
  }

  /** A resource, and what the sender says of how it got it; or that alone, where it could not. */
  #entry(entry: Json, place: string): void {
    const fullUrl = textOf(entry.fullUrl);
    const outcome = isJson(entry.response) ? entry.response.outcome : undefined;
    if (outcome !== undefined) this.take(outcome, `${place}.response.outcome`, undefined);
    if (isDelete(entry.request)) {
      this.#deleted.add(fullUrl, entry.request);
      if (isResource(entry.resource))
        this.#deleted.add(fullUrl, { url: `${String(entry.resource.resourceType)}/${String(entry.resource.id)}` });
      this.#tell.issue('deleted', { resource: 'Bundle', where: place });
      if (entry.resource === undefined) return;
    }
    if (outcome !== undefined && entry.resource === undefined) return;
    if ([entry, entry.search, entry.request, entry.response].some((one) => isJson(one) && 'modifierExtension' in one))
      this.#modified({ resource: 'Bundle', where: place });
    else this.take(entry.resource, `${place}.resource`, fullUrl === '' ? undefined : fullUrl);
  }

  /** Nothing is read of what is in a Bundle, or an entry of one, that says something else than it would by itself. */
  #modified(here: { readonly resource: string; readonly where: string }): void {
    this.#tell.issue('modifier', here, { type: here.resource });
    this.#tell.notRead.add({ ...here, path: here.resource, reason: 'modifier' });
  }

  #resource(value: Json, where: string, given: string | undefined): void {
    const json = jsonForm(value);
    if (!isResource(json)) {
      this.#tell.issue('not-a-resource', { where });
      return;
    }
    const type = String(json.resourceType);
    const fullUrl = given !== undefined && isAbsolute(given) ? given : undefined;
    const { id, isMade } = idOf(json, fullUrl);
    const resource = told(type, isMade ? undefined : id);
    const place = { resource, where: where === '' ? placeType(type) : where };
    if (type === 'OperationOutcome') {
      this.#tell.issue('sender-says', place, { codes: codesIn(json) });
      return;
    }
    if (isMade) this.#tell.issue('no-id', place);
    if (listOf(isJson(json.meta) ? json.meta.tag : undefined).some((tag) => isJson(tag) && tag.code === 'SUBSETTED'))
      this.#tell.issue('subsetted', place);
    this.#found.push({ type, id, json, fullUrl, ...place, size: JSON.stringify(json).length });
  }
}

/** All resources in what was given, in its order. What cannot be read is told. */
export async function resourcesIn(
  input: unknown,
  limits: Limits,
  tell: Telling,
  giveWay: () => Promise<void> | undefined,
): Promise<readonly Found[]> {
  const collecting = new Collecting(tell);
  const several = Array.isArray(input);
  for (const [at, one] of (several ? input : [input]).entries()) {
    await giveWay();
    const where = several ? `input[${at}]` : '';
    const { value, readable, faults } = await readInput(one, { ...limits, asWhole: true }, xmlModel);
    for (const { rule, parameters } of faults) {
      const { message } = rules[rule];
      const said = tell.filled(message, parameters);
      tell.issue('unreadable', where === '' ? {} : { where }, { reason: asIs(said) });
    }
    if (!readable) continue;
    if (typeof one === 'string' && !one.trimStart().startsWith('<')) keepNumbers(one, value);
    collecting.take(value, where, undefined);
  }
  return collecting.end();
}
