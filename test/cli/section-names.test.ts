import { describe, expect, it, vi } from 'vitest';
import { concepts } from '../../src/cli/concepts';
import { sectionsNamed } from '../../src/cli/init/project';
import { pull } from '../../src/cli/pull';
import { qualifyReceiving } from '../../src/cli/qualify/receive';

/** What a command says of a name, or that it takes it. */
type Asks = (name: string) => Promise<string>;

const told = (work: () => Promise<unknown>): Promise<string> =>
  work().then(
    () => 'taken',
    (error: Error) => error.message,
  );

/** Each command that takes names of sections, as far as it looks at them. What is told of an option behind it was reached. */
const commands: Readonly<Record<string, Asks>> = {
  'pull --section': async (name) =>
    (
      await told(() =>
        pull('https://epd.example.org/fhir', {
          token: 'x',
          sections: [name],
          timeout: 'none',
          format: 'text',
          lang: 'en',
          colour: false,
        }),
      )
    ).replace(/^--timeout .*/, 'taken'),
  'qualify --section': async (name) =>
    (
      await told(() =>
        qualifyReceiving({
          base: 'https://epd.example.org/fhir',
          ura: '00005678',
          pullCheck: 'none',
          section: [name],
          // It has a port of nobody to listen at, when all that was asked can be read.
          host: '192.0.2.1',
          format: 'text',
          lang: 'en',
          colour: false,
        }),
      )
    ).replace(/^The sending side cannot listen there .*/, 'taken'),
  concepts: async (name) => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const answer = await told(() => concepts(name, { format: 'text', lang: 'en' }));
    vi.restoreAllMocks();
    return answer;
  },
  'init --sections': (name) => told(async () => sectionsNamed([name])),
};

describe.each(Object.keys(commands))('bgz %s', (command) => {
  const ask = commands[command] as Asks;

  it.each([
    'allergyIntolerances',
    'allergies',
    'AllergyIntolerance',
    'AllergieIntolerantie',
    'Allergieën',
    'allergieen',
    'NL-CM:8.2.1',
    'bloodPressure',
    'Bloeddruk',
    'plannedProcedures',
    'Requested procedures',
    'Procedure',
  ])('takes %s', async (name) => {
    expect(await ask(name)).toBe('taken');
  });

  it.each([
    ['patients', 'patient'],
    ['labresults', 'laboratoryTestResults'],
    ['allergie', 'allergyIntolerances'],
    ['medication', 'medicationUses or medicationAgreements'],
    ['alergies', 'allergyIntolerances'],
  ])('tells of %s what was meant', async (name, meant) => {
    expect(await ask(name)).toMatch(`${name} (did you mean ${meant}`);
  });

  it('tells where the names are of one that is like none', async () => {
    expect(await ask('xylophone')).toMatch(/^There is no (section|zib) xylophone; /);
  });
});

it('a name of a zib is of the section that has it, and not of what is planned of it', () => {
  const groups = (name: string) => sectionsNamed([name]).map(({ group }) => group);
  expect(groups('Verrichting')).toEqual(['patient', 'procedures']);
  expect(groups('NL-CM:16.1.4')).toEqual(['patient', 'procedureRequests']);
  expect(groups('Contact')).toEqual(['patient', 'encounters']);
});
