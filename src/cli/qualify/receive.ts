import type { PartyIdentifier, ReferralOrganization } from '../../access/model';
import { jwtTokens } from '../../access/tokens/jwt-tokens';
import type { PullCheck, QualifyReceiverOptions, SendingAddress } from '../../qualify/receiver/options';
import { qualifyReceiver } from '../../qualify/receiver/qualify-receiver';
import { type ScenarioName, scenarioNames } from '../../qualify/receiver/scenario-names';
import type { PeerName } from '../../referral/task/peer-profile';
import type { BgzRecords } from '../../zib';
import { readPatients } from '../read-patients';
import { offeredAs, offeredKeys, sectionKeys } from '../section-names';
import { tell } from '../tell';
import { timeoutOf } from '../timeout';
import { UsageError } from '../usage-error';
import type { ReceivingCommand } from './command';
import { givenToken } from './given-token';
import { reported } from './write-report';

const offerable = { keys: offeredKeys, what: 'section', seeAlso: '"bgz concepts" lists them' };

const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

function identifiersOf(flag: string, given: readonly string[] = []): readonly PartyIdentifier[] {
  return given.map((text) => {
    const [system = '', value = ''] = text.split(/\|(.*)/s);
    if (system === '' || value === '')
      throw new UsageError(`${flag} is a system and a value: https://www.w3.org/ns/did/v1|did:web:….`);
    return { system, value };
  });
}

function organizationOf(flag: string, ura: string, identifiers: readonly PartyIdentifier[]): ReferralOrganization {
  if (!/^\d{8}$/.test(ura)) throw new UsageError(`${flag} is a URA: eight digits.`);
  return { ura, ...(identifiers.length > 0 && { identifiers }) };
}

/** How who pulls is checked. Nothing is left open that was not asked to be. */
async function pullCheckOf(command: ReceivingCommand): Promise<PullCheck> {
  const { pullCheck: kind = 'token', pullTokenFile, issuer, jwks, audience } = command;
  if (kind !== 'token' && pullTokenFile !== undefined)
    throw new UsageError('--pull-token-file goes with --pull-check token.');
  if (kind !== 'tokens' && [issuer, jwks, audience].some((one) => one !== undefined))
    throw new UsageError('--issuer, --jwks and --audience go with --pull-check tokens.');
  if (kind === 'any-token' || kind === 'none') return { kind };
  if (kind === 'tokens') {
    if (issuer === undefined || jwks === undefined || audience === undefined)
      throw new UsageError('--pull-check tokens needs --issuer, --jwks and --audience.');
    return { kind, tokens: jwtTokens({ issuer, jwks, audience, allowLoopbackHttp: true }) };
  }
  const token = await givenToken({ file: pullTokenFile, environment: process.env.BGZ_PULL_TOKEN }, '--pull-token-file');
  if (token === undefined)
    throw new UsageError(
      'The token that the receiver pulls with is needed: BGZ_PULL_TOKEN or --pull-token-file; or say by --pull-check how it is checked.',
    );
  return { kind, token };
}

async function recordsOf({ records: path, lang: language }: ReceivingCommand): Promise<BgzRecords | undefined> {
  if (path === undefined) return undefined;
  const { patients, problems } = await readPatients([path], 'records', { now: new Date(), language });
  if (problems.length > 0) throw new UsageError(`${words[language].unread}: ${problems.join(' ')}`);
  const [records, ...others] = patients;
  if (records === undefined || others.length > 0)
    throw new UsageError(`--records holds one patient; found ${patients.length}.`);
  return records;
}

function scenariosOf(only: string | undefined): readonly ScenarioName[] | undefined {
  if (only === undefined) return undefined;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(scenarioNames as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new UsageError(`--only names a scenario that there is not; there are ${scenarioNames.join(', ')}.`);
  return names as readonly ScenarioName[];
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_534) throw new UsageError('--port is a number from 0 to 65534.');
  return Number(text);
}

