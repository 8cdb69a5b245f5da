import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bgzProfiles } from './bgz/profiles';
import { bgzSeeds, claimsOf } from './bgz/seeds';
import { project } from './shared';

const claimed = new Set(bgzSeeds.flatMap(({ seeds }) => seeds.flatMap(({ resource }) => claimsOf(resource))));

describe('the seeds of the oracle for the BgZ', () => {
  it('have a resource of every profile of the list of sections', () => {
    // For a zib that has none yet: `npx tsx test/oracle/bgz/make.ts`, then `npx tsx test/oracle/record.ts --changed`.
    expect(bgzProfiles.filter((profile) => !claimed.has(profile))).toEqual([]);
  });

  it('claim profiles that are bundled, or else they would be judged by none', () => {
    const bundled = ['hl7.fhir.r3.core', 'nictiz.fhir.nl.stu3.zib2017', 'nictiz.fhir.nl.stu3.bgzmsz']
      .map((name) => readFileSync(path.join(project, 'profiles', name, 'definitions.ndjson'), 'utf8'))
      .join('');
    expect([...claimed].filter((profile) => !bundled.includes(`{"url":"${profile}"`))).toEqual([]);
  });
});
