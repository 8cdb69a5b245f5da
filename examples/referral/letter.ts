import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

/** A referral letter as PDF, one page. What an EPD sends is PDF/A from its own document archive. */
async function write(): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', info: { Title: 'Verwijsbrief cardiologie' } });
  document.fontSize(16).text('Verwijsbrief cardiologie').moveDown();
  document.fontSize(11).text('Geachte collega, graag uw beoordeling van deze fictieve patiënt.');
  document.end();
  return new Uint8Array(await buffer(document));
}

export const letter: Uint8Array = await write();