/** What somebody's own data is shown to. */
function checkOpenness({ host = '127.0.0.1', publicUrl, records }: ReceivingCommand, { kind }: PullCheck): void {
  const isOpen = kind === 'any-token' || kind === 'none';
  if (isOpen && records !== undefined && (publicUrl !== undefined || !isLoopback(host)))
    throw new UsageError(
      `--pull-check ${kind} gives to whoever asks: with --records it stays on this machine (no --public-url, no other --host).`,
    );
}

async function optionsOf(command: ReceivingCommand): Promise<QualifyReceiverOptions> {
  const { base, ura, peer, section, host, publicUrl, otherUrl, tokenFile, pullTokenFile } = command;
  if (!URL.canParse(base)) throw new UsageError('--base is the URL of a FHIR base: https://epd.example.org/fhir.');
  if (ura === undefined) throw new UsageError('--receive needs --ura: the organization that is notified.');
  if (tokenFile === '-' && pullTokenFile === '-')
    throw new UsageError('--token-file and --pull-token-file cannot both be standard input.');
  const receiver = organizationOf('--ura', ura, identifiersOf('--identifier', command.identifier));
  const senders = identifiersOf('--sender-identifier', command.senderIdentifier);
  const token = await givenToken(
    { token: command.token, file: tokenFile, environment: process.env.BGZ_TOKEN },
    '--token-file',
  );
  const pull = await pullCheckOf(command);
  checkOpenness(command, pull);
  const records = await recordsOf(command);
  const only = scenariosOf(command.only);
  const port = portOf(command.port);
  const times = {
    timeoutMs: timeoutOf(command.timeout),
    waitMs: timeoutOf(command.wait, '--wait'),
    quietMs: timeoutOf(command.quiet, '--quiet'),
    patienceMs: timeoutOf(command.patience, '--patience'),
  };
  return {
    base,
    receiver,
    pull,
    sender: organizationOf('--sender-ura', command.senderUra ?? '00009999', senders),
    listen: { ...(host !== undefined && { host }), ...(port !== undefined && { port }) },
    // What runs on this machine is a vendor's own receiver; nothing leaves it.
    allowLoopbackHttp: true,
    ...(token !== undefined && { token }),
    ...(peer !== undefined && { peer: peer as PeerName }),
    ...(records && { records }),
    ...(section && { sections: sectionKeys(section, offerable).map(offeredAs) }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(otherUrl !== undefined && { otherUrl }),
    ...(only && { only }),
    ...Object.fromEntries(Object.entries(times).filter(([, ms]) => ms !== undefined)),
  };
}

const words = {
  en: {
    at: ({ base, other }: SendingAddress) =>
      `sending side: ${base}${other === undefined ? '' : ` (other server: ${other})`}`,
    scenario: (name: string) => `${name} …`,
    unread: '--records cannot be read',
  },
  nl: {
    at: ({ base, other }: SendingAddress) =>
      `verzendende kant: ${base}${other === undefined ? '' : ` (andere server: ${other})`}`,
    scenario: (name: string) => `${name} …`,
    unread: '--records is niet te lezen',
  },
} as const;

/**
 * `bgz qualify --receive`. Gives the exit code: 0 when no check failed, 1 when one did, 2 when it could not be run.
 *
 * @throws {UsageError} When it is not asked as it should be.
 */
export async function qualifyReceiving(command: ReceivingCommand): Promise<number> {
  const options = await optionsOf(command);
  const said = words[command.lang];
  try {
    return await reported(command, (onScript) =>
      qualifyReceiver({
        ...options,
        onScript,
        onListening: (address) => tell(said.at(address)),
        // A user who starts the pull sees when.
        onScenario: (name) => tell(said.scenario(name)),
      }),
    );
  } catch (error) {
    throw asUsage(error);
  }
}

/** An option that is none, or a port that is taken, as the command has it. */
function asUsage(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return new UsageError(`The sending side cannot listen there (${code}): see --host and --port.`);
  if (!(error instanceof TypeError)) return error;
  return new UsageError(error.message.replace(/^qualifyReceiver: /, '').replace('`sections', '`--section'));
}
