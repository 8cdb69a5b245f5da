import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { patientFhirId, resourcesOf } from '../assemble/collection';
import type { PatientQuery } from '../assemble/ports';
import { sourcesOf } from '../assemble/sources-of';
import type { Language } from '../bgz/define/language';
import type { BgzRecords } from '../bgz/listed/records';
import { createBgzFacade } from '../facade/create-bgz-facade';
import type { FacadeOptions } from '../facade/options';
import { systems } from '../fhir/naming-systems';
import { encode } from '../http/encode';
import { type Answer, answering, type Inbound } from '../http/inbound';
import { listenerOf } from '../http/node-listener';
import { operationOutcome } from '../http/refusal';
import { isLoopbackName } from '../http/request-base';
import { serverLimits } from '../http/server-limits';
import type { Logger } from '../telemetry/logger';
import { fileWords } from './file-words';
import { parseNow } from './moment';
import { mappingOf, readPatients } from './read-patients';
import { tell } from './tell';
import { anyToken, bsnByToken, readTokens, tokenCheck } from './tokens';
import { UsageError } from './usage-error';

export interface ServeCommand {
  /** What was given beside the options, and is not taken. */
  readonly given?: string;
  readonly ada?: string;
  readonly records?: string;
  readonly port: string;
  readonly host: string;
  readonly now?: string;
  readonly tokens?: string;
  readonly lang: Language;
  readonly bsn: 'asNamed' | 'always' | 'never';
  readonly invalidRecords: 'fail' | 'report';
  readonly narrative: boolean;
  readonly ui?: boolean;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * A page of any site may point its own name at this machine and so have a browser here ask for it (DNS rebinding); it cannot
 * have it say another Host. On loopback only a name of this machine is answered.
 */
const otherName = (): Promise<Answer> =>
  encode(
    421,
    operationOutcome([
      { code: 'processing', diagnostics: 'This server is asked as localhost or 127.0.0.1.', location: 'http.Host' },
    ]),
    { format: 'json' },
  );

/** Whose a resource is, for a server that holds all its patients in files. */
function finder(
  patients: readonly BgzRecords[],
  now: () => Date,
  idSecret: string,
): NonNullable<FacadeOptions['findPatient']> {
  return ({ type, id }) => {
    const owner = patients.find((records) =>
      type === 'Patient'
        ? patientFhirId(records.patient, idSecret) === id
        : resourcesOf(records, { now: now(), idSecret }).some((one) => one.resourceType === type && one.id === id),
    );
    return owner && queryFor(owner);
  };
}

const bsnOf = ({ patient }: BgzRecords): string | undefined =>
  patient.identificationNumbers.find((number) => number.system === systems.bsn)?.value;

function queryFor(records: BgzRecords): PatientQuery | undefined {
  const [bsn, { patient }] = [bsnOf(records), records];
  if (bsn !== undefined) return { bsn };
  return patient.id === undefined ? undefined : { id: patient.id };
}

/** Log lines hold no personal data and no `err`: that is the source's own text. */
const say = ({ err: _err, ...facts }: { err?: unknown } & object, message: string): void => {
  tell(`${message} ${JSON.stringify(facts)}`);
};
const logger: Logger = { debug() {}, info() {}, warn: say, error: say };

/** Ids stay the same between runs when the environment holds a secret; else this run has one of its own. */
function idSecretOf({ BGZ_ID_SECRET: given }: NodeJS.ProcessEnv): string {
  if (given === undefined) {
    tell('BGZ_ID_SECRET is not set: resource ids are those of this run only.');
    return randomBytes(32).toString('hex');
  }
  if (Buffer.byteLength(given) < 32) throw new UsageError('BGZ_ID_SECRET is at least 32 bytes long.');
  return given;
}

/** What to do in place of `bgz serve <given>`. */
function notServed(given: string): string {
  if (!/\.[cm]?[jt]sx?$/.test(given)) return `Say what ${given} holds: --records ${given} or --ada ${given}.`;
  return (
    `bgz serve serves files, and ${given} is a module. "bgz check ${given} --patients FILE" tells what a receiver would get of its sources; ` +
    'what serves them is your own project: "npm start" in the one that "bgz init" writes (docs/init.md).'
  );
}

/** `bgz serve`: the facade over files. Resolves with the exit code once the server has stopped. */
export async function serve(command: ServeCommand): Promise<number> {
  if (command.given !== undefined) throw new UsageError(notServed(command.given));
  const fixed = command.now === undefined ? undefined : parseNow(command.now);
  const now = () => fixed ?? new Date();
  const port = Number(command.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port is a number from 0 to 65535.');
  const folder = command.ada ?? command.records;
  if (folder === undefined || (command.ada !== undefined && command.records !== undefined))
    throw new UsageError('Give one of --ada DIR and --records DIR.');
  if (command.invalidRecords === 'report' && command.ada !== undefined)
    throw new UsageError('--invalid-records report goes with --records: an ADA instance is read whole or not at all.');
  if (command.tokens === undefined && !LOOPBACK.has(command.host)) {
    throw new UsageError(`Without --tokens the server listens on loopback only; ${command.host} is not loopback.`);
  }

  const isOnLoopback = LOOPBACK.has(command.host);
  if (command.ui && !isOnLoopback)
    throw new UsageError(
      `--ui shows patients to who sits at this machine: on loopback only; ${command.host} is not loopback.`,
    );

  const format = command.ada === undefined ? 'records' : 'ada';
  const { lang: language, invalidRecords } = command;
  const words = fileWords[language];
  const read = await readPatients([folder], format, { now: now(), language, invalidRecords });
  const { patients, problems, notRead, mended, leftOut, given } = read;
  for (const line of problems) tell(line);
  if (problems.length > 0) return 1;
  for (const line of leftOut) tell(line);
  if (mended.length > 0) tell(words.someMended(mended.length));
  if (notRead.length > 0) tell(words.someNotRead(notRead.length));
  const tokens = command.tokens === undefined ? undefined : await readTokens(command.tokens);
  if (tokens === undefined) tell('No tokens file: any bearer token is accepted, for any patient, on loopback only.');

  const idSecret = idSecretOf(process.env);

  let byFacade = async (_inbound: Inbound): Promise<Answer> => ({ status: 503, headers: {}, body: null });
  let byUi: typeof byFacade | undefined;
  const answer = (inbound: Inbound): Promise<Answer> => {
    if (isOnLoopback && !isLoopbackName(inbound.url.hostname)) return otherName();
    return byUi !== undefined && /^\/ui(?:\/|$)/.test(inbound.url.pathname) ? byUi(inbound) : byFacade(inbound);
  };
  const server = createServer(serverLimits, listenerOf(answer));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new UsageError(`Cannot listen on ${command.host}:${command.port} (${error.code}).`)),
    );
    server.listen(port, command.host, resolve);
  });
  const address = server.address() as AddressInfo;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const baseUrl = `http://${host}:${address.port}/fhir`;
  const facade = createBgzFacade({
    sources: sourcesOf(given, { groups: 'all' }),
    invalidRecords,
    bsnInAnswers: command.bsn,
    mapping: mappingOf(format),
    narrative: command.narrative,
    authorize: tokens === undefined ? anyToken : tokenCheck(tokens),
    findPatient: finder(patients, now, idSecret),
    idSecret,
    baseUrl,
    now,
    logger,
  });
  byFacade = answering(facade.fetch);
  if (command.ui) {
    const { UI_PATH, uiOver } = await import('./serve/ui');
    const unread = leftOut.length + notRead.length;
    byUi = uiOver({
      patients: patients.map((records) => ({
        id: patientFhirId(records.patient, idSecret),
        bsn: bsnOf(records),
        records,
      })),
      language,
      mapping: mappingOf(format),
      now,
      notices:
        unread === 0
          ? []
          : [
              {
                severity: 'warning',
                text: { nl: fileWords.nl.notOnPages(unread), en: fileWords.en.notOnPages(unread) },
                sections: [],
              },
            ],
      ...(tokens !== undefined && { bsnOf: bsnByToken(tokens) }),
    });
    process.stdout.write(`${baseUrl}\nui: ${new URL(`${UI_PATH}/`, baseUrl).href}\n`);
  } else process.stdout.write(`${baseUrl}\n`);
  process.stdout.write(`ready: ${patients.length} patient(s)\n`);

  return new Promise((resolve, reject) => {
    const stop = () => {
      // Nobody asks any more: what was refused in the last minute, and is told in one line, is told now.
      server.close(() => facade.close().then((told) => resolve(told ? 0 : 1), reject));
      server.closeIdleConnections();
      // A receiver that keeps its connection busy does not keep the server alive.
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}
