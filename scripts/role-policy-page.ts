import { searchesOf } from '../src/access/policy/sections';
import type { Leavable } from '../src/assemble/leave-out';
import { sections as bgz } from '../src/bgz/index';
import { defaultRoleRules, policySections, rolePolicy } from '../src/notified-pull';

/** What sections state themselves that they tell of another: `` `diagnosis` and `reason` of Encounter ``. */
const stated = (what: Leavable): string =>
  bgz
    .flatMap(({ type, tells }) => {
      const places = (tells?.[what] ?? []).map((place) => `\`${place.replace(/^extension\((.*)\)$/, '$1')}\``);
      return places.length > 0 ? [`${places.join(' and ')} of ${type}`] : [];
    })
    .join('; ');

const intro = `# Which role may pull what

Generated from \`src/access/policy/role-policy.ts\` by \`npm run docs\`; do not edit.

A pull names a user in a UZI role. From what was offered in the referral, the user gets the sections of the table; the rest
is refused with 403, as is every role that is not in it. The rule for the role itself (\`30.065\`) goes before the one for its
profession (\`30.*\`). A hospital that decides otherwise gives its own table: \`rolePolicy([...])\` as \`policy\` of
\`authorizeNotifiedPull\`.

## What other sections tell

Resources of one section speak of another: a medicine, a device or a procedure says for which diagnosis it is, a procedure which
device it used. Who may not see a section does not see that either, in searches, includes and reads:

| not seen | taken out |
|---|---|
| diagnoses | \`reasonReference\` and \`reasonCode\` of Procedure, ProcedureRequest and MedicationStatement; \`reasonReference\` of MedicationRequest; \`indication\` of DeviceUseStatement; AgreementReason of MedicationDispense. Of a coded reason to change an agreement or use (RedenMedicatieafspraak: hypersensitivity, side effect, interaction …) the code stays, with the term of the list; what was written beside it goes; ${stated('indications')} |
| devices | \`focalDevice\`, \`usedReference\` and \`usedCode\` of Procedure; ${stated('devices')} |

Such a resource carries the security label \`REDACTED\` (\`http://hl7.org/fhir/v3/ObservationValue\`) in \`meta.security\`: it is not
the whole, and that no reason stands there does not mean there was none. Remarks (\`note\`), what a dosage says ("zo nodig bij
hoofdpijn") and letters are text of the record itself and go along whole: who may not see what is written in them does not get
the section. The condition of an alert (zib-Alert) goes along with it: it is what is warned of, and a warning without it says nothing.

The column *reasons* of the table says who gets the reasons. By default it is who sees diagnoses; a rule with
\`indications: true\` gives them to a role that does not, one with \`indications: false\` keeps them from a role that does.
`;

const sections = () =>
  policySections.map((section) => {
    const searches = searchesOf(section).map(({ type, name }) => `${type} (${name})`);
    return `| ${section} | ${searches.join(', ')} |`;
  });

const policy = rolePolicy();

const roles = () =>
  defaultRoleRules.map(({ role, name, sections: allowed, because = '' }) => {
    const marks = policySections.map((section) => (allowed.includes(section) ? '●' : ''));
    const reasons = policy.indicationsFor(role.replace('.*', '.000')) ? '●' : '';
    return `| \`${role}\` | ${[name, ...marks, reasons, because].join(' | ')} |`;
  });

/** The text of `docs/role-policy.md`: the default role policy. */
export function rolePolicyPage(): string {
  return [
    intro,
    '## Roles',
    '',
    `| role | profession | ${[...policySections, 'reasons'].join(' | ')} | because |`,
    `|---|---|${[...policySections, 'reasons'].map(() => ':-:|').join('')}---|`,
    ...roles(),
    '',
    '## Sections',
    '',
    '| section | searches |',
    '|---|---|',
    ...sections(),
    '',
  ].join('\n');
}
