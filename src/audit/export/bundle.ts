import { hash } from 'node:crypto';
import type { AuditEvent, Parameters } from 'fhir/r3';
import type { AuditEntry } from '../entry';
import { type ExportFacts, type ExportSum, headerLines, sumLines } from './header';

/** A UUID that follows from what is in the document, so that the same export is the same text. */
function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * A FHIR STU3 Bundle (`collection`) of AuditEvents, one per line; a Parameters at the end says what the document says of
 * itself.
 */
export async function* bundleText(
  entries: AsyncIterable<AuditEntry>,
  toEvent: (entry: AuditEntry) => AuditEvent,
  facts: ExportFacts,
  sum: () => ExportSum,
): AsyncGenerator<string> {
  const lastUpdated = facts.madeAt.toISOString();
  yield `{"resourceType":"Bundle","meta":{"lastUpdated":"${lastUpdated}"},"type":"collection","entry":[\n`;
  for await (const entry of entries) {
    const resource = toEvent(entry);
    yield `${JSON.stringify({ fullUrl: `urn:uuid:${resource.id}`, resource })},\n`;
  }
  const lines = [...headerLines(facts), ...sumLines(sum())].filter(([, value]) => value !== '');
  const id = uuidOf(JSON.stringify(lines));
  const resource: Parameters = {
    resourceType: 'Parameters',
    id,
    parameter: lines.map(([name, valueString]) => ({ name, valueString })),
  };
  yield `${JSON.stringify({ fullUrl: `urn:uuid:${id}`, resource })}\n]}\n`;
}
