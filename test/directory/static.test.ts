import { describe, expect, it } from 'vitest';
import { peerProfiles, type StaticDirectoryOptions, staticDirectory } from '../../src/notified-pull';

const { signal } = new AbortController();
const AGB = 'http://fhir.nl/fhir/NamingSystem/agb-z';
const number = { system: 'https://poort.example/diensten', value: 'CAR-1' };
const notifications = { baseUrl: 'https://poort.example/fhir', peer: 'nictiz' };
const cardio = { baseUrl: 'https://hart.example/fhir', tokenUrl: 'https://hart.example/token' };
const poort = {
  ura: '00002222',
  name: 'Ziekenhuis De Poort',
  identifiers: [{ system: AGB, value: '06010222' }],
  notifications,
  resources: { baseUrl: 'https://poort.example/bgz' },
  departments: [{ identifier: number, notifications: cardio }],
};
const brug = { ura: '00001111', notifications: { baseUrl: 'https://brug.example/fhir' } };

describe('a table of organizations', () => {
  const directory = staticDirectory({ organizations: [poort, brug] });
  const to = (ura: string, department?: object) =>
    directory.endpointOf({ organization: { ura }, ...(department && { department }) }, { signal });

  it('gives the address of a department, else that of its organization, and none of who is not in it', async () => {
    expect(await to('00002222')).toEqual(notifications);
    expect(await to('00002222', { identifier: number })).toEqual(cardio);
    expect(await to('00002222', { identifier: { ...number, value: 'NEU-1' } })).toEqual(notifications);
    expect(await to('00002222', { display: 'Cardiologie' })).toEqual(notifications);
    // The number of another's department.
    expect(await to('00001111', { identifier: number })).toEqual(brug.notifications);
    expect(await to('00009999')).toBeUndefined();
  });

  it('tells where the BgZ is, and whose a number is, in any spelling of the register', async () => {
    expect(await directory.resourcesOf('00002222')).toEqual(poort.resources);
    expect(await directory.resourcesOf('00001111')).toBeUndefined();
    const known = { ura: '00002222', name: 'Ziekenhuis De Poort' };
    expect(directory.organizationOf({ system: AGB, value: '06010222' }, { signal })).toEqual(known);
    const oid = { system: 'urn:oid:2.16.840.1.113883.2.4.6.1', value: '06010222' };
    expect(directory.organizationOf(oid, { signal })).toEqual(known);
    expect(directory.organizationOf({ system: AGB, value: '1' }, { signal })).toBeUndefined();
  });

  const http = { ...brug, notifications: { baseUrl: 'http://127.0.0.1:8080/fhir' } };
  it('takes addresses without encryption on the machine itself only, where that was chosen', () => {
    expect(() => staticDirectory({ organizations: [http] })).toThrow(/organizations\[0\]\.notifications\.baseUrl/);
    expect(() => staticDirectory({ organizations: [http], allowLoopbackHttp: true })).not.toThrow();
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['a URA twice', [brug, brug], /`organizations\[1\]\.ura` is the same as `organizations\[0\]\.ura`/],
    ['no URA', [{ ...brug, ura: '1111' }], /organizations\[0\]\.ura/],
    ['a number of two organizations', [poort, { ...brug, identifiers: poort.identifiers }], /identifiers\[0\]/],
    [
      'a department twice',
      [{ ...poort, departments: [...poort.departments, ...poort.departments] }],
      /departments\[1\]/,
    ],
    ['a misspelt property', [{ ...brug, endpoint: notifications }], /endpoint/],
    [
      'an address with a password',
      [{ ...brug, resources: { baseUrl: 'https://a:b@c.example' } }],
      /resources\.baseUrl/,
    ],
    ['a token address that is none', [{ ...brug, notifications: { ...cardio, tokenUrl: 'token' } }], /tokenUrl/],
    [
      'a peer that contradicts itself',
      [{ ...brug, notifications: { ...notifications, peer: { ...peerProfiles.twiin, organizationSystems: [] } } }],
      /at least one register/,
    ],
  ])('is not opened with %s', (_what, organizations, message) => {
    expect(() => staticDirectory({ organizations } as StaticDirectoryOptions)).toThrow(message);
  });
});
