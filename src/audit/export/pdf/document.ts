import { type ExportFacts, type ExportSum, headerLines, sumLines } from '../header';
import type { Column } from '../rows';
import { type Face, type Faces, facesOf, type PdfFonts } from './fonts';
import { wrap } from './wrap';

const MARGIN = 28;
const SIZE = 7;
const LINE = 8.6;
const PADDING = 2.5;
/** Room for the page number. */
const FOOT = 18;

async function load(): Promise<typeof import('pdfkit')> {
  try {
    const module = await import('pdfkit');
    return module.default;
  } catch (cause) {
    throw new Error('The package pdfkit is not installed: npm install pdfkit', { cause });
  }
}

/** The paper and where on it the next line goes. */
interface Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly faces: Faces;
  readonly columns: readonly (Column & { readonly x: number; readonly width: number })[];
  readonly bottom: number;
  y: number;
  simplified: boolean;
}

function placed(columns: readonly Column[], width: number): Sheet['columns'] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = MARGIN;
  return columns.map((column) => {
    const own = (width * column.share) / shares;
    const result = { ...column, x, width: own };
    x += own;
    return result;
  });
}

function show(sheet: Sheet, face: Face, text: string): string {
  const shown = face.show(text);
  if (shown.simplified) sheet.simplified = true;
  return shown.text;
}

/** A line of text where it stands; nothing of pdfkit's own flow. */
function put(sheet: Sheet, face: Face, text: string, x: number, y: number): void {
  face.use();
  sheet.document.text(text, x, y, { lineBreak: false });
}

function rule(sheet: Sheet, colour: string): void {
  const right = sheet.document.page.width - MARGIN;
  sheet.document.moveTo(MARGIN, sheet.y).lineTo(right, sheet.y).lineWidth(0.4).strokeColor(colour).stroke();
}

const linesOf = (sheet: Sheet, face: Face, cells: readonly string[]): readonly (readonly string[])[] =>
  sheet.columns.map(({ width }, index) =>
    wrap(show(sheet, face, cells[index] ?? ''), width - 2 * PADDING, face.measure),
  );

function putCells(sheet: Sheet, face: Face, cells: readonly (readonly string[])[], from: number, count: number): void {
  for (const [index, { x }] of sheet.columns.entries()) {
    const lines = cells[index]?.slice(from, from + count) ?? [];
    for (const [at, line] of lines.entries()) put(sheet, face, line, x + PADDING, sheet.y + PADDING + at * LINE);
  }
  sheet.y += count * LINE + 2 * PADDING;
}

function tableHead(sheet: Sheet): void {
  const heads = linesOf(
    sheet,
    sheet.faces.bold,
    sheet.columns.map(({ head }) => head),
  );
  const height = Math.max(...heads.map(({ length }) => length));
  const right = sheet.document.page.width - 2 * MARGIN;
  sheet.document.rect(MARGIN, sheet.y, right, height * LINE + 2 * PADDING).fill('#e6e6e6');
  sheet.document.fillColor('#000000');
  putCells(sheet, sheet.faces.bold, heads, 0, height);
}

function newPage(sheet: Sheet): void {
  sheet.document.addPage();
  sheet.y = MARGIN;
  tableHead(sheet);
}

const roomFor = (sheet: Sheet): number => Math.floor((sheet.bottom - sheet.y - 2 * PADDING) / LINE);

/** Lines that surely fit under the heads of an empty page. */
const pageHolds = (sheet: Sheet): number => Math.floor((sheet.bottom - MARGIN) / LINE) - 6;

/** A row stays whole when a page can hold it; a longer one goes on under the heads of the next page. */
function tableRow(sheet: Sheet, row: readonly string[]): void {
  const cells = linesOf(sheet, sheet.faces.body, row);
  const height = Math.max(...cells.map(({ length }) => length));
  const room = roomFor(sheet);
  if (height > room && (height <= pageHolds(sheet) || room < 6)) newPage(sheet);
  for (let from = 0; from < height; ) {
    const count = Math.min(height - from, roomFor(sheet));
    putCells(sheet, sheet.faces.body, cells, from, count);
    from += count;
    if (from < height) newPage(sheet);
  }
  rule(sheet, '#bbbbbb');
}

function heading(sheet: Sheet, title: string, lines: readonly (readonly [string, string])[]): void {
  const { title: large, bold, body } = sheet.faces;
  put(sheet, large, show(sheet, large, title), MARGIN, sheet.y);
  sheet.y += 24;
  const width = sheet.document.page.width - 2 * MARGIN - 110;
  for (const [label, value] of lines) {
    put(sheet, bold, label, MARGIN, sheet.y);
    for (const line of wrap(show(sheet, body, value), width, body.measure)) {
      put(sheet, body, line, MARGIN + 110, sheet.y);
      sheet.y += LINE + 1.5;
    }
  }
  sheet.y += 8;
}

const SIMPLIFIED =
  'Letters die het lettertype van dit document niet heeft zijn vereenvoudigd tot de kale letter of als tekencode gezet (zoals [U+0634]); in CSV en JSON staan ze zoals ze zijn.';

function footers(sheet: Sheet, stamp: string): void {
  const { start, count } = sheet.document.bufferedPageRange();
  const { body } = sheet.faces;
  for (let page = 0; page < count; page++) {
    sheet.document.switchToPage(start + page);
    const y = sheet.document.page.height - MARGIN;
    const text = `pagina ${page + 1} van ${count}`;
    put(sheet, body, text, sheet.document.page.width - MARGIN - body.measure(text), y);
    put(sheet, body, stamp, MARGIN, y);
  }
}

/** What a PDF is made of. */
export interface PdfInput {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  readonly facts: ExportFacts;
  readonly sum: ExportSum;
  readonly fonts?: PdfFonts;
}

/**
 * A PDF, A4 landscape: what the document says of itself, then the table with its heads on every page and `pagina x van y`
 * below. Texts wrap; nothing is cut off.
 *
 * @throws Error When pdfkit is not installed, or a font cannot be read.
 */
export async function* pdfBytes({ title, rows, columns, facts, sum, fonts }: PdfInput): AsyncGenerator<Uint8Array> {
  const PDFDocument = await load();
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    lang: 'nl-NL',
    displayTitle: true,
    info: { Title: title, Author: facts.organization.name, CreationDate: facts.madeAt },
  });
  document.addPage();
  const { width, height } = document.page;
  const sheet: Sheet = {
    document,
    faces: facesOf(document, fonts, SIZE),
    columns: placed(columns, width - 2 * MARGIN),
    bottom: height - MARGIN - FOOT,
    y: MARGIN,
    simplified: false,
  };
  heading(sheet, title, [...headerLines(facts), ...sumLines(sum)]);
  tableHead(sheet);
  for (const row of rows) tableRow(sheet, row);
  if (rows.length === 0) tableRow(sheet, ['Geen regels gevonden.']);
  if (sheet.simplified) {
    if (roomFor(sheet) < 3) newPage(sheet);
    put(sheet, sheet.faces.body, show(sheet, sheet.faces.body, SIMPLIFIED), MARGIN, sheet.y + LINE);
  }
  footers(sheet, show(sheet, sheet.faces.body, `${facts.organization.name}, ${sum.sha256.slice(0, 16)}`));
  document.end();
  for await (const chunk of document) yield chunk as Uint8Array;
}

/** Tells ahead that a PDF can be made. */
export const checkPdf = async (): Promise<void> => {
  await load();
};
