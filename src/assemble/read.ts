import type { FhirResource } from 'fhir/r3';
import { catalogue, groupsGiving, type ServedType } from './catalogue';
import type { BgzDocument } from './documents';
import type { SourceFailure, SourceGroup } from './ports';
import { type Assembled, type AssembleOptions, assemble, type PullContext } from './pull';
import { type Offered, visible } from './visible';

/** What a read found. */
export interface ReadResult {
  readonly patientId: string | undefined;
  readonly resource: FhirResource | undefined;
  readonly failures: readonly SourceFailure[];
  /** All of the patient that the read worked on. */
  readonly assembled: Assembled;
}

/** A document found by the id of its Binary. */
export interface OpenedDocument {
  readonly document: BgzDocument | undefined;
  readonly failures: readonly SourceFailure[];
}

/** Sources a read needs: of a limited one also those of the searches that may show the resource. */
function groupsFor(type: ServedType, offered: Offered | undefined): readonly SourceGroup[] {
  if (offered === undefined) return groupsGiving(type);
  const giving = new Set(groupsGiving(type));
  const groups: SourceGroup[] = offered.searches.flatMap((search) => catalogue[search.type].groups);
  const named = offered.references.some((reference) => reference.startsWith(`${type}/`));
  if (named) groups.push(...giving);
  return [...new Set(groups)].filter((group) => giving.has(group));
}

/** Reads one resource of the patient by type and id; with `offered`, only when that shows it. */
export async function read(
  target: { readonly type: ServedType; readonly id: string },
  pull: PullContext,
  options: AssembleOptions,
  offered?: Offered,
): Promise<ReadResult> {
  const assembled = await assemble(groupsFor(target.type, offered), pull, options);
  const key = `${target.type}/${target.id}`;
  const shown = offered === undefined || visible(offered, assembled).has(key);
  return {
    patientId: assembled.patientId,
    resource: shown ? assembled.all.get(key) : undefined,
    failures: assembled.failures,
    assembled,
  };
}

/** Finds the document behind a Binary. A Binary has no subject: it is the patient's because a DocumentReference of theirs names it. */
export async function findDocument(
  binary: string,
  pull: PullContext,
  options: AssembleOptions,
  offered?: Offered,
): Promise<OpenedDocument> {
  const assembled = await assemble(['documents'], pull, options, false);
  const document = assembled.documents.get(binary);
  const named = [...assembled.all.values()].find(
    (one) => one.resourceType === 'DocumentReference' && one.content[0]?.attachment.url === `Binary/${binary}`,
  );
  const shown =
    offered === undefined || (named !== undefined && visible(offered, assembled).has(`DocumentReference/${named.id}`));
  return { document: shown ? document : undefined, failures: assembled.failures };
}
