import { type PolicySection, policySections } from './sections';

/** What users in a role may pull. */
export interface RoleRule {
  /** UZI role code (`01.015`), a profession (`01.*`), or `*` for every role. The most exact rule that fits counts. */
  readonly role: string;
  /** For people. */
  readonly name: string;
  readonly sections: readonly PolicySection[];
  /**
   * Whether medication, devices and procedures tell for which diagnoses they are. Default: where `diagnoses` is among the
   * sections.
   */
  readonly indications?: boolean;
  /** Why, for whoever reviews the table. */
  readonly because?: string;
}

/** Which sections each role may pull (spec vendor-checklist row 40). */
export interface RolePolicy {
  /** Sections for a UZI role code; none for a role the table does not have, or what is no role code. */
  sectionsFor(role: string): readonly PolicySection[];
  /** Whether the role sees for which diagnoses something is. Left out: where it may see diagnoses. */
  indicationsFor?(role: string): boolean;
  readonly rules: readonly RoleRule[];
}

const everything = policySections;

const treatment = [
  'patient',
  'directives',
  'functionalStatus',
  'socialHistory',
  'substanceUse',
  'nutrition',
  'alerts',
  'allergies',
  'diagnoses',
  'devices',
  'vaccinations',
  'vitals',
  'results',
  'procedures',
  'medication',
  'encounters',
  'plannedCare',
  'careTeam',
] as const;

/**
 * The table that holds unless a hospital has its own: each profession gets what it needs for its part of the treatment, and
 * what is not named gets nothing. Codes: spec identifiers-and-codes §1.2.
 */
export const defaultRoleRules: readonly RoleRule[] = [
  { role: '01.*', name: 'Arts en medisch specialist', sections: everything, because: 'takes over the treatment' },
  {
    role: '02.*',
    name: 'Tandarts',
    sections: [
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
    ],
    because:
      'needs contraindications, implants, anticoagulants, coagulation, blood pressure and what somebody uses before it anaesthetises, and whether it may resuscitate; not the history of procedures',
  },
  { role: '02.054', name: 'Kaakchirurg', sections: everything, because: 'operates: as a medical specialist' },
  {
    role: '03.*',
    name: 'Verloskundige',
    sections: everything,
    because: 'treats independently and may be the one referred to',
  },
  {
    role: '04.*',
    name: 'Fysiotherapeut',
    sections: [
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
    ],
    because:
      'needs what limits exercise, vital functions among it, and how somebody lives; does not prescribe or check medication',
  },
  {
    role: '17.*',
    name: 'Apotheker',
    sections: [
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
    ],
    because:
      'guards medication: indications, contraindications, kidney function, weight, what somebody uses and what medication does to vital functions are part of that',
  },
  {
    role: '25.*',
    name: 'GZ-psycholoog',
    sections: ['patient', 'functionalStatus', 'socialHistory', 'substanceUse', 'alerts', 'diagnoses', 'medication'],
    because:
      'needs diagnoses, how somebody lives and functions, use of substances, and what medication does to behaviour',
  },
  {
    role: '30.*',
    name: 'Verpleegkundige',
    sections: treatment,
    because: 'nurses on the whole of the treatment; letters are between practitioners',
  },
  ...(['30.065', '30.066', '30.067', '30.068', '30.069'] as const).map((role) => ({
    role,
    name: 'Verpleegkundig specialist',
    sections: everything,
    because: 'treats and prescribes independently',
  })),
  { role: '81.*', name: 'Physician assistant', sections: everything, because: 'treats and prescribes independently' },
  {
    role: '83.*',
    name: 'Apothekersassistent',
    sections: ['patient', 'payer', 'allergies', 'medication'],
    because: 'dispenses under a pharmacist, who weighs the diagnoses',
  },
  {
    role: '89.*',
    name: 'Diëtist',
    sections: [
      'patient',
      'socialHistory',
      'substanceUse',
      'nutrition',
      'allergies',
      'diagnoses',
      'vitals',
      'results',
      'medication',
    ],
    because:
      'needs food allergies, diagnoses, weight, results and medication that diet bears on, and how somebody lives and drinks',
  },
  {
    role: '90.*',
    name: 'Ergotherapeut',
    sections: [
      'patient',
      'functionalStatus',
      'socialHistory',
      'alerts',
      'diagnoses',
      'devices',
      'procedures',
      'plannedCare',
    ],
    because: 'works on functioning and aids at home',
  },
  {
    role: '91.*',
    name: 'Logopedist',
    sections: ['patient', 'functionalStatus', 'nutrition', 'alerts', 'allergies', 'diagnoses', 'devices', 'procedures'],
    because: 'works on speech and swallowing, of which the consistency of food is part',
  },
  {
    role: '99.*',
    name: 'Zorgverlener andere zorg',
    sections: [],
    because: 'says nothing of a profession; administrative staff has this code too',
  },
];

function checkRules(rules: readonly RoleRule[]): void {
  const wrong: string[] = [];
  const seen = new Set<string>();
  rules.forEach(({ role, sections, indications = false }, index) => {
    if (!/^(\d{2}\.\d{3}|\d{2}\.\*|\*)$/.test(role)) wrong.push(`rules[${index}].role: 01.015, 01.* or *`);
    if (seen.has(role)) wrong.push(`rules[${index}].role: ${role} is there already`);
    seen.add(role);
    const known: readonly string[] = policySections;
    if (!Array.isArray(sections) || sections.some((section) => !known.includes(section))) {
      wrong.push(`rules[${index}].sections: of ${policySections.join(', ')}`);
    }
    if (typeof indications !== 'boolean') wrong.push(`rules[${index}].indications: true or false`);
  });
  if (wrong.length > 0) throw new TypeError(`rolePolicy: ${wrong.join('; ')}.`);
}

/**
 * A role policy over a table. A rule for the role itself goes before one for its profession, and that before `*`; their order
 * in the table does not matter.
 *
 * @param rules Default {@link defaultRoleRules}. To change a few: `[...defaultRoleRules.filter(…), …]`.
 * @throws {TypeError} With every rule that is wrong: a role in another form or there twice, an unknown section.
 * @example
 * rolePolicy().sectionsFor('17.000'); // ['patient', 'payer', 'allergies', 'diagnoses', 'vitals', 'medication']
 */
export function rolePolicy(rules: readonly RoleRule[] = defaultRoleRules): Required<RolePolicy> {
  checkRules(rules);
  const byRole = new Map(rules.map((rule) => [rule.role, rule]));
  const ruleFor = (role: string): RoleRule | undefined => {
    if (!/^\d{2}\.\d{3}$/.test(role)) return undefined;
    return byRole.get(role) ?? byRole.get(`${role.slice(0, 2)}.*`) ?? byRole.get('*');
  };
  return {
    rules,
    sectionsFor: (role) => ruleFor(role)?.sections ?? [],
    indicationsFor: (role) => {
      const rule = ruleFor(role);
      return rule?.indications ?? rule?.sections.includes('diagnoses') ?? false;
    },
  };
}
