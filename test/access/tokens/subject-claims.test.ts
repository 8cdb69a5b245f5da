import { describe, expect, it } from 'vitest';
import {
  defaultRoleSources,
  type IntrospectionOptions,
  introspectedTokens,
  jwtTokens,
  subjectClaimNames,
} from '../../../src/notified-pull';
import { AUDIENCE, fakeFetch, ISSUER, NOW, SECONDS, signer } from './support';

const URA = 'http://fhir.nl/fhir/NamingSystem/ura';
const AGB = 'http://fhir.nl/fhir/NamingSystem/agb-z';
const UZI = 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers';
const BIG = 'http://fhir.nl/fhir/NamingSystem/big';
const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
const ROLE = 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode';
const DEZI = 'https://dezi.example/roles';

const organization = { identifier: { system: URA, value: '00002222' }, name: 'De Poort' };
const practitioner = {
  identifier: [
    { system: BIG, value: '19012345601' },
    { system: UZI, value: '900001234' },
  ],
  role: { system: ROLE, code: '01.015' },
  name: 'H. Arts',
};
const patient = { identifier: { system: BSN, value: '999990019' } };

const said = async (claims: object, options: Partial<IntrospectionOptions> = {}) => {
  const body = { active: true, iss: ISSUER, exp: SECONDS + 300, iat: SECONDS, jti: 'token-1', ...claims };
  const check = introspectedTokens({
    endpoint: 'https://as.brug.example/introspect',
    auth: { kind: 'none' },
    fetch: fakeFetch(() => body).fetch,
    claims: subjectClaimNames,
    ...options,
  });
  const result = await check('opaque', { now: NOW });
  return result.ok ? result.claims : result.reason;
};

describe('claims that are grouped per subject', () => {
  it.each([
    ['at the top', { organization, practitioner, patient }],
    ['below `subject`', { subject: { organization, practitioner, patient } }],
  ])('%s say who asks, for whom and of whom', async (_where, claims) => {
    expect(await said({ ...claims, authorization_base: 'base', scope: 'a b' })).toMatchObject({
      receiverUra: '00002222',
      receiverName: 'De Poort',
      user: { identifier: { system: UZI, value: '900001234' }, role: '01.015', name: 'H. Arts' },
      patientBsn: '999990019',
      authorizationBase: 'base',
      scopes: ['a', 'b'],
    });
  });

  it.each<[string, object, object]>([
    [
      'an OID for a register',
      { organization: { identifier: { system: 'urn:oid:2.16.528.1.1007.3.3', value: '00002222' } } },
      { receiverUra: '00002222' },
    ],
    ['a URA behind its register', { organization: { identifier: `${URA}|00002222` } }, { receiverUra: '00002222' }],
    [
      'a URA among others',
      { organization: { identifier: [{ system: AGB, value: '12345678' }, organization.identifier] } },
      { receiverUra: '00002222' },
    ],
    [
      'the same URA twice',
      { organization: { identifier: [organization.identifier, organization.identifier] } },
      { receiverUra: '00002222' },
    ],
    [
      'a person of the BIG register',
      { practitioner: { identifier: [{ system: BIG, value: '19012345601' }] } },
      { user: { identifier: { system: BIG, value: '19012345601' } } },
    ],
    [
      'a person of another register',
      { practitioner: { identifier: { system: 'https://dezi.example/nr', value: '123' } } },
      { user: { identifier: { system: 'https://dezi.example/nr', value: '123' } } },
    ],
    [
      'a role among codings',
      {
        practitioner: {
          ...practitioner,
          role: { coding: [{ system: 'https://x.example', code: 'HA' }, practitioner.role] },
        },
      },
      { user: { role: '01.015' } },
    ],
    [
      'a role in a list of one',
      { practitioner: { ...practitioner, role: [practitioner.role] } },
      { user: { role: '01.015' } },
    ],
  ])('may have %s', async (_what, claims, read) => {
    expect(await said(claims)).toMatchObject(read);
  });

  it.each<[string, object]>([
    [
      'two URA numbers',
      { organization: { identifier: [organization.identifier, { system: URA, value: '00003333' }] } },
    ],
    ['a URA of another register', { organization: { identifier: { system: AGB, value: '00002222' } } }],
    ['no URA among its numbers', { organization: { identifier: [{ system: AGB, value: '12345678' }] } }],
    ['a number without register', { organization: { identifier: [{ value: '00002222' }] } }],
    ['a number that is none', { organization: { identifier: { system: URA, value: 2222 } } }],
    ['an empty list', { organization: { identifier: [] } }],
    ['a list without end', { organization: { identifier: Array(100).fill(organization.identifier) } }],
    ['a list in a list', { organization: { identifier: [[organization.identifier]] } }],
    [
      'two persons',
      { practitioner: { identifier: [practitioner.identifier[1], { system: UZI, value: '900004321' }] } },
    ],
    [
      'two numbers of registers that nobody ranked',
      {
        practitioner: {
          identifier: [
            { system: 'https://a.example', value: '1' },
            { system: 'https://b.example', value: '2' },
          ],
        },
      },
    ],
    ['two roles', { practitioner: { ...practitioner, role: [practitioner.role, { system: ROLE, code: '01.016' }] } }],
    [
      'two roles in codings',
      { practitioner: { ...practitioner, role: { coding: [practitioner.role, { system: ROLE, code: '01.016' }] } } },
    ],
    ['a role without register in an object', { practitioner: { ...practitioner, role: { code: '01.015' } } }],
    [
      'a role of a register that is not known',
      { practitioner: { ...practitioner, role: { system: DEZI, code: '01.015' } } },
    ],
    [
      'a role that is text, of a register that is not known',
      { practitioner: { ...practitioner, role: '01.015', role_system: DEZI } },
    ],
    ['a role in another form', { practitioner: { ...practitioner, role: { system: ROLE, code: 'arts' } } }],
    ['a role and nobody in it', { practitioner: { role: practitioner.role } }],
    ['a BSN that is none', { patient: { identifier: { system: BSN, value: '123456789' } } }],
    ['a patient of another register', { patient: { identifier: { system: UZI, value: '999990019' } } }],
    ['two patients', { patient: { identifier: [patient.identifier, { system: BSN, value: '999990032' }] } }],
    ['a number in place of a patient', { patient: { identifier: 999990019 } }],
  ])('with %s make the token unfit', async (_what, claims) => {
    expect(await said(claims)).toBe('token-claims');
  });

  it('are not read by the usual names, which are flat', async () => {
    const claims = await said({ organization, practitioner }, { claims: {} });
    expect(claims).not.toHaveProperty('receiverUra');
    expect(claims).not.toHaveProperty('user');
  });
});

