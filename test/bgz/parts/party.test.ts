import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../../../src/bgz/define/read-context';
import { readAddress } from '../../../src/bgz/parts/address-information/read';
import { readName } from '../../../src/bgz/parts/name-information/read';
import { readParty } from '../../../src/bgz/parts/party/read';
import { nodeOf, readingOf } from '../reading';
import { now } from '../stu3-support';

const UZI = 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers';
const URA = 'http://fhir.nl/fhir/NamingSystem/ura';

/** Who a reference is to, among these resources, and what of both is not read. */
function read(reference: object, ...resources: FhirResource[]) {
  const { context, left } = readingOf(resources);
  const node = nodeOf(reference, 'recorder');
  return {
    party: readParty(node, context),
    again: readParty(nodeOf(reference), context),
    left: [...node.left(), ...left()],
  };
}

describe('a party as others write it', () => {
  it('is the person, function and organization of a PractitionerRole, the same each time', () => {
    const { party, again, left } = read(
      { reference: 'PractitionerRole/r' },
      {
        resourceType: 'PractitionerRole',
        id: 'r',
        active: true,
        practitioner: { reference: 'Practitioner/p' },
        organization: { display: 'Ziekenhuis' },
        telecom: [{ system: 'phone', value: '030' }],
      },
      { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Jansen', given: ['P.'] }] },
    );
    expect(party).toEqual({
      healthProfessional: {
        id: 'p',
        nameInformation: { initials: 'P.', lastName: { lastName: 'Jansen' } },
        healthcareProvider: { organizationName: 'Ziekenhuis' },
        contactInformation: { telephoneNumbers: [{ telephoneNumber: '030' }] },
      },
    });
    expect(again).toEqual(party);
    expect(left).toEqual([]);
  });

  it.each([
    [
      { display: 'P. Jansen', identifier: { system: UZI, value: '900000009' } },
      {
        healthProfessional: {
          nameInformation: { unstructuredName: 'P. Jansen' },
          identificationNumbers: [{ system: UZI, value: '900000009' }],
        },
      },
      [],
    ],
    [
      { identifier: { system: URA, value: '00001234' }, display: 'Ziekenhuis' },
      {
        healthcareProvider: {
          organizationName: 'Ziekenhuis',
          identificationNumbers: [{ system: URA, value: '00001234' }],
        },
      },
      [],
    ],
    [
      { reference: 'RelatedPerson/x', display: 'Buurvrouw' },
      { contactPerson: { nameInformation: { unstructuredName: 'Buurvrouw' } } },
      ['recorder.reference'],
    ],
    [{ reference: 'Device/x', display: 'Meter' }, undefined, ['recorder.reference', 'recorder.display']],
    [{ reference: 'Practitioner/x' }, undefined, ['recorder.reference']],
    [{ reference: 3, display: {} }, undefined, ['recorder.reference']],
  ])('%o, which leads to nothing given, is what it shows', (reference, party, left) => {
    expect(read(reference)).toMatchObject({ party, left });
  });
});

describe('a name as others write it', () => {
  it.each([
    [{ text: 'P. Jansen' }, { unstructuredName: 'P. Jansen' }, []],
    [
      { use: 'official', given: ['Anna', 'Bea'], family: 'Jansen' },
      { firstNames: 'Anna Bea', lastName: { lastName: 'Jansen' } },
      [],
    ],
    [{ use: 'old', family: 'Pietersen' }, undefined, ['name.use', 'name.family']],
    [{ period: { end: '2020' }, family: 'Pietersen' }, undefined, ['name.period.end', 'name.family']],
    [{ family: 'Jansen', prefix: ['dr.'] }, { lastName: { lastName: 'Jansen' } }, ['name.prefix[0]']],
  ])('%o', (json, name, left) => {
    const node = nodeOf(json, 'name');
    expect(readName(node, { now } as ReadContext)).toEqual(name);
    expect(node.left()).toEqual(left);
  });
});

describe('an address as others write it', () => {
  it.each([
    [
      { line: ['Dorpsstraat 1', '2e etage'], city: 'Zeist' },
      { street: 'Dorpsstraat 1', additionalInformation: '2e etage', placeOfResidence: 'Zeist' },
      [],
    ],
    [
      { text: 'Dorpsstraat 1, Zeist', line: ['Dorpsstraat 1'], city: 'Zeist' },
      { street: 'Dorpsstraat 1', placeOfResidence: 'Zeist' },
      [],
    ],
    [{ text: 'achter de kerk' }, { additionalInformation: 'achter de kerk' }, []],
    [{ use: 'old', city: 'Zeist' }, undefined, ['address.use', 'address.city']],
    [{ period: { end: '2020-03' }, city: 'Zeist' }, undefined, ['address.period.end', 'address.city']],
    [{ period: { end: '2090' }, city: 'Zeist' }, { placeOfResidence: 'Zeist' }, ['address.period.end']],
  ])('%o', (json, address, left) => {
    const node = nodeOf(json, 'address');
    expect(readAddress(node, { now } as ReadContext)).toEqual(address);
    expect(node.left()).toEqual(left);
  });
});
