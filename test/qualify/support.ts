import path from 'node:path';
import type { AllergyIntolerance, Bundle } from 'fhir/r3';
import { type AssertResult, type Qualification, type QualifyOptions, qualify } from '../../src/qualify';
import { ANNA, BASE, facadeOf } from '../facade/support';

export const scripts = path.join(import.meta.dirname, 'scripts');

/** A server that is spoiled: its answers are changed before they are sent. */
export type Spoil = (answer: Response) => Promise<Response> | Response;

const facade = facadeOf();

/** The facade as the server that is judged, without a connection. */
const through =
  (spoil: Spoil): typeof fetch =>
  async (url, init) =>
    spoil(await facade.fetch(new Request(url, init)));

/** Our script of allergies against a server; a sound one where nothing is spoiled. */
export const qualified = (
  spoil: Spoil = (answer) => answer,
  options: Partial<QualifyOptions> = {},
): Promise<Qualification> =>
  qualify({
    base: BASE,
    scripts: [path.join(scripts, 'allergies.xml')],
    variables: { BSN: ANNA },
    fetch: through(spoil),
    ...options,
  });

/** Changes the searchset of an answer. */
export const inBundle =
  (change: (bundle: Bundle) => void): Spoil =>
  async (answer) => {
    const bundle = (await answer.json()) as Bundle;
    change(bundle);
    return new Response(JSON.stringify(bundle), { status: answer.status, headers: answer.headers });
  };

export const assertsOf = ({ scripts: all }: Qualification): readonly AssertResult[] =>
  all.flatMap(({ tests }) => tests.flatMap(({ asserts }) => asserts));

export const allergyAt = (bundle: Bundle, at: number): AllergyIntolerance =>
  bundle.entry?.[at]?.resource as AllergyIntolerance;
