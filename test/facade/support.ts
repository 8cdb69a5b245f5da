import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r3';
import { type BgzFacade, createBgzFacade, type FacadeOptions, type Logger, sourcesOf } from '../../src/index';
import { type BgzRecords, bgzRecords } from '../../src/zib';
import { idSecret } from '../id-secret';
import { overNode, through } from './door';

const demo = (name: string): BgzRecords =>
  bgzRecords(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../examples/demo/patients', name), 'utf8')));

/** Two fictional patients; both have records with the same keys. */
export const anna = demo('mevrouw-van-der-voorbeeld.json');
export const tom = demo('meneer-testma.json');
export const ANNA = '999990019';
export const TOM = '999990032';
export const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
export const SNOMED = 'http://snomed.info/sct';
export const BASE = 'https://epd.example/fhir';

export const now = () => new Date('2026-11-24T10:00:00Z');

/** A facade over both patients; the token is the BSN it is for. */
export function facadeOf(options: Partial<FacadeOptions> = {}): BgzFacade {
  return createBgzFacade({
    sources: sourcesOf([anna, tom], { groups: 'all' }),
    authorize: (request) => {
      const bsn = /^Bearer (\d{9})$/.exec(request.headers.get('authorization') ?? '')?.[1];
      return bsn === undefined ? { allowed: false, reason: 'unauthenticated' } : { allowed: true, patient: { bsn } };
    },
    now,
    idSecret,
    // Between hospitals: what is pulled is read back, and by the BSN it is known whose it is.
    bsnInAnswers: 'always',
    // A connection has a Host, by which no base is told.
    ...(overNode && { baseUrl: BASE }),
    ...options,
  });
}

/** Log lines as a pino logger would take them: the facts of each. */
export function recordedLog(onLine: () => void = () => {}): {
  readonly lines: Record<string, unknown>[];
  readonly logger: Logger;
} {
  const lines: Record<string, unknown>[] = [];
  const take = (facts: object) => {
    lines.push({ ...facts });
    onLine();
  };
  return { lines, logger: { debug: take, info: take, warn: take, error: take } };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: FhirResource;
}

export async function ask(
  facade: BgzFacade,
  path: string,
  init: RequestInit = {},
  token: string | undefined = ANNA,
): Promise<Answer> {
  const headers = new Headers(init.headers);
  if (token !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  const url = path.startsWith('http') ? path : `${BASE}/${path}`;
  const response = await through(facade, new Request(url, { ...init, headers }));
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' || text.startsWith('<') ? undefined : JSON.parse(text),
  };
}

/** A search that must succeed. */
export async function search(facade: BgzFacade, path: string, token: string = ANNA): Promise<Bundle> {
  const { status, text, body } = await ask(facade, path, {}, token);
  if (status !== 200 || body.resourceType !== 'Bundle') throw new Error(`${status} ${text}`);
  return body;
}

export const inMode = (bundle: Bundle, mode: string): FhirResource[] =>
  (bundle.entry ?? []).flatMap((entry) =>
    entry.search?.mode === mode && entry.resource ? [entry.resource as FhirResource] : [],
  );

export const issuesOf = (answer: Answer) => (answer.body as OperationOutcome).issue;
