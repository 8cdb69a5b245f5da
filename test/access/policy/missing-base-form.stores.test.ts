import type { Bundle, OperationOutcome } from 'fhir/r3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/audit';
import { type BgzFacade, createBgzFacade, type FacadeOptions, sourcesOf } from '../../../src/index';
import { ANNA, anna, BSN, TOM, tom } from '../../facade/support';
import { idSecret } from '../../id-secret';
import { NOW } from '../tokens/support';
import { type Grants, grants, user } from './grants';

const URA = '00006666';
const FORM = 'application/x-www-form-urlencoded';
const receiver = { receiver: { organization: { ura: URA } } };

let world: Grants;
beforeAll(async () => {
  world = await grants();
  await world.add({}, { ...receiver, patient: { bsn: ANNA } });
  await world.add({}, { receiver: { organization: { ura: '00006667' } }, patient: { bsn: TOM } });
});

interface Asked {
  readonly form?: string | ReadableStream<Uint8Array>;
  readonly type?: string;
  readonly path?: string;
  readonly query?: string;
  readonly token?: string;
  readonly missingBase?: 'refuse' | 'find';
  readonly options?: Partial<FacadeOptions>;
}

const ofAnna = `patient.identifier=${encodeURIComponent(`${BSN}|${ANNA}`)}`;

/** Asks a facade that finds referrals, by POST; tells the answer and what the trail has of it. */
async function post({
  form = ofAnna,
  type = FORM,
  path = 'AllergyIntolerance',
  query = '',
  missingBase = 'find',
  ...asked
}: Asked) {
  const entries: AuditEntry[] = [];
  const facade: BgzFacade = createBgzFacade({
    sources: sourcesOf([anna, tom], { groups: 'all' }),
    authorize: world.authorizeWith({ missingBase }),
    audit: { write: async (entry) => void entries.push(entry) },
    now: () => NOW,
    idSecret,
    ...asked.options,
  });
  const token = asked.token ?? (await world.tokenFor(undefined, { ura: URA, ...user('01.015') }));
  const response = await facade.fetch(
    new Request(`https://epd.example/fhir/${path}/_search?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: form,
      duplex: 'half',
    } as RequestInit),
  );
  const body = (await response.json()) as Bundle | OperationOutcome;
  const reasons = entries.map(({ reason }) => reason);
  return { status: response.status, body, entries, reasons };
}

/** A body that tells whether anybody read of it. */
function watched(text: string) {
  let read = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        read += 1;
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, times: () => read };
}

const found = ({ body }: { readonly body: Bundle | OperationOutcome }) =>
  body.resourceType === 'Bundle' ? (body.entry ?? []).map(({ resource }) => resource?.resourceType) : [];

describe('a search by POST with a token without base, when the referral may be found', () => {
  it.each([
    ['AllergyIntolerance', 'patient.identifier'],
    ['AllergyIntolerance', 'patient:Patient.identifier'],
    ['Condition', 'subject.identifier'],
    ['Coverage', 'beneficiary.identifier'],
    ['Patient', 'identifier'],
  ])('goes by the patient that its form names: %s by %s', async (path, name) => {
    const token = await world.tokenFor(undefined, { ura: '00006667', ...user('01.015') });
    const form = `${encodeURIComponent(name)}=${encodeURIComponent(`${BSN}|${TOM}`)}`;
    const { status, entries, body } = await post({ form, path, token });
    expect({ status, body: body.resourceType }).toEqual({ status: 200, body: 'Bundle' });
    expect(entries).toMatchObject([{ kind: 'search', outcome: 'success', patientBsn: TOM }]);
  });

  it('finds what the same search by GET does', async () => {
    const answer = await post({});
    expect(answer.status).toBe(200);
    expect(found(answer)).toContain('AllergyIntolerance');
  });

  it('is given nothing when it names two, in whatever place', async () => {
    const ofTom = `patient.identifier=${encodeURIComponent(`${BSN}|${TOM}`)}`;
    expect((await post({ query: ofAnna })).status).toBe(200);
    for (const asked of [{ form: `${ofAnna}&${ofTom}` }, { query: ofTom }]) {
      const { status, reasons } = await post(asked);
      expect([status, reasons]).toEqual([403, ['base-missing']]);
    }
  });

  it('is given nothing of somebody who was not referred to the receiver', async () => {
    const { status, reasons } = await post({ form: `patient.identifier=${encodeURIComponent(`${BSN}|${TOM}`)}` });
    expect([status, reasons]).toEqual([403, ['base-missing']]);
  });

  it.each([
    ['of another type', { type: 'application/json' }, 415, 'not-supported'],
    ['larger than is taken', { options: { maxBodyBytes: 20 } }, 413, 'too-long'],
    ['in no character set', { type: `${FORM}; charset=made-up` }, 415, 'unknown-charset'],
    ['with a broken escape', { form: `${ofAnna}&x=%zz` }, 400, 'structure'],
  ] as const)('refuses a form %s as it does with a base', async (_name, asked, status, reason) => {
    const answer = await post(asked);
    expect([answer.status, answer.reasons]).toEqual([status, [reason]]);
    expect(answer.entries).toMatchObject([{ organization: { ura: URA }, outcome: 'refused' }]);
    const { base } = await world.add({}, { ...receiver, patient: { bsn: '999990056' } });
    const token = await world.tokenFor(base, { ura: URA, ...user('01.015') });
    expect((await post({ ...asked, token })).status).toBe(status);
  });

  it('reads no form of a sender whose token is not good, nor where the token or the base says who it is', async () => {
    const cases = [
      ['eyJhbGciOiJub25lIn0.e30.', 401],
      [await world.tokenFor(undefined, { ura: undefined, ...user('01.015') }), 403],
      [await world.tokenFor('x', { ura: URA, ...user('01.015') }), 403],
      [await world.tokenFor(undefined, { ura: URA, patient: TOM, ...user('01.015') }), 403],
    ] as const;
    for (const [token, status] of cases) {
      const form = watched(ofAnna);
      expect((await post({ form: form.stream, token })).status).toBe(status);
      expect(form.times()).toBe(0);
    }
  });

  it('does not come in late: who does not send the form is told so', async () => {
    const never = new ReadableStream<Uint8Array>();
    const { status, reasons } = await post({ form: never, options: { bodyTimeoutMs: 10 } });
    expect([status, reasons]).toEqual([408, ['body-late']]);
  });
});

describe('a search by POST with a token without base, when nothing is said of finding', () => {
  it('is refused, and its form is not read', async () => {
    const form = watched(ofAnna);
    const { status, reasons } = await post({ form: form.stream, missingBase: 'refuse' });
    expect([status, reasons]).toEqual([403, ['base-missing']]);
    expect(form.times()).toBe(0);
  });
});
