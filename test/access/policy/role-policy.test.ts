import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rolePolicyPage } from '../../../scripts/role-policy-page';
import { rolesOfType } from '../../../src/access/policy/sections';
import { searchableTypes, supportingTypes } from '../../../src/assemble/catalogue';
import { defaultRoleRules, type PolicySection, policySections, rolePolicy } from '../../../src/notified-pull';

const all = [...policySections];

/** Who is not shown all there is, is shown what is named: another section is not theirs before that is decided. */
const allBut = (...names: readonly string[]): readonly PolicySection[] => all.filter((one) => !names.includes(one));
const only = (...names: readonly string[]): readonly PolicySection[] => all.filter((one) => names.includes(one));

describe('the default role policy', () => {
  it.each<[role: string, who: string, sections: readonly PolicySection[]]>([
    ['01.015', 'a GP', all],
    ['01.010', 'a cardiologist', all],
    [
      '02.000',
      'a dentist',
      only(
        'patient',
        'payer',
        'directives',
        'alerts',
        'substanceUse',
        'allergies',
        'diagnoses',
        'devices',
        'vitals',
        'results',
        'medication',
        'documents',
      ),
    ],
    ['02.054', 'an oral surgeon, by the rule for the role itself', all],
    ['03.000', 'a midwife', all],
    [
      '04.000',
      'a physiotherapist',
      only(
        'patient',
        'directives',
        'functionalStatus',
        'socialHistory',
        'alerts',
        'allergies',
        'diagnoses',
        'devices',
        'vitals',
        'procedures',
        'plannedCare',
      ),
    ],
    [
      '17.000',
      'a pharmacist',
      only(
        'patient',
        'payer',
        'substanceUse',
        'alerts',
        'allergies',
        'diagnoses',
        'vaccinations',
        'vitals',
        'results',
        'medication',
      ),
    ],
    [
      '17.060',
      'a hospital pharmacist',
      only(
        'patient',
        'payer',
        'substanceUse',
        'alerts',
        'allergies',
        'diagnoses',
        'vaccinations',
        'vitals',
        'results',
        'medication',
      ),
    ],
    [
      '25.000',
      'a health psychologist',
      only('patient', 'functionalStatus', 'socialHistory', 'substanceUse', 'alerts', 'diagnoses', 'medication'),
    ],
    ['30.000', 'a nurse', allBut('payer', 'documents')],
    ['30.065', 'a nurse specialist', all],
    ['30.069', 'a nurse specialist', all],
    ['30.070', 'a nursing role that is not named', allBut('payer', 'documents')],
    ['81.000', 'a physician assistant', all],
    ['83.000', 'a pharmacy assistant', ['patient', 'payer', 'allergies', 'medication']],
    [
      '89.000',
      'a dietitian',
      only(
        'patient',
        'socialHistory',
        'substanceUse',
        'nutrition',
        'allergies',
        'diagnoses',
        'vitals',
        'results',
        'medication',
      ),
    ],
    ['99.000', 'another care worker', []],
    ['50.000', 'a role nobody knows', []],
    ['01', 'half a role', []],
    ['01.*', 'the name of a rule', []],
    ['', 'no role', []],
  ])('%s, %s', (role, _, sections) => {
    expect(rolePolicy().sectionsFor(role).toSorted()).toEqual(sections.toSorted());
  });

  it.each<[role: string, sees: boolean]>([
    ['01.015', true],
    ['17.000', true],
    ['83.000', false],
    ['99.000', false],
    ['50.000', false],
    ['01.*', false],
  ])('shows %s the reasons of medication, devices and procedures: %s', (role, sees) => {
    expect(rolePolicy().indicationsFor(role)).toBe(sees);
  });

  it('gives reasons along exactly where it gives diagnoses', () => {
    const { indicationsFor, sectionsFor, rules } = rolePolicy();
    for (const rule of rules) {
      const role = rule.role.replace('.*', '.000');
      expect(indicationsFor(role), role).toBe(sectionsFor(role).includes('diagnoses'));
    }
  });

  it('says of each rule why', () => {
    expect(defaultRoleRules.filter(({ because }) => !because)).toEqual([]);
  });

  it('is what docs/role-policy.md shows', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/role-policy.md'), 'utf8');
    expect(page === rolePolicyPage(), 'docs/role-policy.md is behind: run npm run docs').toBe(true);
    const seen = new Set(rolePolicy().sectionsFor('17.000'));
    const cells = policySections.map((section) => (seen.has(section) ? ' ● |' : '  |'));
    expect(page).toContain(`\n| \`17.*\` | Apotheker |${cells.join('')}`);
  });
});

describe('a hospital with its own table', () => {
  const rule = (role: string, ...sections: PolicySection[]) => ({ role, name: role, sections });

  it('gets what it says, the most exact rule first, in whatever order', () => {
    const policy = rolePolicy([
      rule('*', 'patient'),
      rule('01.*', 'patient', 'allergies'),
      rule('01.015', 'documents'),
    ]);
    expect(policy.sectionsFor('01.015')).toEqual(['documents']);
    expect(policy.sectionsFor('01.016')).toEqual(['patient', 'allergies']);
    expect(policy.sectionsFor('17.000')).toEqual(['patient']);
  });

  it('hears of every rule that is wrong at once', () => {
    const wrong = [rule('1.15', 'patient'), rule('01.*'), rule('01.*'), { ...rule('02.*'), sections: ['labs'] }];
    const make = () => rolePolicy(wrong as Parameters<typeof rolePolicy>[0]);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(/rules\[0\]\.role.*rules\[2\]\.role.*rules\[3\]\.sections/);
  });
});

describe('sections and the query catalogue', () => {
  it('give every type that is served a section', () => {
    const served = [...searchableTypes, ...supportingTypes, 'Binary'];
    // Metadata is of all of them: who sees a record sees when and by whom it was registered.
    expect(served.filter((type) => rolesOfType(type).length === 0)).toEqual(['Provenance']);
  });

  it.each(['Account', 'Task', 'constructor', ''])('give %j none', (type) => {
    expect(rolesOfType(type)).toEqual([]);
  });
});
