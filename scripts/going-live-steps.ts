/** A step on the way to production: whose it is, which rows of the checklist it is done with, and how it is proven. */
export interface Step {
  readonly title: string;
  readonly who: string;
  readonly does: string;
  /** The first numbers of rows of `docs/vendor-checklist.md`. */
  readonly rows: readonly number[];
  readonly commands?: readonly string[];
  /** When it is done. */
  readonly done: string;
}

const playReferral = [
  'npm install --save-dev tsx pdfkit undici@6 @electric-sql/pglite',
  'npx tsx node_modules/bgz-facade/examples/referral/run.ts',
];

/** In the order in which they are taken; a test has each row of the checklist in one of them. */
export const steps: readonly Step[] = [
  {
    title: 'Choose the way in',
    who: 'EPD vendor: architect, product owner',
    does: 'Own interface or a qualified node (GtK) in front; which customers first; which process answers, and which hosts it.',
    rows: [6, 7, 14, 16, 43, 45],
    commands: ['npm install bgz-facade', 'npx bgz serve --help'],
    done: 'It is written down who runs what, and a first facade answers from files.',
  },
  {
    title: 'Write the adapter',
    who: 'EPD vendor: developer',
    does: 'A source per group of records, asked when the pull arrives: [from your tables to zibs](from-tables-to-zibs.md).',
    rows: [2, 23, 28, 42, 70],
    commands: ['npx bgz concepts allergyIntolerances', 'npx bgz codelists search ernstig'],
    done: 'Every section you hold has a source, or says `noneKnown`; what has neither is not offered, and you know why.',
  },
  {
    title: 'Check what your sources give',
    who: 'EPD vendor: developer, tester; customer: functional manager',
    does: 'Run it over test patients, then over a sample in the customer’s own environment; mend the adapter, and the registration.',
    rows: [9, 56, 61],
    commands: ['npx bgz check adapter.js --patients - < patients.txt', 'npx bgz quality exports --format json'],
    done: '`bgz check` ends with 0, and the figures are known to who registers.',
  },
  {
    title: 'Serve, and be pulled',
    who: 'EPD vendor: developer, tester',
    does: 'Mount the facade behind your proxy and pull from it as a receiver would, valid against the profiles.',
    rows: [1, 3, 27, 49, 64],
    commands: [
      'npx bgz pull https://epd.example.org/fhir --validate --out pulled',
      'npx bgz validate pulled --rules bgz-msz --fail-on warning',
    ],
    done: "A pull is complete and conforms; `validate: 'enforce'` may be put on.",
  },
  {
    title: 'Say who may see what',
    who: 'EPD vendor: developer, security officer; customer: data protection officer',
    does: 'Tokens, roles, treatment relation; secrets from a secret store. What is held and by which test: [security.md](security.md).',
    rows: [5, 12, 40, 41, 48, 51, 67, 68],
    done: 'Without `insecure`; a token for another patient, role or section gets a refusal, and a line in the trail.',
  },
  {
    title: 'Refer and receive',
    who: 'EPD vendor: developer, functional designer',
    does: 'Notify, cancel, receive, pull and file, with the screens that go with it: [notified-pull.md](notified-pull.md).',
    rows: [4, 8, 10, 11, 18, 19, 21, 22, 24, 25, 69],
    commands: playReferral,
    done: 'A referral goes both ways between two of your own systems, letters included, and a cancel ends it.',
  },
  {
    title: 'Keep the trail',
    who: 'EPD vendor: operations; customer: security officer',
    does: 'A database with two owners, the trail of NEN 7513, logs and figures where you look: [audit.md](audit.md), [operation.md](operation.md).',
    rows: [36, 37, 38, 47, 50, 60],
    commands: ['npx bgz migrate --postgres', 'npx bgz audit verify --postgres --by nachtcontrole'],
    done: 'The chain verifies every night, its head is kept elsewhere, and somebody looks at what was refused.',
  },
  {
    title: 'Rehearse what goes wrong',
    who: 'EPD vendor: tester, operations; the other side of the chain',
    does: 'Happy and non-happy flow against a simulator, then with others: sources that fail, tokens that expire, a database that stops.',
    rows: [52, 54, 58],
    commands: playReferral,
    done: 'Each fault shows the message and the line that operations expect: [chaos.md](chaos.md).',
  },
  {
    title: 'Qualify',
    who: 'EPD vendor: tester; Twiin, Nictiz',
    does: 'Run the published TestScripts at your own desk until they pass, before the appointment.',
    rows: [13, 15],
    commands: [
      'npx bgz qualify --scripts testscripts --base https://epd.example.org/fhir --format junit --out qualification.xml',
    ],
    done: '`bgz qualify` ends with 0; the report goes along to the qualification.',
  },
  {
    title: 'Take it into use',
    who: 'Care organization, with the EPD vendor',
    does: 'First test patients in production, then a first specialism, then all; say what is not offered yet.',
    rows: [59, 62],
    done: 'Those who refer and receive know what arrives and what does not, and whom to call.',
  },
];
