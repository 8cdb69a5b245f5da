import { describe, expect, it } from 'vitest';
import { createBgzFacade, type FacadeOptions, sourcesOf } from '../../../src';
import type { AuditEntry } from '../../../src/audit';
import { type Consent, type ConsentOptions, type ConsentQuestion, withConsent } from '../../../src/notified-pull';
import { bgzRecords } from '../../../src/zib';
import { sample } from '../../bgz/sample';
import { idSecret } from '../../id-secret';

const bsn = String(sample.patient.identificationNumbers?.[0]?.value);
const provider = { ura: '00001111', category: 'V4' };
const user = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' },
  role: '01.015',
};
const granted = {
  allowed: true,
  patient: { bsn },
  trail: { organization: { ura: '00002222' }, user, patientBsn: bsn },
} as const;
type Authorize = NonNullable<FacadeOptions['authorize']>;

async function asked(authorize: Authorize, consent: Consent, options: Partial<ConsentOptions> = {}) {
  const trail: AuditEntry[] = [];
  const facade = createBgzFacade({
    sources: sourcesOf([bgzRecords(sample)], { groups: 'all' }),
    authorize: withConsent(authorize, { consent, provider, ...options }),
    audit: { write: async (entry) => void trail.push(entry) },
    idSecret,
    baseUrl: 'https://epd.brug.example/fhir',
  });
  const answer = await facade.fetch(new Request('https://epd.brug.example/fhir/AllergyIntolerance'));
  return { status: answer.status, text: await answer.text(), trail };
}

/** A register that keeps what it was asked. */
function register(answer: 'permit' | 'deny') {
  const questions: ConsentQuestion[] = [];
  const consent: Consent = (question) => {
    questions.push(question);
    return answer;
  };
  return { questions, consent };
}

describe('consent, for a pull outside a referral', () => {
  it('is asked per organization and category, and its yes stands in the trail', async () => {
    const { questions, consent } = register('permit');
    const { status, trail } = await asked(() => granted, consent);
    expect(status).toBe(200);
    expect(questions).toEqual([{ patient: { bsn }, requester: { ura: '00002222', role: '01.015' }, provider }]);
    expect(trail).toMatchObject([{ status: 200, checks: { consent: true } }]);
  });

  it('is a no in the trail too, and a 403 like any other', async () => {
    const { status, text, trail } = await asked(() => granted, register('deny').consent);
    expect(status).toBe(403);
    expect(text).not.toMatch(/consent|toestemming/i);
    expect(trail).toMatchObject([
      { status: 403, reason: 'consent-denied', checks: { authorization: false, consent: false }, user },
    ]);
  });

  it.each<[string, Consent]>([
    ['fails', () => Promise.reject(new Error(`register down for ${bsn}`))],
    ['answers in other words', () => 'ja' as never],
    ['answers true', () => true as never],
    ['answers nothing', () => undefined as never],
  ])('lets nobody in when the register %s', async (_, consent) => {
    const { status, text, trail } = await asked(() => granted, consent);
    expect(status).toBe(503);
    expect(text).not.toContain(bsn);
    expect(trail).toMatchObject([{ status: 503, reason: 'consent-unverifiable' }]);
  });

  it.each<[string, ReturnType<Authorize>]>([
    ['no organization', { allowed: true, patient: { bsn } }],
    ['every patient', { ...granted, patient: 'any' }],
    ['a patient by key alone', { ...granted, patient: { id: 'p-1' } }],
  ])('is no yes where it cannot be asked: %s', async (_, answer) => {
    const { questions, consent } = register('permit');
    expect((await asked(() => answer, consent)).status).toBe(403);
    expect(questions).toEqual([]);
  });

  it('is not asked about who is refused anyway, nor within a referral unless that is chosen', async () => {
    const { questions, consent } = register('deny');
    expect((await asked(() => ({ allowed: false, reason: 'unauthenticated' }), consent)).status).toBe(401);
    const referred = { ...granted, referral: { notification: 'urn:uuid:1', group: 'urn:uuid:2' } };
    expect((await asked(() => referred, consent)).status).toBe(200);
    expect(questions).toEqual([]);
    expect((await asked(() => referred, consent, { when: 'always' })).status).toBe(403);
  });

  it.each([
    [{ provider: { ura: '1111', category: 'V4' } }, /provider\.ura/],
    [{ provider: { ura: '00001111' } }, /provider\.category/],
    [{ consent: 'ja' }, /`consent`/],
    [{ when: 'never' }, /`when`/],
  ])('is refused with options that are wrong: %j', (options, message) => {
    const given = { consent: register('permit').consent, provider, ...options } as never;
    expect(() => withConsent(() => granted, given)).toThrow(message);
  });
});
