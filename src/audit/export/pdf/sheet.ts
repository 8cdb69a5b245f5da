import type { Column } from '../rows';
import type { Face, Faces } from './fonts';
import { wrap } from './wrap';

export const MARGIN = 28;
export const LINE = 8.6;
const PADDING = 2.5;
/** Room for the page number. */
const FOOT = 18;

/** The paper and where on it the next line goes. Without a document nothing is drawn: that is how pages are counted. */
export interface Sheet {
  readonly document?: PDFKit.PDFDocument;
  readonly width: number;
  readonly height: number;
  readonly faces: Faces;
  readonly columns: readonly (Column & { readonly x: number; readonly width: number })[];
  /** Stands below each page, given its number. */
  readonly foot: (page: number) => readonly [left: string, right: string];
  readonly bottom: number;
  y: number;
  pages: number;
  /** True when a text was not shown as it is. */
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

/** A sheet at the top of its first page. */
export function newSheet(
  paper: Pick<Sheet, 'document' | 'width' | 'height' | 'faces' | 'foot'>,
  columns: readonly Column[],
): Sheet {
  return {
    ...paper,
    columns: placed(columns, paper.width - 2 * MARGIN),
    bottom: paper.height - MARGIN - FOOT,
    y: MARGIN,
    pages: 1,
    simplified: false,
  };
}

/** Text as the font can show it. */
export function show(sheet: Sheet, face: Face, text: string): string {
  const shown = face.show(text);
  if (shown.simplified) sheet.simplified = true;
  return shown.text;
}

/** A line of text where it stands; nothing of pdfkit's own flow. */
export function put({ document }: Sheet, face: Face, text: string, x: number, y: number): void {
  if (document === undefined || text === '') return;
  face.use();
  document.text(text, x, y, { lineBreak: false });
}

/** What stands below the page at hand; the last thing that is put on it. */
export function endPage(sheet: Sheet): void {
  const { body } = sheet.faces;
  const [left, right] = sheet.foot(sheet.pages);
  const y = sheet.height - MARGIN;
  put(sheet, body, left, MARGIN, y);
  put(sheet, body, right, sheet.width - MARGIN - body.measure(right), y);
}

const linesOf = (sheet: Sheet, face: Face, cells: readonly string[]): readonly (readonly string[])[] =>
  sheet.columns.map(({ width }, index) =>
    wrap(show(sheet, face, cells[index] ?? ''), width - 2 * PADDING, face.measure),
  );

const heightOf = (cells: readonly (readonly string[])[]): number => Math.max(...cells.map(({ length }) => length));

function putCells(sheet: Sheet, face: Face, cells: readonly (readonly string[])[], from: number, count: number): void {
  for (const [index, { x }] of sheet.columns.entries()) {
    const lines = cells[index]?.slice(from, from + count) ?? [];
    for (const [at, line] of lines.entries()) put(sheet, face, line, x + PADDING, sheet.y + PADDING + at * LINE);
  }
  sheet.y += count * LINE + 2 * PADDING;
}

/** The heads of the columns. */
export function tableHead(sheet: Sheet): void {
  const { bold } = sheet.faces;
  const heads = linesOf(
    sheet,
    bold,
    sheet.columns.map(({ head }) => head),
  );
  const lines = heightOf(heads);
  sheet.document
    ?.rect(MARGIN, sheet.y, sheet.width - 2 * MARGIN, lines * LINE + 2 * PADDING)
    .fill('#e6e6e6')
    .fillColor('#000000');
  putCells(sheet, bold, heads, 0, lines);
}

/** Ends the page and begins the next under the heads of the columns. */
export function newPage(sheet: Sheet): void {
  endPage(sheet);
  sheet.document?.addPage();
  sheet.pages++;
  sheet.y = MARGIN;
  tableHead(sheet);
}

/** Lines that still fit on the page. */
export const roomFor = (sheet: Sheet): number => Math.floor((sheet.bottom - sheet.y - 2 * PADDING) / LINE);

/** Lines that surely fit under the heads of an empty page. */
const pageHolds = (sheet: Sheet): number => Math.floor((sheet.bottom - MARGIN) / LINE) - 6;

function rule({ document, width, y }: Sheet): void {
  document
    ?.moveTo(MARGIN, y)
    .lineTo(width - MARGIN, y)
    .lineWidth(0.4)
    .strokeColor('#bbbbbb')
    .stroke();
}

/** A row stays whole when a page can hold it; a longer one goes on under the heads of the next page. */
export function tableRow(sheet: Sheet, row: readonly string[]): void {
  const cells = linesOf(sheet, sheet.faces.body, row);
  const height = heightOf(cells);
  const room = roomFor(sheet);
  if (height > room && (height <= pageHolds(sheet) || room < 6)) newPage(sheet);
  for (let from = 0; from < height; ) {
    const count = Math.min(height - from, roomFor(sheet));
    putCells(sheet, sheet.faces.body, cells, from, count);
    from += count;
    if (from < height) newPage(sheet);
  }
  rule(sheet);
}
