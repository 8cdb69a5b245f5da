/** What a fake sender answers to one address. */
export type FakeAnswer =
  | {
      readonly status?: number;
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
      readonly bytes?: Uint8Array;
    }
  | (() => Promise<never>);

/** A request as the fake sender saw it. */
export interface Seen {
  readonly method: string;
  /** Behind the base, as sent. */
  readonly path: string;
  readonly token: string | undefined;
  readonly body: string;
}

export const SENDER = 'https://epd.example/fhir';

/** A sender in memory: answers per address, the first given ones first. */
export function fakeSender(answers: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>) {
  const seen: Seen[] = [];
  const left = new Map(
    Object.entries(answers).map(([path, answer]) => [path, Array.isArray(answer) ? [...answer] : [answer]] as const),
  );
  let underWay = 0;
  let most = 0;
  const fetched: typeof fetch = async (input, init) => {
    const url = String(input);
    const path = url.startsWith(`${SENDER}/`) ? url.slice(SENDER.length + 1) : url;
    const headers = new Headers(init?.headers);
    seen.push({
      method: init?.method ?? 'GET',
      path,
      token: /^Bearer (.*)$/.exec(headers.get('authorization') ?? '')?.[1],
      body: typeof init?.body === 'string' ? init.body : '',
    });
    underWay++;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay--;
    init?.signal?.throwIfAborted();
    const queue = left.get(path) ?? [{ status: 404, body: { resourceType: 'OperationOutcome', issue: [] } }];
    const answer = (queue.length > 1 ? queue.shift() : queue[0]) as FakeAnswer;
    if (typeof answer === 'function') return answer();
    const { status = 200, body, bytes } = answer;
    return new Response(bytes ? new Uint8Array(bytes) : body === undefined ? null : JSON.stringify(body), {
      status,
      headers: answer.headers,
    });
  };
  return { fetch: fetched, seen, most: () => most, paths: () => seen.map(({ path }) => path) };
}

interface Entry {
  readonly resource: object;
  readonly mode?: string;
}

/** A searchset of these. */
export const searchset = (entries: readonly Entry[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: entries.map(({ resource, mode = 'match' }) => ({ resource, search: { mode } })),
  ...more,
});

/** Whose a resource is, where its type says so. */
export const subjectOf = (resourceType: string): object => {
  const patient = { reference: 'Patient/1' };
  if (resourceType === 'Provenance') return { target: [{ reference: 'Condition/a' }] };
  if (['Patient', 'Medication', 'Practitioner', 'Organization'].includes(resourceType)) return {};
  return resourceType === 'AllergyIntolerance' ? { patient } : { subject: patient };
};

export const match = (resourceType: string, id: string, more: object = {}): Entry => ({
  resource: { resourceType, id, ...subjectOf(resourceType), ...more },
});