describe('roles of other registers', () => {
  const roles = [
    ...defaultRoleSources,
    { system: DEZI, codes: 'uzi' },
    { system: 'https://epd.example/roles', codes: { HA: '01.015' } },
  ] as const;
  it.each<[string, unknown, string]>([
    ['with codes of the same form', { system: DEZI, code: '30.000' }, '30.000'],
    ['with codes of their own', { system: 'https://epd.example/roles', code: 'HA' }, '01.015'],
    [
      'beside each other, for the same role',
      {
        coding: [
          { system: DEZI, code: '01.015' },
          { system: 'https://epd.example/roles', code: 'HA' },
        ],
      },
      '01.015',
    ],
  ])('%s count as the UZI role of the table', async (_what, role, counted) => {
    expect(await said({ practitioner: { ...practitioner, role } }, { roles })).toMatchObject({
      user: { role: counted },
    });
  });
  it.each<[string, unknown]>([
    ['a code that is not in the table', { system: 'https://epd.example/roles', code: 'VPK' }],
    ['a name that every object has', { system: 'https://epd.example/roles', code: 'constructor' }],
    [
      'two that differ',
      {
        coding: [
          { system: DEZI, code: '01.016' },
          { system: 'https://epd.example/roles', code: 'HA' },
        ],
      },
    ],
  ])('%s: unfit', async (_what, role) => {
    expect(await said({ practitioner: { ...practitioner, role } }, { roles })).toBe('token-claims');
  });

  it('are told of by a claim beside one that is text, in signed tokens too', async () => {
    const key = await signer('as');
    const check = (more: object) =>
      jwtTokens({ issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [key.jwk] }, ...more });
    const token = await key.sign({ user: { id: '900001234', role: 'HA', role_system: 'https://epd.example/roles' } });
    expect(await check({ roles })(token, { now: NOW })).toMatchObject({
      ok: true,
      claims: { user: { role: '01.015' } },
    });
    expect(await check({})(token, { now: NOW })).toMatchObject({ ok: false, reason: 'token-claims' });
  });

  it('are in a table that is one', () => {
    const check = (given: unknown) => () =>
      introspectedTokens({ endpoint: 'https://as.example/i', auth: { kind: 'none' }, roles: given as never });
    for (const wrong of [
      [],
      [{ system: DEZI }],
      [{ system: DEZI, codes: { HA: 'arts' } }],
      [{ system: DEZI, codes: 'big' }],
      [{ system: '', codes: 'uzi' }],
    ])
      expect(check(wrong)).toThrow(/`roles/);
  });
});
