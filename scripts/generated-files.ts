import { bgzRecordsJsonSchema } from '../src/bgz/json-schema';
import { auditFieldsPage } from './audit-fields-page';
import { conceptsFile } from './concepts-file';
import { conceptsPage } from './concepts-page';
import { contentsPages } from './contents-page';
import { dialectsPage } from './dialects-page';
import { explainedFile } from './explained-file';
import { goingLivePage } from './going-live-page';
import { invariantsPage } from './invariants-page';
import { limitsPage } from './limits-page';
import { listedFiles } from './listed-files';
import { metricsPage } from './metrics-page';
import { noticesPage } from './notices-page';
import { recordTypes } from './record-types';
import { recordsPage } from './records-page';
import { rolePolicyPage } from './role-policy-page';
import { rulesPage } from './rules-page';
import { searchingPage } from './searching-page';
import { statusesPage } from './statuses-page';
import { zibCodesFiles } from './zib-codes';

/** Files the repository keeps but nobody writes by hand, by path from its root. */
export function generatedFiles(): Readonly<Record<string, string>> {
  return {
    ...zibCodesFiles(),
    ...listedFiles(),
    ...recordTypes(),
    'schema/bgz-records.schema.json': `${JSON.stringify(bgzRecordsJsonSchema())}\n`,
    'rules/concepts.ndjson': conceptsFile(),
    'rules/explained.json': explainedFile(),
    'THIRD-PARTY-NOTICES.md': noticesPage(),
    'docs/audit-fields.md': auditFieldsPage(),
    'docs/concepts.md': conceptsPage(),
    'docs/dialects.md': dialectsPage(),
    'docs/records.md': recordsPage(),
    'docs/going-live.md': goingLivePage(),
    'docs/limits.md': limitsPage(),
    'docs/metrics.md': metricsPage(),
    'docs/invariants.md': invariantsPage(),
    'docs/rules.md': rulesPage(),
    'docs/role-policy.md': rolePolicyPage(),
    'docs/searching.md': searchingPage(),
    'docs/statuses.md': statusesPage(),
    ...contentsPages(),
  };
}
