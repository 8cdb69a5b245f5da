import type { NoExample } from './example';

const none: NoExample = {
  none: {
    en: 'it is a rule of PDF files, not of resources',
    nl: 'het is een regel van PDF-bestanden, niet van resources',
  },
};

export const pdfExamples = {
  'pdf-none': none,
  'pdf-unreadable': none,
  'pdf-encrypted': none,
  'pdf-a-claim': none,
  'pdf-a': none,
};
