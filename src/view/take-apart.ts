import { canonicalJson, isJson, type Json, listOf, textOf } from '../fhir/json';

/** A resource with its places: one that comes twice with the same content stands in several. */
export interface Part {
  readonly json: Json;
  readonly where: readonly string[];
}

/** What a sender says of an answer, and the address that the answer is to. */
export interface Outcome {
  readonly json: Json;
  readonly self?: string;
}

/** An answer to a search. */
export interface Answer {
  readonly self: string;
  readonly matches: number;
  readonly total?: number;
}

/** All that is in what was given. */
export interface Apart {
  readonly parts: readonly Part[];
  readonly outcomes: readonly Outcome[];
  readonly answers: readonly Answer[];
  /** Places of what is no resource, with what is there. */
  readonly strange: readonly { readonly where: string; readonly value: unknown }[];
  /** Addresses of next pages that are not among what was given. */
  readonly pages: readonly { readonly self: string }[];
}

const isResource = (value: unknown): value is Json =>
  isJson(value) && typeof value.resourceType === 'string' && /^[A-Z][A-Za-z]{1,63}$/.test(value.resourceType);

const linkOf = (bundle: Json, relation: string): string =>
  textOf(listOf(bundle.link).find((one): one is Json => isJson(one) && one.relation === relation)?.url);

class Taking {
  readonly parts = new Map<string, { json: Json; where: string[] }>();
  readonly outcomes: Outcome[] = [];
  readonly answers: Answer[] = [];
  readonly strange: { where: string; value: unknown }[] = [];
  readonly next: { url: string; self: string }[] = [];
  readonly selves = new Set<string>();

  take(value: unknown, where: string, self?: string): void {
    if (!isResource(value)) this.strange.push({ where, value });
    else if (value.resourceType === 'Bundle') this.bundle(value, where);
    else if (value.resourceType === 'OperationOutcome') this.outcomes.push({ json: value, ...(self && { self }) });
    else this.part(value, where);
  }

  part(json: Json, where: string): void {
    const key = canonicalJson(json);
    const known = this.parts.get(key);
    if (known === undefined) this.parts.set(key, { json, where: [where] });
    else known.where.push(where);
  }

  bundle(bundle: Json, where: string): void {
    const [self, next] = [linkOf(bundle, 'self'), linkOf(bundle, 'next')];
    if (self !== '') this.selves.add(self);
    if (next !== '') this.next.push({ url: next, self });
    const entries = listOf(bundle.entry);
    let matches = 0;
    for (const [at, entry] of entries.entries()) {
      const place = `${where}.entry[${at}]`;
      if (!isJson(entry)) this.strange.push({ where: place, value: entry });
      else {
        const mode = isJson(entry.search) ? entry.search.mode : undefined;
        const isMatch = isResource(entry.resource) && entry.resource.resourceType !== 'OperationOutcome';
        if (isMatch && mode !== 'include' && mode !== 'outcome') matches++;
        this.entry(entry, place, self);
      }
    }
    if (bundle.type !== 'searchset' || self === '') return;
    const { total } = bundle;
    this.answers.push({ self, matches, ...(typeof total === 'number' && { total }) });
  }

  entry(entry: Json, place: string, self: string): void {
    const outcome = isJson(entry.response) ? entry.response.outcome : undefined;
    if (outcome !== undefined) this.take(outcome, `${place}.response.outcome`, self);
    // What is said to have been deleted stands nowhere: it is told with all that is in its entry.
    const isDeleted = isJson(entry.request) && entry.request.method === 'DELETE';
    if (isDeleted) this.strange.push({ where: place, value: entry });
    else if (entry.resource !== undefined) this.take(entry.resource, `${place}.resource`, self);
    else if (outcome === undefined) this.strange.push({ where: place, value: entry });
  }
}

/** Takes apart what was given: every resource once, and whatever else is there. Its depth has been measured. */
export function takeApart(inputs: readonly unknown[]): Apart {
  const taking = new Taking();
  for (const [at, input] of inputs.entries()) if (input !== undefined) taking.take(input, `input[${at}]`);
  const { parts, outcomes, answers, strange, next, selves } = taking;
  const pages = next.filter(({ url }) => !selves.has(url)).map(({ self }) => ({ self }));
  return { parts: [...parts.values()], outcomes, answers, strange, pages };
}
