import type { Rule } from './rule';

/** Rules of documents: what is said of a PDF. */
export const pdfRules = {
  'pdf-none': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'This is no PDF: no %PDF- stands at its beginning.',
      nl: 'Dit is geen PDF: er staat geen %PDF- aan het begin.',
    },
    help: {
      en: 'A document that is called application/pdf is one. Look at what opens it: an empty file, an error page, or another form of the letter.',
      nl: 'Een document dat application/pdf heet, is dat ook. Kijk naar wat het opent: een leeg bestand, een foutpagina, of de brief in een andere vorm.',
    },
  },
  'pdf-unreadable': {
    severity: 'error',
    code: 'structure',
    message: { en: 'veraPDF cannot read this PDF.', nl: 'veraPDF kan deze PDF niet lezen.' },
    help: {
      en: 'The file is damaged or cut off. A reader on a screen may show it all the same, because it mends what it meets.',
      nl: 'Het bestand is beschadigd of afgekapt. Een viewer kan het toch tonen, omdat die herstelt wat hij tegenkomt.',
    },
  },
  'pdf-encrypted': {
    severity: 'error',
    code: 'business-rule',
    message: { en: 'This PDF is encrypted; PDF/A never is.', nl: 'Deze PDF is versleuteld; PDF/A is dat nooit.' },
    help: {
      en: 'Write it without a password and without restrictions on printing or copying. What protects it on its way is the connection.',
      nl: 'Schrijf hem zonder wachtwoord en zonder beperkingen op afdrukken of kopiëren. Onderweg beschermt de verbinding hem.',
    },
  },
  'pdf-a-claim': {
    severity: 'error',
    code: 'required',
    message: { en: 'This PDF does not say that it is PDF/A.', nl: 'Deze PDF zegt niet dat hij PDF/A is.' },
    help: {
      en: 'PDF/A names its part and conformance level in its XMP metadata (pdfaid:part, pdfaid:conformance). Have it written as PDF/A; adding the words alone does not make it that.',
      nl: 'PDF/A noemt deel en niveau in de XMP-metadata (pdfaid:part, pdfaid:conformance). Laat hem als PDF/A schrijven; alleen die woorden toevoegen maakt hem dat niet.',
    },
  },
  'pdf-a': {
    severity: 'error',
    code: 'business-rule',
    message: {
      en: '{specification}, {clause} (test {test}), {count} time(s): {description}',
      nl: '{specification}, {clause} (test {test}), {count} keer: {description}',
    },
    help: {
      en: 'What veraPDF found, in its own words; the rule is that of the part of ISO 19005 that the document claims. Have it written by what can write PDF/A: mostly it is a font that is not in the file, or a colour without a profile.',
      nl: 'Wat veraPDF vond, in de woorden van veraPDF; de regel is die van het deel van ISO 19005 dat het document noemt. Laat het schrijven door wat PDF/A kan schrijven: meestal is het een lettertype dat niet in het bestand zit, of een kleur zonder profiel.',
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
