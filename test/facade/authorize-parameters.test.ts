import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { type Authorization, type AuthorizeContext, createBgzFacade, sourcesOf } from '../../src/index';
import { idSecret } from '../id-secret';
import { through } from './door';
import { ANNA, anna, BASE, BSN, now, tom } from './support';

type Authorize = (context: AuthorizeContext) => Authorization | Promise<Authorization>;

/** Asks a facade whose `authorize` goes by what is asked. */
async function asked(authorize: Authorize, path: string, form?: string, type = 'application/x-www-form-urlencoded') {
  const entries: AuditEntry[] = [];
  const facade = createBgzFacade({
    sources: sourcesOf([anna, tom], { groups: 'all' }),
    authorize: (_request, context) => authorize(context),
    audit: { write: async (entry) => void entries.push(entry) },
    now,
    idSecret,
  });
  const init = form === undefined ? {} : { method: 'POST', body: form, headers: { 'content-type': type } };
  const response = await through(facade, new Request(`${BASE}/${path}`, init));
  return { status: response.status, resource: await response.json(), entry: entries[0] };
}

const named = `patient.identifier=${encodeURIComponent(`${BSN}|${ANNA}`)}`;
const forAnna = { allowed: true, patient: { bsn: ANNA } } as const;
const forbidden = { allowed: false, reason: 'forbidden' } as const;

/** Lets in who names the patient. */
const byName: Authorize = async ({ parameters }) =>
  (await parameters()).some(({ key, value }) => key === 'patient.identifier' && value === `${BSN}|${ANNA}`)
    ? forAnna
    : forbidden;

describe('an authorize of the vendor', () => {
  it.each([
    ['AllergyIntolerance', `AllergyIntolerance?${named}`, undefined],
    ['its form', 'AllergyIntolerance/_search', named],
    ['URL and form together', 'AllergyIntolerance/_search?_pretty=true', named],
  ])('hears what is asked, by %s', async (_name, path, form) => {
    const { status, resource } = await asked(byName, path, form);
    expect([status, resource.resourceType]).toEqual([200, 'Bundle']);
    expect(resource.total).toBeGreaterThan(0);
  });

  it('may ask twice, and not wait for what it asked', async () => {
    const twice: Authorize = async ({ parameters }) => {
      void parameters();
      return (await parameters()).length === 1 ? forAnna : forbidden;
    };
    expect((await asked(twice, 'AllergyIntolerance/_search', named)).status).toBe(200);
    const hurried: Authorize = ({ parameters }) => {
      void parameters();
      return forAnna;
    };
    expect((await asked(hurried, 'AllergyIntolerance/_search', named, 'text/plain')).status).toBe(415);
  });

  it.each<[string, Authorize]>([
    ['passes the refusal of a form on', byName],
    [
      'forbids for want of it',
      ({ parameters }) =>
        parameters().then(
          () => forAnna,
          () => forbidden,
        ),
    ],
  ])('%s: that refusal is the answer', async (_name, authorize) => {
    const { status, resource, entry } = await asked(authorize, 'AllergyIntolerance/_search', named, 'text/plain');
    expect(status).toBe(415);
    expect(resource.issue[0].location).toEqual(['http.Content-Type']);
    expect(entry).toMatchObject({ outcome: 'refused', status: 415, reason: 'not-supported' });
  });

  it('is believed when it finds the token wanting, whatever the form', async () => {
    const unknown: Authorize = ({ parameters }) =>
      parameters().then(
        () => forAnna,
        () => ({ allowed: false, reason: 'unauthenticated' }),
      );
    expect((await asked(unknown, 'AllergyIntolerance/_search', named, 'text/plain')).status).toBe(401);
  });

  it('has the trail know what was asked, also when it forbids', async () => {
    const none: Authorize = ({ parameters }) => parameters().then(() => forbidden);
    const { status, entry } = await asked(none, 'AllergyIntolerance/_search', `${named}&clinical-status=active`);
    expect(status).toBe(403);
    expect(entry?.object?.query).toContain('clinical-status=active');
    expect(JSON.stringify(entry)).not.toContain(ANNA);
  });
});
