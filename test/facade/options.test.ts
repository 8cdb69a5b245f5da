import { describe, expect, it } from 'vitest';
import { createBgzFacade } from '../../src/index';
import { idSecret } from '../id-secret';
import { anna, ask, facadeOf, now, recordedLog } from './support';

const sources = { patient: () => [anna.patient] };
const authorize = () => ({ allowed: true, patient: 'any' }) as const;
/** As from JavaScript: nothing is checked before it arrives. */
const make = (options: object) => createBgzFacade({ sources, authorize, idSecret, ...options } as never);

describe('the options of createBgzFacade', () => {
  it.each<[string, object, RegExp]>([
    [
      'an option that is not known',
      { completenes: 'partial' },
      /`completenes` is not known; did you mean `completeness`\?/,
    ],
    ['one that is like none', { cacheFor: 60 }, /`cacheFor` is not known; there are sources, authorize/],
    ['a misspelt word', { completeness: 'Fail' }, /`completeness` is 'Fail'; allowed is 'fail' or 'partial'/],
    ['null', { completeness: null }, /`completeness` is null/],
    [
      'a word for records',
      { invalidRecords: 'partial' },
      /`invalidRecords` is 'partial'; allowed is 'fail' or 'report'/,
    ],
    ['validate: true', { validate: true }, /`validate` is true; allowed is 'off' or 'report' or 'enforce'/],
    ['a limit of NaN', { maxBodyBytes: Number.NaN }, /`maxBodyBytes` is NaN; allowed is a whole number from 1/],
    ['a limit below nought', { maxRecordsPerSource: -1 }, /`maxRecordsPerSource` is -1/],
    ['a limit of nought', { maxDocumentBytes: 0 }, /`maxDocumentBytes` is 0/],
    ['no time at all', { sourceTimeoutMs: 0 }, /`sourceTimeoutMs` is 0; allowed is milliseconds, above 0/],
    ['a time that a timer cannot wait', { sourceTimeoutMs: Number.POSITIVE_INFINITY }, /`sourceTimeoutMs` is Infinity/],
    ['a time as text', { bodyTimeoutMs: '1000' }, /`bodyTimeoutMs` is '1000'/],
    [
      'a group that is not known',
      { sources: { ...sources, allergies: () => [] } },
      /`sources\.allergies` is not known/,
    ],
    [
      'a misspelt group',
      { sources: { ...sources, allergyIntolerance: () => [] } },
      /`sources\.allergyIntolerance` is not known; did you mean `allergyIntolerances`\?/,
    ],
    ['records in place of a source', { sources: { patient: [anna.patient] } }, /`sources\.patient\[0\]` is an object/],
    ['a list without a source', { sources: { ...sources, problems: [] } }, /`sources\.problems` is an empty list/],
    ['no patient source', { sources: { problems: () => [] } }, /`sources\.patient` is missing/],
    ['no sources', { sources: undefined }, /`sources` is missing/],
    [
      'a mapping that is not known',
      { mapping: { partialEndDateComplete: true } },
      /did you mean `partialEndDateCompletes`\?/,
    ],
    [
      'a mapping of another type',
      { mapping: { partialEndDateCompletes: 'yes' } },
      /`mapping\.partialEndDateCompletes` is 'yes'/,
    ],
    ['an audit sink that was not awaited', { audit: Promise.resolve({}) }, /`audit` is a promise \(await it\)/],
    [
      'an audit sink without write',
      { audit: { log() {} } },
      /`audit` is an object; allowed is an audit sink.*write\(\)/,
    ],
    ['a logger that lacks a level', { logger: { error() {} } }, /`logger` is an object; allowed is a logger/],
    ['a moment in place of a clock', { now: now() }, /`now` is a Date; allowed is a function that gives a Date/],
    [
      'a clock that tells no time',
      { now: () => new Date('gisteren') },
      /`now` is a function; allowed is a function that gives a Date/,
    ],
    ['an id secret that is no text', { idSecret: 12345678 }, /`idSecret` is a number/],
    [
      'a base without a scheme',
      { baseUrl: 'ehr/fhir' },
      /`baseUrl` is 'ehr\/fhir'; allowed is an absolute http\(s\) URL/,
    ],
    [
      'a mount path without a slash',
      { mountPath: 'fhir' },
      /`mountPath` is 'fhir'; allowed is a path that starts with a slash/,
    ],
    ['an authorize that is no function', { authorize: { allowed: true, patient: 'any' } }, /`authorize` is an object/],
    ['a port that is no function', { onUnreached: [] }, /`onUnreached` is an empty list/],
    ['insecure as text', { authorize: undefined, insecure: 'true' }, /`insecure` is 'true'; allowed is true or false/],
  ])('refuse %s', (_what, options, message) => {
    expect(() => make(options)).toThrow(TypeError);
    expect(() => make(options)).toThrow(message);
  });

  it('names everything that is wrong at once', () => {
    expect(() => make({ completeness: 'Fail', maxBodyBytes: -1, valdate: 'off' })).toThrow(
      /`valdate`.*`completeness`.*`maxBodyBytes`/,
    );
  });

  it('take explicit undefined for left out', () => {
    expect(() => make({ completeness: undefined, audit: undefined, mapping: {} })).not.toThrow();
  });
});

describe('an authorize port that answers in another form', () => {
  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /allowed is \{ allowed: true/],
    [
      'a misspelt limit',
      { allowed: true, patient: { bsn: '999990019' }, onyl: [] },
      /`onyl` is not known; did you mean `only`/,
    ],
    [
      'a reason of its own',
      { allowed: false, reason: 'niet vandaag' },
      /`reason` is text of 12 characters; allowed is 'unauthenticated'/,
    ],
    ['a patient as text', { allowed: true, patient: '999990019' }, /`patient` is text of 9 characters/],
    [
      'a referral without group',
      { allowed: true, patient: 'any', referral: { notification: 'x' } },
      /`referral\.group` is missing/,
    ],
  ])('lets nobody in: %s', async (_what, answer, problem) => {
    const { lines, logger } = recordedLog();
    const refused = await ask(facadeOf({ authorize: () => answer as never, logger }), 'Condition');
    expect(refused.status).toBe(500);
    expect(lines).toMatchObject([{ event: 'authorize-invalid' }, { event: 'request-refused', status: 500 }]);
    expect([lines[0]?.problems].flat().join('; ')).toMatch(problem);
    expect(JSON.stringify([lines, refused.text])).not.toMatch(/999990019|niet vandaag/);
  });
});
