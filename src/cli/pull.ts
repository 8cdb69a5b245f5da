import { text as streamText } from 'node:stream/consumers';
import type { Offer } from '../access/model';
import { metadataSearch } from '../bgz/parts/metadata/section';
import { isBsn } from '../fhir/bsn';
import { offersNaming } from '../receive/naming-patient';
import { pullBgz } from '../receive/pull-bgz';
import type { PullResult } from '../receive/pull-result';
import { bgzOffers, bgzSections, documentOffers } from '../referral/task/offers';
import { monotonic } from '../telemetry/monotonic';
import { openOutput } from './output';
import { progressOf } from './progress';
import type { PullCommand } from './pull/command';
import { type Measured, measuredFetch } from './pull/measured-fetch';
import { figuresOf, summaryText } from './pull/summary';
import { tokenOf } from './pull/token';
import { checkFolder, writePulled } from './pull/write-pulled';
import { offeredAs, offeredKeys, sectionKeys } from './section-names';
import { timeoutOf } from './timeout';
import { UsageError } from './usage-error';

/** The BSN of `--patient -`, from standard input: on a command line every user of the machine could read it. */
async function patientOf(patient: string | undefined): Promise<string | undefined> {
  if (patient === undefined) return undefined;
  if (patient !== '-')
    throw new UsageError('--patient - reads the BSN from standard input; it is not given on the command line.');
  const bsn = (await streamText(process.stdin)).trim();
  if (!isBsn(bsn)) throw new UsageError('Standard input holds no BSN: nine digits that pass the 11-test.');
  return bsn;
}

/** Every section, and the letters; metadata comes along with each, so it is not asked for by itself. */
const everything = () => [
  ...bgzOffers(bgzSections.filter((name) => name !== metadataSearch.offer.name)),
  ...documentOffers(),
];

const LETTERS = 'documents';

const pullable = {
  keys: [...offeredKeys, LETTERS],
  what: 'section',
  seeAlso: `"bgz concepts" lists them; letters are ${LETTERS}`,
};

const sectionOffers = (key: string): readonly Offer[] =>
  key === LETTERS ? documentOffers() : bgzOffers([offeredAs(key)]);

function offersOf(sections: readonly string[] | undefined, bsn: string | undefined): readonly Offer[] {
  const offers = sections === undefined ? everything() : sectionKeys(sections, pullable).flatMap(sectionOffers);
  return bsn === undefined ? offers : offersNaming(offers, bsn);
}

/**
 * `bgz pull`. Gives the exit code: 0 when everything that is offered was obtained (and conforms, with `--validate`), 1 when
 * not. What is not asked as it should be ends with 2.
 *
 * @throws {UsageError} When it is not asked as it should be.
 */
export async function pull(url: string, command: PullCommand): Promise<number> {
  if (!URL.canParse(url))
    throw new UsageError('The address is the URL of a FHIR server: https://epd.example.org/fhir.');
  const { lang: language, out, format } = command;
  const [token, bsn] = [await tokenOf(command, process.env), await patientOf(command.patient)];
  const offers = offersOf(command.sections, bsn);
  const timeoutMs = timeoutOf(command.timeout);
  if (out !== undefined) await checkFolder(out);
  const progress = progressOf(offers.length);
  const measured: Measured[] = [];
  const start = monotonic();
  const result = await pulled(() =>
    pullBgz({
      notification: {
        status: 'requested',
        receiver: { identifiers: [] },
        getWorkflowTask: false,
        offers,
        warnings: [],
        ...(bsn !== undefined && { patientBsn: bsn }),
      },
      token,
      baseUrl: url,
      fetch: measuredFetch(url, (one) => measured.push(one)),
      // What runs on this machine is a vendor's own server.
      allowLoopbackHttp: true,
      validate: command.validate === true,
      references: command.references === true,
      onProgress: () => progress.step(),
      ...(timeoutMs !== undefined && { timeoutMs }),
    }),
  );
  progress.clear();
  const figures = figuresOf(result, measured, monotonic() - start, language);
  if (out !== undefined) await writePulled(out, url, result);
  if (command.view !== undefined) {
    const { viewPulled } = await import('./pull/view-pulled');
    await viewPulled(command.view, url, result, { measured, ms: figures.ms, language });
  }
  const output = await openOutput(undefined, command.colour);
  await output.write(
    format === 'json'
      ? `${JSON.stringify(figures, null, 2)}\n`
      : summaryText(figures, { language, colour: output.colour }),
  );
  const errors = figures.sections.reduce((sum, section) => sum + (section.errors ?? 0), 0);
  return figures.outcome !== 'incomplete' && errors === 0 ? 0 : 1;
}

/** Options that are none are told as the command has them. */
async function pulled(work: () => Promise<PullResult>): Promise<PullResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(
      error.message
        .replace(/^pullBgz: /, '')
        .replace('`baseUrl`', 'The address')
        .replace(', with `allowLoopbackHttp: true`', ''),
    );
  }
}
