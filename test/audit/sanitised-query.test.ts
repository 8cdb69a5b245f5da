import { describe, expect, it } from 'vitest';
import { sanitisedQuery } from '../../src/audit';
import { createAuthorizationBases } from '../../src/notified-pull';

const bsn = 'http://fhir.nl/fhir/NamingSystem/bsn';
const query = (key: string, value: string) => sanitisedQuery([{ key, value }]);

describe('the query that the trail keeps', () => {
  it('stays readable where it names nobody', () => {
    const parameters = [
      { key: 'category', value: 'http://snomed.info/sct|387713003' },
      { key: 'date', value: 'ge2026-01-01' },
      { key: '_include', value: 'Procedure:based-on' },
    ];
    expect(sanitisedQuery(parameters)).toBe(
      'category=http://snomed.info/sct|387713003&date=ge2026-01-01&_include=Procedure:based-on',
    );
  });

  it.each([
    'passphrase',
    'pass-phrase',
    'wachtwoord',
    'credential',
    'user_credentials',
    'Cookie',
    'client.jwt',
    'SAMLResponse',
    'code_verifier',
    'session-id',
  ])('keeps no value, however plain, of what is called %s', (name) => {
    expect(query(name, 'zeven')).toBe(`${name}=[token]`);
  });

  it('keeps a bare code of OAuth out, and a code to search for', () => {
    expect(query('code', 'abcdefgh.abcdefgh~abcdefgh-abcdefgh')).toBe('code=[token]');
    expect(query('code', 'http://loinc.org|57133-1')).toBe('code=http://loinc.org|57133-1');
  });

  it('keeps a hundred parameters, and says how many more there were', () => {
    const many = Array.from({ length: 103 }, (_, nth) => ({ key: 'a', value: `b${nth}` }));
    const kept = sanitisedQuery(many);
    expect(kept.split('&')).toHaveLength(101);
    expect(kept).toMatch(/&a=b99&… 3 more$/);
  });

  it.each([
    ['a chained identifier', 'patient.identifier', `${bsn}|999990019`, `${bsn}|[bsn]`],
    ['several identifiers', 'identifier', `${bsn}|999990019,${bsn}|999990032`, `${bsn}|[bsn],${bsn}|[bsn]`],
    [
      'the register as an OID',
      'identifier',
      'urn:oid:2.16.840.1.113883.2.4.6.3|12',
      'urn:oid:2.16.840.1.113883.2.4.6.3|[bsn]',
    ],
    ['what is no BSN behind its register', 'identifier', `${bsn}|99999001`, `${bsn}|[bsn]`],
    ['a patient by number', 'patient', '999990019', '[bsn]'],
    ['a reference', 'patient', 'Patient/999990019', 'Patient/[bsn]'],
    ['a BSN without its zero', 'patient', '12345672', '[bsn]'],
    ['an encoded value', 'identifier', encodeURIComponent(`${bsn}|999990019`), `${bsn}|[bsn]`],
    ['encoded digits', 'patient', '%39%39%39%39%39%30%30%31%39', '[bsn]'],
    ['a value encoded twice', 'patient', '%2539%253999%25390019', '[bsn]'],
    ['a broken encoding', 'patient', '%E0%A4%A&x=%39%39%39990019', '[bsn]'],
    ['a BSN in the name', '999990019', 'x', 'x'],
    ['dots', 'patient', '9999.90.019', '[bsn]'],
    ['a dot after every digit', 'patient', '9.9.9.9.9.0.0.1.9', '[bsn]'],
    ['blanks', 'patient', '999 990 019', '[bsn]'],
    ['blanks as a form writes them', 'x', 'patient%3D999+990+019', 'patient=[bsn]'],
    ['hard and narrow blanks', 'patient', '999\u00a0990\u202f019', '[bsn]'],
    ['nothing that is seen', 'patient', '999\u200b990\u2060019', '[bsn]'],
    ['dashes of every length', 'patient', '999-990\u2013019', '[bsn]'],
    ['slashes', 'patient', 'Patient/999/990/019', 'Patient/[bsn]'],
    ['commas, as thousands', 'patient', '999,990,019', '[bsn]'],
    ['commas behind the register', 'identifier', `${bsn}|999,990,019`, `${bsn}|[bsn]`],
    ['full width digits', 'patient', '９９９９９００１９', '[bsn]'],
    ['full width digits, encoded', 'patient', encodeURIComponent('９９９９９００１９'), '[bsn]'],
    [
      'full width digits beside a broken encoding',
      'patient',
      `%E0%A4%A&x=${encodeURIComponent('９９９９９００１９')}`,
      '[bsn]',
    ],
    ['a full width bar', 'identifier', `${bsn}｜99999001`, `${bsn}|[bsn]`],
    ['digits of another script', 'patient', '٩٩٩٩٩٠٠١٩', '[bsn]'],
    ['digits of a script whose zero is no round number', 'patient', '९९९९९००१९', '[bsn]'],
    ['raised digits', 'patient', '⁹⁹⁹⁹⁹⁰⁰¹⁹', '[bsn]'],
    ['digits in frames', 'patient', [...'999990019'].map((digit) => `${digit}\ufe0f\u20e3`).join(''), '[bsn]'],
    ['a zero too many', 'patient', '0999990019', '[bsn]'],
    ['a digit too many', 'patient', '9999900191', '[bsn]'],
    ['a zero too few, with dots', 'patient', '12.345.672', '[bsn]'],
    [
      'numbers of eight and ten digits beside a BSN',
      'identifier',
      '999990019,99999003,9999900329',
      '[bsn],[bsn],[bsn]',
    ],
    ['a value encoded five times', 'patient', '%2525252539%252525253999990019', '[bsn]'],
    ['a value of which the code is encoded', 'patient', '%2%33999%2539990019', '[bsn]'],
    ['codes of HTML', 'patient', '&#57;&#x39;9990019', '[bsn]'],
    ['codes of JSON', 'patient', '\\u00399999\\u{000030}019', '[bsn]'],
    ['codes of old', 'patient', '%u00399999%2575003%30%30019', '[bsn]'],
    ['what is called a BSN', 'bsn', '12', 'bsn=[bsn]'],
    ['what is called a BSN in a value', 'x', '{"bsn": "99999001"}', '{"bsn": "[bsn]"}'],
  ])('leaves out %s', (_what, key, value, kept) => {
    const result = query(key, value);
    expect(result).toContain(kept);
    expect(result).not.toMatch(/9999900|12345672|019|03\b|[٩९９]/);
  });

  it('keeps ids that merely hold digits', () => {
    expect(query('_id', '3f2b8c1d-9999-4a00-8000-999990019abc')).toBe('_id=3f2b8c1d-9999-4a00-8000-999990019abc');
    expect(query('_id', 'a999990019b4c5d6e7f8a9b0c1d2e3f4')).toBe('_id=a999990019b4c5d6e7f8a9b0c1d2e3f4');
  });

  it.each([
    ['date', 'ge2026-01-01', 'le01-11-2026', '2026-11-24T09:12:03.120+01:00'],
    ['_lastUpdated', '2026-11-24T09:12:03Z', '2025-06-30'],
    ['identifier', 'urn:oid:2.16.840.1.113883.2.4.6.1|123'],
    ['code', 'http://loinc.org|8480-6', 'http://snomed.info/sct|387713003', 'urn:oid:2.16.840.1.113883.6.96|387713003'],
    ['_include', 'MedicationRequest:medication', '100%', 'a%b', '1e5', '0.1.2'],
    ['name', 'Müller-Lüdenscheidt', 'Ιωάννης', '山田'],
  ])('keeps what is no number of a person: %s', (key, ...values) => {
    for (const value of values) expect(query(key, value)).toBe(`${key}=${value}`);
  });

  it('says so when a value is encoded more often than can be followed', () => {
    // Each round uncovers the code of the next.
    let value = '%39';
    for (let times = 0; times < 12; times++) value = value.replace(/^%(.)/, (_all, first: string) => `%%3${first}`);
    expect(query('x', value)).toBe('x=[encoded]');
  });

  it.each([
    ...['authorization_base', 'authorization-base', 'authorizationBase', 'authorization base', 'AUTHORIZATION_BASE'],
    ...[
      'authorization%5Fbase',
      'authorization%255Fbase',
      'ａｕｔｈｏｒｉｚａｔｉｏｎ＿ｂａｓｅ',
      'authorisation_base',
      'auth_base',
    ],
    ...[
      'access_token',
      'Access-Token',
      'accessToken',
      'access.token',
      'access_token[]',
      'access_token:exact',
      'X-Auth-Token',
    ],
    ...[
      'client_assertion',
      'SAMLResponse',
      'api_key',
      'apikey',
      'X-API-Key',
      'password',
      'wachtwoord',
      'client_secret',
    ],
    ...[
      'code_verifier',
      'Authorization',
      'session_id',
      'JSESSIONID',
      'id_token_hint',
      'to\u200bken',
      'jwt',
      'set-cookie',
    ],
  ])('keeps nothing of what is called %s, wherever it stands', (name) => {
    expect(query(name, 'opaque')).toMatch(/=\[token\]$/);
    for (const text of [`https://x.example/cb?a=1&${name}=opaque&b=2`, `{"${name}": "opaque"}`, `${name}: opaque`])
      for (const value of [text, encodeURIComponent(text), encodeURIComponent(encodeURIComponent(text))])
        expect(query('redirect', value)).toSatisfy(
          (kept: string) => /\[token\]/.test(kept) && !kept.includes('opaque'),
        );
  });

  it.each([
    ['a header', 'Bearer abcdefgh12345'],
    ['a header as a form writes it', 'Bearer+abcdefgh12345'],
    ['a header, encoded', 'Bearer%2520abcdefgh12345'],
    ['a bound token', 'DPoP abcdefgh12345'],
    ['a login', 'Basic dXNlcjpwYXNzd29yZA=='],
    ['an encrypted token', 'eyJhbGciOiJSUzI1NiJ9.abcdefgh.abcdefgh12345.x.y'],
    [
      'an authorization base',
      createAuthorizationBases(['a secret of the tests, 32 bytes and more']).current('1', 'notification').base,
    ],
  ])('keeps no token by its form: %s', (_what, value) => {
    for (const kept of [query('x', value), query('x', `a ${value}`), query(value, 'x')]) {
      expect(kept).toContain('[token]');
      expect(kept).not.toMatch(/abcdefgh|dXNl|eyJ/);
      expect(kept).not.toContain(value);
    }
  });

  it('keeps no token', () => {
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
    expect(query('x', jwt)).toBe('x=[token]');
    expect(query('access_token', 'opaque')).toBe('access_token=[token]');
    expect(query('code', 'http://snomed.info/sct|422037009')).toBe('code=http://snomed.info/sct|422037009');
  });

  it('looks at the first four thousand characters of a value, so that none takes long to clean', () => {
    const token = `eyJ${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(74)} `;
    expect(token).toHaveLength(200);
    expect(query('x', token.repeat(30))).toBe(`x=${'[token] '.repeat(20)}…`);
  });

  it('cuts long values after they are cleaned', () => {
    const result = query('x', `${'a'.repeat(496)}-999990019`);
    expect(result).toBe(`x=${'a'.repeat(496)}-[bs…`);
  });
});
