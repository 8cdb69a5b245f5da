import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './pages';

export interface NavigationGroup {
  readonly title: string;
  /** Paths from the root of the repository, in the order of reading. */
  readonly pages: readonly string[];
}

const decisions = readdirSync(path.join(root, 'docs/decisions'))
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => `docs/decisions/${name}`);

/** Every page there is, once: the site's navigation and docs/README.md are made of it. */
export const navigation: readonly NavigationGroup[] = [
  {
    title: 'Getting there',
    pages: [
      'README.md',
      'docs/tutorial.md',
      'docs/init.md',
      'docs/from-tables-to-zibs.md',
      'docs/check.md',
      'docs/going-live.md',
      'docs/vendor-checklist.md',
    ],
  },
  {
    title: 'Records',
    pages: [
      'docs/records.md',
      'docs/legacy.md',
      'examples/epd/README.md',
      'docs/concepts.md',
      'docs/statuses.md',
      'docs/mapping-choices.md',
      'docs/read.md',
    ],
  },
  {
    title: 'Serving',
    pages: [
      'docs/hosting.md',
      'docs/searching.md',
      'docs/operation.md',
      'docs/runbook.md',
      'docs/metrics.md',
      'examples/operate/README.md',
      'docs/limits.md',
      'docs/chaos.md',
      'docs/performance.md',
    ],
  },
  {
    title: 'Referring',
    pages: [
      'docs/notified-pull.md',
      'examples/referral/README.md',
      'docs/dialects.md',
      'docs/directory.md',
      'docs/tokens.md',
      'docs/deciding.md',
      'docs/role-policy.md',
      'docs/audit.md',
      'docs/audit-fields.md',
    ],
  },
  {
    title: 'Testing',
    pages: [
      'docs/validate.md',
      'docs/rules.md',
      'docs/invariants.md',
      'docs/pull.md',
      'docs/qualify.md',
      'docs/view.md',
      'examples/ci/README.md',
    ],
  },
  {
    title: 'Security and versions',
    pages: ['docs/security.md', 'SECURITY.md', 'docs/versioning.md', 'CHANGELOG.md', 'THIRD-PARTY-NOTICES.md'],
  },
  {
    title: 'Inside',
    pages: [
      'docs/architecture.md',
      'CONTRIBUTING.md',
      'bench/README.md',
      'test/oracle/README.md',
      'docs/decisions/README.md',
      ...decisions,
    ],
  },
];
