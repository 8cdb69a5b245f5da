import { auditKinds, type EventCode, kindCodes, nenFields } from '../src/audit';

const intro = `# Audit fields: NEN 7513 and FHIR STU3 AuditEvent

Generated from \`src/audit/event\` by \`npm run docs\`; do not edit.

One row per item of the log line. \`toAuditEvent\` writes what these rows give; a vendor replaces rows by their id.

- **Clause**: of NEN 7513:2018. The text of NEN 7513:2024 is sold by NEN and was not read: have someone with a licence
  compare this table before relying on it.
- **Certainty**: A, read in the public text of 2018. B, partly read or from other sources. C, our own default.
- **AuditEntry**: the field an event is written in.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

const codeText = ({ system, code, display }: EventCode): string =>
  `${system.split('/').at(-1)} ${code}${display === code ? '' : ` ${display}`}`;

/** The text of `docs/audit-fields.md`: the mapping of NEN 7513 and the codes per kind of event. */
export function auditFieldsPage(): string {
  const fields = table(
    ['Id', 'NEN 7513', 'Clause', 'Certainty', 'AuditEntry', 'STU3 AuditEvent', 'What stands there'],
    nenFields.map((row) => [
      row.id,
      row.item,
      row.clause,
      row.certainty,
      `\`${row.field}\``,
      `\`${row.path}\``,
      row.value,
    ]),
  );
  const kinds = table(
    ['Kind', 'In Dutch', 'type', 'subtype', 'action', 'lifecycle of the data'],
    auditKinds.map((kind) => {
      const codes = kindCodes[kind];
      const subtype = codes.subtype.map(codeText).join(', ');
      return [`\`${kind}\``, codes.dutch, codeText(codes.type), subtype, codes.action, codeText(codes.lifecycle)];
    }),
  );
  return [intro, `## Items\n\n${fields}\n`, `## Kinds of events\n\n${kinds}\n`].join('\n');
}
