import type { Language } from '../bgz/define/language';
import type { MendedKind } from '../bgz/define/mended';
import { mendedWords } from '../check/words';

interface FileWords {
  readonly notJson: string;
  readonly notText: string;
  readonly pdf: string;
  readonly mended: string;
  readonly notRead: string;
  readonly warning: string;
  readonly noPatient: string;
  /** Of a document among FHIR resources. */
  readonly document: string;
  readonly leftOut: string;
  readonly kept: string;
  /** What was mended; the name of the kind is that of docs/records.md. */
  readonly kind: (what: MendedKind) => string;
  readonly nothingConverted: (problems: number) => string;
  readonly someMended: (values: number) => string;
  readonly someNotRead: (blocks: number) => string;
  /** On the page of a patient. */
  readonly notOnPages: (things: number) => string;
}

/** What commands say of the files they read. */
export const fileWords: Readonly<Record<Language, FileWords>> = {
  en: {
    notJson: 'this is not JSON.',
    notText: 'this is not text in UTF-8, or in the character set that it says it is in.',
    pdf: 'this is a PDF, and no FHIR.',
    mended: 'mended',
    notRead: 'not read',
    warning: 'warning',
    noPatient: 'there is no Patient in these files.',
    document: 'a document is no record of a zib, and its bytes are not here.',
    leftOut: 'left out',
    kept: 'served all the same',
    kind: (what) => what,
    nothingConverted: (problems) => `${problems} problem(s); nothing was converted.`,
    someMended: (values) => `${values} value(s) were mended; bgz convert lists them, docs/records.md explains them.`,
    someNotRead: (blocks) =>
      `${blocks} block(s) that are of no section of the BgZ were not read; bgz convert lists them.`,
    notOnPages: (things) =>
      `Not all of the files of this server is on its pages (${things} not read or left out); it said what at its start.`,
  },
  nl: {
    notJson: 'dit is geen JSON.',
    notText: 'dit is geen tekst in UTF-8, of in de tekenset die het zelf noemt.',
    pdf: 'dit is een PDF, en geen FHIR.',
    mended: 'hersteld',
    notRead: 'niet gelezen',
    warning: 'waarschuwing',
    noPatient: 'er staat geen Patient in deze bestanden.',
    document: 'een document is geen record van een zib, en de bytes zijn hier niet.',
    leftOut: 'weggelaten',
    kept: 'toch aangeboden',
    kind: (what) => `${what} (${mendedWords[what].nl})`,
    nothingConverted: (problems) => `${problems} probleem/problemen; er is niets omgezet.`,
    someMended: (values) => `${values} waarde(n) hersteld; bgz convert noemt ze, docs/records.md legt ze uit.`,
    someNotRead: (blocks) =>
      `${blocks} blok(ken) die van geen onderdeel van de BgZ zijn, niet gelezen; bgz convert noemt ze.`,
    notOnPages: (things) =>
      `Niet alles uit de bestanden van deze server staat op de pagina's (${things} niet gelezen of weggelaten); wat, meldde hij bij de start.`,
  },
};
