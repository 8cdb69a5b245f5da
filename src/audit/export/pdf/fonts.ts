import { isStandard, type Shown, showable } from './glyphs';
import type { Measure } from './wrap';

type Document = PDFKit.PDFDocument;

/** TrueType or OpenType fonts to embed: bytes, or the path of a file. */
export interface PdfFonts {
  readonly regular: Uint8Array | string;
  /** For heads; `regular` when left out. */
  readonly bold?: Uint8Array | string;
}

/** A font of the document, in one size. */
export interface Face {
  /** Makes it the font of the document. */
  use(): void;
  readonly measure: Measure;
  readonly show: (text: string) => Shown;
}

const bytes = (font: Uint8Array | string): string | Buffer => (typeof font === 'string' ? font : Buffer.from(font));

/** pdfkit does not tell what a font holds, and fontkit behind it does; a font it cannot ask is taken to hold everything. */
function glyphTest(document: Document): (char: string) => boolean {
  const { font } =
    (document as unknown as { _font?: { font?: { hasGlyphForCodePoint?: (code: number) => boolean } } })._font ?? {};
  if (typeof font?.hasGlyphForCodePoint !== 'function') return () => true;
  return (char) => font.hasGlyphForCodePoint?.(char.codePointAt(0) ?? 0) !== false;
}

function face(document: Document, name: string, size: number, isEmbedded: boolean): Face {
  document.font(name);
  const has = isEmbedded ? glyphTest(document) : isStandard;
  const widths = new Map<string, number>();
  return {
    use: () => {
      document.font(name).fontSize(size);
    },
    measure: (text) => {
      const known = widths.get(text);
      if (known !== undefined) return known;
      const width = document.font(name).fontSize(size).widthOfString(text);
      if (widths.size > 20_000) widths.clear();
      widths.set(text, width);
      return width;
    },
    show: (text) => showable(text, has),
  };
}

/** The faces of a document. */
export interface Faces {
  readonly title: Face;
  readonly bold: Face;
  readonly body: Face;
}

/**
 * @throws Error Of pdfkit, when a font cannot be read.
 */
export function facesOf(document: Document, fonts: PdfFonts | undefined, size: number): Faces {
  if (fonts === undefined) {
    return {
      title: face(document, 'Helvetica-Bold', 14, false),
      bold: face(document, 'Helvetica-Bold', size, false),
      body: face(document, 'Helvetica', size, false),
    };
  }
  document.registerFont('regular', bytes(fonts.regular)).registerFont('bold', bytes(fonts.bold ?? fonts.regular));
  return {
    title: face(document, 'bold', 14, true),
    bold: face(document, 'bold', size, true),
    body: face(document, 'regular', size, true),
  };
}
