import { describe, expect, it } from 'vitest';
import { readBgz } from '../../../src/read';

const AGB = 'http://fhir.nl/fhir/NamingSystem/agb-z';

describe('numbers of a Practitioner of somebody else', () => {
  it('are read one of each register that a record has one of; the others are told', async () => {
    const practitioner = {
      resourceType: 'Practitioner',
      id: 'p-1',
      identifier: [
        { system: AGB, value: '01000001' },
        { system: AGB, value: '01000002' },
        { system: 'https://epd.example/nummers', value: '1' },
        { system: 'https://epd.example/nummers', value: '2' },
      ],
      name: [{ text: 'A. Arts' }],
    };
    const { records, notRead } = await readBgz({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: practitioner }],
    });
    const numbers = records.healthProfessionals?.[0]?.identificationNumbers?.map(({ value }) => value);
    expect(numbers).toEqual(['01000001', '1', '2']);
    expect(notRead.map(({ path }) => path)).toEqual([
      'Practitioner.identifier[1].system',
      'Practitioner.identifier[1].value',
    ]);
  });
});
