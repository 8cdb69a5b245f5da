import {
  type AssertResult,
  type Qualification,
  type QualifyReceiverOptions,
  qualifyReceiver,
} from '../../../src/qualify';
import { OWN_URA, type Planted, PULL_TOKEN, receivingHospital, SEND_TOKEN } from './receiving-hospital';

/** Plays a sender against a hospital that receives with this library, or with something wrong. */
export async function played(
  planted: Planted = {},
  options: Partial<QualifyReceiverOptions> = {},
): Promise<Qualification> {
  const hospital = await receivingHospital(planted);
  return qualifyReceiver({
    base: hospital.base,
    receiver: { ura: OWN_URA },
    token: SEND_TOKEN,
    pull: { kind: 'token', token: PULL_TOKEN },
    sections: ['patient', 'allergies', 'problems'],
    allowLoopbackHttp: true,
    probe: hospital.probe,
    timeoutMs: 20_000,
    waitMs: 20_000,
    quietMs: 100,
    patienceMs: 20_000,
    most: { bytes: 24 * 1024 * 1024, unfolded: 64 * 1024 * 1024, pages: 30 },
    onListening: ({ base }) => hospital.knows(base),
    ...options,
  });
}

/** The checks of a run by name, each with what came of it. */
export const outcomesOf = ({
  scripts,
}: Qualification): readonly (readonly [scenario: string, check: string, outcome: string])[] =>
  scripts.flatMap(({ source, tests }) =>
    tests.flatMap(({ asserts }) => asserts.map(({ label, outcome }) => [source, label ?? '', outcome] as const)),
  );

/** The checks of a run that do not hold. */
export const faultsOf = (result: Qualification): readonly string[] =>
  outcomesOf(result).flatMap(([scenario, check, outcome]) =>
    outcome === 'fail' || outcome === 'warn' ? [`${scenario}: ${check} ${outcome}`] : [],
  );

export const assertOf = ({ scripts }: Qualification, name: string): AssertResult | undefined =>
  scripts.flatMap(({ tests }) => tests.flatMap(({ asserts }) => asserts)).find(({ label }) => label === name);
