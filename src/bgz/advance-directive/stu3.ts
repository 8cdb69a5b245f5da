import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { termOf } from '../../terminology/codelist';
import { wilsverklaringTypeCodelijst } from '../../terminology/zib2017/codelists';
import type { AdvanceDirective } from '../../zib';
import { relatedPersonCodec } from '../contact-person/stu3';
import { alone, type Written } from '../define/codec';
import { element, extension } from '../define/elements';
import { inExtension, type Row, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { attachmentCodec } from '../parts/attachment/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept } from '../parts/code/stu3';
import { consentStatusRow, identifierRow, policyRow } from '../parts/consent/codec';
import { momentCodec } from '../parts/moment/codec';
import { saysFixed, takeFixed } from '../parts/observation/codec';
import { subjectRow } from '../parts/party/patient';
import { problemReferenceCodec, sharedReferenceCodec, wordsIn } from '../parts/references/codec';
import { textCodec } from '../parts/text/codec';
import { ADVANCE_DIRECTIVE, advanceDirectiveSection } from './section';

const category = {
  code: { ...ADVANCE_DIRECTIVE, display: 'levenstestament en wilsverklaring in dossier' },
  also: [{ ...ADVANCE_DIRECTIVE, display: 'Living will and advance directive record (record artifact)' }],
};

const isTyped = (codings: unknown): boolean =>
  listOf(codings).some(
    (one) => isJson(one) && termOf(wilsverklaringTypeCodelijst, textOf(one.system), textOf(one.code)) !== undefined,
  );

/**
 * The category by which it is found, and behind it the type. Other categories are told as not read; of two types it is not known
 * which is meant.
 */
const categoryRow: Row<AdvanceDirective> = {
  places: { livingWillType: ['category'] },
  write({ livingWillType }, target: Written) {
    target.category = [{ coding: [{ ...category.code }] }, codeableConcept(livingWillType, 'coding')];
  },
  read(source, draft) {
    const all = source.list('category');
    for (const one of all.filter((node) => saysFixed(node, category))) takeFixed(one, category);
    const [type, ...more] = all.filter((node) => isTyped(node.peek('coding')));
    if (type !== undefined && more.length === 0) draft.livingWillType = readConcept(type);
  },
};

/** The words by which a directive is shown that others refer to. */
function shown({ category: categories }: Json): string | undefined {
  const type = wordsIn(listOf(categories).find((one) => isJson(one) && isTyped(one.coding)));
  return type === undefined ? undefined : `Wilsverklaring: ${type}`;
}

/** An advance directive of the list, by its id. */
export const advanceDirectiveReferenceCodec = sharedReferenceCodec(advanceDirectiveSection, shown);

/** The date, which the profile wants also where it is not known. */
const dateRow: Row<AdvanceDirective> = {
  places: { livingWillDate: ['dateTime'] },
  write({ livingWillDate }, target: Written, context) {
    if (livingWillDate !== undefined) momentCodec.write(livingWillDate, target, 'dateTime', context);
    else target._dateTime = element(extension('data-absent-reason', { valueCode: 'unknown' }));
  },
  read(source, draft, context) {
    const date = momentCodec.read(source, 'dateTime', context);
    if (date !== undefined) draft.livingWillDate = date;
    else source.beside('dateTime')?.extension('data-absent-reason')?.drop('valueCode', 'unknown');
  },
};

const { row, repeated } = rowsOf<AdvanceDirective>();

/** AdvanceDirective (zib 7.15.1) in FHIR: zib-AdvanceDirective. */
export const advanceDirectiveStu3 = defineStu3<AdvanceDirective>({
  type: advanceDirectiveSection.type,
  profiles: advanceDirectiveSection.profiles,
  rows: [
    repeated('disorders', inExtension('zib-AdvanceDirective-Disorder'), problemReferenceCodec),
    row('comment', inExtension('Comment'), textCodec),
    identifierRow,
    consentStatusRow(),
    categoryRow,
    subjectRow('patient'),
    dateRow,
    row('representative', 'consentingParty', alone(relatedPersonCodec)),
    row('livingWillDocument', 'sourceAttachment', attachmentCodec),
    policyRow(),
  ],
});
