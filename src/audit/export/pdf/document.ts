import { packageMissing } from '../../../sql/errors';
import { type ExportFacts, type ExportSum, headerLines, sumLines } from '../header';
import type { Column } from '../rows';
import { facesOf, type PdfFonts } from './fonts';
import { endPage, LINE, MARGIN, newPage, newSheet, put, roomFor, type Sheet, show, tableHead, tableRow } from './sheet';
import { wrap } from './wrap';

const SIZE = 7;
const LABEL = 110;

async function load(): Promise<typeof import('pdfkit')> {
  try {
    const module = await import('pdfkit');
    return module.default;
  } catch (cause) {
    throw packageMissing('pdfkit', cause);
  }
}

const SIMPLIFIED =
  'Letters die het lettertype van dit document niet heeft zijn vereenvoudigd tot de kale letter of als tekencode gezet (zoals [U+0634]); in CSV en JSON staan ze zoals ze zijn.';

/** What a PDF is made of. */
export interface PdfInput {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  readonly facts: ExportFacts;
  readonly sum: ExportSum;
  readonly fonts?: PdfFonts;
}

function heading(sheet: Sheet, title: string, lines: readonly (readonly [string, string])[]): void {
  const { title: large, bold, body } = sheet.faces;
  put(sheet, large, show(sheet, large, title), MARGIN, sheet.y);
  sheet.y += 24;
  for (const [label, value] of lines) {
    put(sheet, bold, label, MARGIN, sheet.y);
    for (const line of wrap(show(sheet, body, value), sheet.width - 2 * MARGIN - LABEL, body.measure)) {
      put(sheet, body, line, MARGIN + LABEL, sheet.y);
      sheet.y += LINE + 1.5;
    }
  }
  sheet.y += 8;
}

/** Lays the whole document out, page after page; gives the turn back between rows, so that pages can be taken along. */
function* layOut(sheet: Sheet, { title, rows, facts, sum }: PdfInput): Generator<void> {
  heading(sheet, title, [...headerLines(facts), ...sumLines(sum)]);
  tableHead(sheet);
  for (const row of rows) {
    tableRow(sheet, row);
    yield;
  }
  if (rows.length === 0) tableRow(sheet, ['Geen regels gevonden.']);
  if (sheet.simplified) {
    if (roomFor(sheet) < 3) newPage(sheet);
    put(sheet, sheet.faces.body, show(sheet, sheet.faces.body, SIMPLIFIED), MARGIN, sheet.y + LINE);
  }
  endPage(sheet);
}

const ROWS_AT_ONCE = 100;

/**
 * A PDF, A4 landscape: what the document says of itself, then the table with its heads on every page and `pagina x van y`
 * below. Texts wrap; nothing is cut off. It is laid out twice, first to count the pages, so that no page need be kept.
 *
 * @throws Error When pdfkit is not installed, or a font cannot be read.
 */
export async function* pdfBytes(input: PdfInput): AsyncGenerator<Uint8Array> {
  const { title, columns, facts, sum, fonts } = input;
  const PDFDocument = await load();
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: 'nl-NL',
    displayTitle: true,
    info: { Title: title, Author: facts.organization.name, CreationDate: facts.madeAt },
  });
  const { width, height } = document.page;
  const faces = facesOf(document, fonts, SIZE);
  const counted = newSheet({ width, height, faces, foot: () => ['', ''] }, columns);
  for (const _ of layOut(counted, input));
  const left = faces.body.show(`${facts.organization.name}, ${sum.sha256.slice(0, 16)}`).text;
  const foot: Sheet['foot'] = (page) => [left, `pagina ${page} van ${counted.pages}`];
  const sheet = newSheet({ document, width, height, faces, foot }, columns);
  let laid = 0;
  for (const _ of layOut(sheet, input)) {
    laid++;
    if (laid % ROWS_AT_ONCE !== 0) continue;
    // Compressed pages come out in turns of their own; without these all of them would wait in memory.
    await new Promise((resolve) => setImmediate(resolve));
    for (let chunk = document.read(); chunk !== null; chunk = document.read()) yield chunk as Uint8Array;
  }
  document.end();
  for await (const chunk of document) yield chunk as Uint8Array;
}

/** Tells ahead that a PDF can be made. */
export const checkPdf = async (): Promise<void> => {
  await load();
};
