import { systems } from '../../../fhir/naming-systems';
import type { AgreementReference, CodedConcept, Identifier } from '../../../zib';
import { type Codec, complex, each } from '../../define/codec';
import type { FhirNode } from '../../define/fhir-node';
import { inExtension, inModifierExtension, type Row, rowsOf } from '../../define/rows';
import { conceptCodec } from '../code/codec';
import { identifierCodec, readIdentifier } from '../identifier/codec';
import { periodOfUseRows } from '../period-of-use/codec';
import type { PeriodOfUse } from '../period-of-use/types';

/** `category` of the three building blocks; the national searches select on it (spec field-notes §1.10). */
const medicationCategories = {
  use: { system: systems.medicationCategory, code: '6', display: 'Medicatiegebruik', words: 'Medicatiegebruik' },
  agreement: {
    system: systems.snomed,
    code: '16076005',
    display: 'Prescription (procedure)',
    words: 'Medicatieafspraak',
  },
  administrationAgreement: {
    system: systems.snomed,
    code: '422037009',
    display: 'Provider medication administration instructions (procedure)',
    words: 'Toedieningsafspraak',
  },
} as const;

/** What kind of building block it is: a fixed coding with its Dutch name, which the record says by being what it is. */
export function categoryRow<T>(kind: keyof typeof medicationCategories): Row<T> {
  const { words, ...coding } = medicationCategories[kind];
  return {
    places: {},
    write(_record, target) {
      target.category = { coding: [{ ...coding }], text: words };
    },
    read(source) {
      const category = source.open('category');
      for (const one of category?.list('coding') ?? []) {
        if (one.peek('system') !== coding.system || one.peek('code') !== coding.code) continue;
        for (const [name, value] of Object.entries(coding)) one.drop(name, value);
      }
      category?.drop('text', words);
    },
  };
}

/** PeriodOfUse of an agreement. */
export const agreedPeriodRow = rowsOf<{ readonly periodOfUse?: PeriodOfUse | undefined }>().within(
  'periodOfUse',
  periodOfUseRows,
  'extension(zib-Medication-PeriodOfUse)',
  'extension(zib-MedicationUse-Duration)',
);

/** The treatment that all building blocks of one therapy share. */
export const treatmentRow = rowsOf<{ readonly medicationTreatment?: Identifier | undefined }>().row(
  'medicationTreatment',
  inExtension('zib-Medication-MedicationTreatment'),
  identifierCodec,
);

/** That an agreement ends another: it changes what the resource means. */
export const stopTypeRow = rowsOf<{ readonly stopType?: CodedConcept | undefined }>().row(
  'stopType',
  inModifierExtension('zib-Medication-StopType'),
  conceptCodec(),
);

/** A cancelled agreement is an error. Of others FHIR has a status and the zib has none: any other is told as not read. */
export const canceledRow = rowsOf<{ readonly canceledIndicator?: boolean | undefined }>().pair(
  { canceledIndicator: ['status'] },
  ({ canceledIndicator }) => ({ status: canceledIndicator ? 'entered-in-error' : undefined }),
  (source) => {
    const isCanceled = source.peek('status') === 'entered-in-error';
    source.drop('status', 'entered-in-error');
    return { canceledIndicator: isCanceled ? true : undefined };
  },
);

/** Words for a building block of which the record knows the number alone: every reference needs some. */
const UNNAMED = 'relatie naar medicatiebouwsteen';

/** A number; without one there is nothing a record knows a building block by, and the reference stays. */
function readLogicalReference(node: FhirNode): AgreementReference | undefined {
  const identification = node.whole('identifier', readIdentifier);
  if (identification === undefined) return undefined;
  node.drop('display', UNNAMED);
  const display = node.text('display');
  return { identification, ...(display !== undefined && { display }) };
}

/** A building block known by its number only: a logical reference, which STU3 allows without a resource. */
export const logicalReferencesCodec: Codec<readonly AgreementReference[]> = each(
  complex<AgreementReference>(
    'Reference',
    ({ identification: { system, value }, display = UNNAMED }) => ({ identifier: { system, value }, display }),
    readLogicalReference,
  ),
);

/** The texts of all notes, in their order. Their authors and times have no place in a record. */
export const noteTexts = (source: FhirNode): readonly string[] =>
  source.list('note').flatMap((note) => note.text('text') ?? []);

/** Texts as a text of one line each; undefined when there is none. */
export const asLines = (texts: readonly string[]): string | undefined =>
  texts.length > 0 ? texts.join('\n') : undefined;

/** A comment of its own. Several notes of others are one text, each on its line. */
export const commentRow: Row<{ readonly comment?: string | undefined }> = rowsOf<{
  readonly comment?: string | undefined;
}>().pair(
  { comment: ['note.text'] },
  ({ comment }) => ({ note: comment === undefined ? undefined : [{ text: comment }] }),
  (source) => ({ comment: asLines(noteTexts(source)) }),
);
