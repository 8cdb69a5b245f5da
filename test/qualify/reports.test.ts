import { describe, expect, it } from 'vitest';
import {
  type Qualification,
  qualificationHtml,
  qualificationJson,
  qualificationJUnit,
  qualificationText,
} from '../../src/qualify';
import { inBundle, qualified } from './support';

const spoiled = qualified(
  inBundle((bundle) => {
    for (const { resource } of bundle.entry ?? []) if (resource) delete resource.meta;
  }),
);

/** What a hostile script or server might have put into its names. */
const hostile: Qualification = {
  base: 'https://epd.example/<script>alert(1)</script>',
  verdict: 'fails',
  counts: { pass: 0, fail: 1, warn: 0, skip: 0 },
  scripts: [
    {
      source: '"><img src=x onerror=alert(2)>',
      title: '</title><script>alert(3)</script>\u001b[31m',
      notRun: false,
      problems: [{ en: "<b>'problem'", nl: "<b>'probleem'" }],
      counts: { pass: 0, fail: 1, warn: 0, skip: 0 },
      tests: [
        {
          id: '<i>id</i>',
          request: 'GET /<u>',
          status: 200,
          ms: 3,
          counts: { pass: 0, fail: 1, warn: 0, skip: 0 },
          asserts: [
            {
              outcome: 'fail',
              label: '<s>',
              description: '&amp;<script>',
              why: { en: '<why>', nl: '<waarom>' },
              causes: [{ resource: '<Patient>/1', at: '<at>', what: { en: '<what>', nl: '<wat>' } }],
            },
          ],
        },
      ],
    },
  ],
};

describe('the report of a qualification', () => {
  it('tells a person what failed, why, and in which resource', async () => {
    const text = qualificationText(await spoiled, { language: 'nl' });
    expect(text).toContain('Allergies of mevrouw Van der Voorbeeld');
    expect(text).toContain('✖ 01-allergies  15/16');
    expect(text).toContain('GET /AllergyIntolerance?patient.identifier=…');
    expect(text).toMatch(
      /✖ 7 Each resource has a profile\n {8}de expressie is niet waar\n {10}AllergyIntolerance\/\w+\n/,
    );
    expect(text.trimEnd().split('\n').slice(-2)).toEqual([
      '18 geslaagd, 1 mislukt, 0 waarschuwingen, 0 niet beoordeeld',
      'slaagt niet',
    ]);
  });

  it('is JUnit with a case for each test and a failure for each assert', async () => {
    const xml = qualificationJUnit(await spoiled);
    expect(xml).toContain('<testsuites name="bgz qualify" tests="2" failures="1" errors="0">');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml).toContain('message="the expression is not true"');
    expect(xml).toMatch(/Bundle\.entry\[0\]\.resource: it should not be so/);
  });

  it('is JSON with everything in one language', async () => {
    const { verdict, scripts } = JSON.parse(qualificationJson(await spoiled, { language: 'nl' }));
    expect(verdict).toBe('fails');
    const failed = scripts[0].tests[0].asserts.filter(({ outcome }: { outcome: string }) => outcome === 'fail');
    expect(failed[0]).toMatchObject({ label: '7', why: 'de expressie is niet waar' });
    expect(failed[0].causes).toHaveLength(3);
    expect(failed[0].causes[0].at).toBe('Bundle.entry[0].resource');
  });

  it('is a page that loads and runs nothing', async () => {
    const page = qualificationHtml(await spoiled, { language: 'nl' });
    expect(page).toContain('<html lang="nl">');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).toContain('de expressie is niet waar');
    expect(page).not.toMatch(/<script|https?:\/\/(?!epd\.example|fhir\.nl|hl7\.org)|\bon\w+=/);
  });

  it('does nothing with what a script or a server put into it', () => {
    const page = qualificationHtml(hostile);
    expect(page).not.toMatch(/<script|<img|<i>|<u>|<s>|<b>|<Patient>|<what>|<why>/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const xml = qualificationJUnit(hostile);
    expect(xml).not.toMatch(/<script|<img|<i>|<u>|<s>|<b>|<Patient>|<what>/);
    expect(xml).not.toContain('\u001b');
    expect(qualificationText(hostile)).not.toContain('\u001b');
  });
});
