import { describe, expect, it } from 'vitest';
import {
  qualificationHtml,
  qualificationJson,
  qualificationJUnit,
  qualificationText,
  qualifyReceiver,
  scenarioNames,
} from '../../../src/qualify';
import { assertOf, faultsOf, outcomesOf, played } from './played';
import { OWN_URA, PULL_TOKEN, receivingHospital, SEND_TOKEN } from './receiving-hospital';

const unseenIn = (result: Awaited<ReturnType<typeof played>>) =>
  outcomesOf(result).flatMap(([scenario, check, outcome]) => (outcome === 'skip' ? [`${scenario}: ${check}`] : []));

/** Whoever is asked about knows everybody but the stranger of the run. */
const knowsPatient = (bsn: string) => bsn !== '999990068';

describe('our own receiver', () => {
  it('passes every scenario over HTTP, in the order they are named', async () => {
    const quick = scenarioNames.filter((name) => name !== 'slow');
    const result = await played({ knowsPatient }, { only: quick });
    expect(faultsOf(result)).toEqual([]);
    expect(result.verdict).toBe('passes');
    expect(result.scripts.map(({ source }) => source)).toEqual(quick);
    // By one token nobody sees what it says, and Twiin has no workflow Task to read.
    expect(unseenIn(result)).toEqual(['happy: granted', 'happy: workflowTask']);
  });

  it('does not wait for what comes by a byte at a time', async () => {
    const result = await played({ timeoutMs: 300 }, { only: ['slow'] });
    expect(outcomesOf(result)).toEqual([['slow', 'slowEnded', 'pass']]);
  });

  it.each(['nictiz', 'aorta', 'viplive'] as const)('passes in the dialect %s', async (peer) => {
    const only = ['happy', 'amended', 'cancelled', 'unknown-cancel', 'malformed'] as const;
    const result = await played({}, { peer, only });
    expect(faultsOf(result)).toEqual([]);
    expect(assertOf(result, 'everySection')?.outcome).toBe('pass');
    // AORTA has no workflow Task to tell by.
    expect(assertOf(result, 'statusTold')?.outcome).toBe(peer === 'aorta' ? 'skip' : 'pass');
  });

  it('passes by the rules of tokens and in the dialect of Nuts, the workflow Task read and two bases', async () => {
    const result = await played(
      { token: (base) => base ?? '' },
      {
        peer: 'nuts',
        only: ['happy', 'pages', 'amended', 'cancelled', 'other-patient'],
        pull: {
          kind: 'tokens',
          tokens: async (token, { now }) => ({
            ok: true,
            claims: {
              receiverUra: OWN_URA,
              user: {
                identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000001' },
                role: '01.010',
              },
              authorizationBase: token,
              tokenId: token,
              issuer: 'https://as.example',
              scopes: [],
              expiresAt: new Date(now.getTime() + 60_000).toISOString(),
            },
          }),
        },
      },
    );
    expect(faultsOf(result)).toEqual([]);
    expect(unseenIn(result)).toEqual([]);
    expect(assertOf(result, 'workflowTask')?.outcome).toBe('pass');
    expect(assertOf(result, 'granted')?.outcome).toBe('pass');
  });

  it('is told why its token is good for nothing', async () => {
    const result = await played(
      {},
      {
        only: ['happy'],
        pull: {
          kind: 'tokens',
          tokens: async (_token, { now }) => ({
            ok: true,
            claims: {
              receiverUra: OWN_URA,
              tokenId: '1',
              issuer: 'https://as.example',
              scopes: [],
              expiresAt: new Date(now.getTime() + 60_000).toISOString(),
            },
          }),
        },
      },
    );
    expect(faultsOf(result)).toEqual(['happy: granted fail']);
    expect(assertOf(result, 'granted')?.why?.nl).toMatch(/verzoeken geweigerd: gebruiker onbekend$/);
  });

  it('passes without being asked whether it is idle', async () => {
    const hospital = await receivingHospital();
    const result = await qualifyReceiver({
      base: hospital.base,
      receiver: { ura: OWN_URA },
      token: SEND_TOKEN,
      pull: { kind: 'any-token' },
      sections: ['patient', 'allergies'],
      allowLoopbackHttp: true,
      only: ['happy'],
      quietMs: 1_500,
      onListening: ({ base }) => hospital.knows(base),
    });
    expect(faultsOf(result)).toEqual([]);
  });
});

describe('the report of a receiver', () => {
  const broken = played({ ignoresCancel: true, concurrency: 1 }, { only: ['happy', 'cancelled', 'unknown-patient'] });

  it('tells what was expected by which text, what was seen and what it means, in both languages', async () => {
    const text = qualificationText(await broken, { language: 'nl' });
    expect(text).toContain(
      'Een notificatie die tijdens het ophalen geannuleerd wordt\n  cancelled\n  ✔ notification  1/1',
    );
    expect(text).toMatch(
      /✖ cancelStops na een annulering wordt niets meer gevraagd\n {8}\d+ verzoeken erna: .*\n {12}u blijft gegevens vragen van een patiënt/,
    );
    expect(text).toContain('bron: implementation plan for vendors 2.3.2');
    expect(text.trimEnd().endsWith('slaagt niet')).toBe(true);
    expect(qualificationText(await broken)).toContain('✖ cancelStops after a cancellation nothing is asked any more');
  });

  it('is JSON, JUnit and HTML as well, a case in which nothing could be seen skipped', async () => {
    const { scripts } = JSON.parse(qualificationJson(await broken, { language: 'nl' }));
    expect(scripts[0].title).toBe('Een notificatie, en het ophalen dat daaruit volgt');
    expect(scripts[0].tests[0].asserts[0]).toMatchObject({
      outcome: 'pass',
      label: 'accepted',
      description: 'een goede notificatie wordt aangenomen (2xx)',
      why: 'status 201',
      source: 'TA Notified Pull, Twiin-01: POST [base]/Task (A)',
    });
    const xml = qualificationJUnit(await broken);
    expect(xml).toMatch(/<failure type="assert" message="\d+ requests after it/);
    const silent = await played({ neverPulls: true }, { only: ['redirect'] });
    expect(qualificationJUnit(silent)).toContain('<skipped message="not observable: nothing was pulled"/>');
    expect(silent.verdict).toBe('fails');
    expect(qualificationHtml(await broken)).toContain('source: implementation plan for vendors 2.3.2');
  });

  it('holds no number of a patient and no token', async () => {
    const all = [qualificationText, qualificationJson, qualificationJUnit, qualificationHtml];
    for (const write of all)
      expect(write(await broken)).not.toMatch(new RegExp(`99999|${PULL_TOKEN}|${SEND_TOKEN}|Proefpersoon`));
  });
});

describe('qualifyReceiver', () => {
  const sound = { base: 'https://epd.example/fhir', receiver: { ura: OWN_URA }, pull: { kind: 'none' } } as const;

  it.each([
    ['an address with a password', { ...sound, base: 'https://a:b@epd.example/fhir' }, /`base`/],
    ['an organization without a URA', { ...sound, receiver: { ura: '1' } }, /`receiver`.*eight digits/],
    ['a token check that is none', { ...sound, pull: { kind: 'token' } }, /`pull`/],
    ['a scenario that is none', { ...sound, only: ['slow', 'fast'] }, /`only\[1\]`/],
    ['an unknown option', { ...sound, wait: 1 }, /`wait` is not known/],
  ])('refuses %s', async (_what, options, told) => {
    await expect(qualifyReceiver(options as Parameters<typeof qualifyReceiver>[0])).rejects.toThrow(told);
  });
});
