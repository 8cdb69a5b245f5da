import { type Command, Option } from 'commander';
import type { ScenarioName } from '../../qualify/receiver/scenario-names';
import type { PeerName } from '../../referral/task/peer-profile';
import type { QualifyCommand } from '../qualify/command';
import { collect, type Ends, language, packages } from './shared-options';

// Told by their types, which keep these whole: what a command needs is loaded when it runs.
const scenarios: Readonly<Record<ScenarioName, true>> = {
  happy: true,
  xml: true,
  'no-token': true,
  pages: true,
  duplicate: true,
  amended: true,
  cancelled: true,
  'unknown-cancel': true,
  'unknown-patient': true,
  'other-owner': true,
  malformed: true,
  hostile: true,
  unauthorized: true,
  forbidden: true,
  unavailable: true,
  redirect: true,
  'next-elsewhere': true,
  slow: true,
  oversized: true,
  'gzip-bomb': true,
  'endless-pages': true,
  'other-patient': true,
  partial: true,
};
const peers: Readonly<Record<PeerName, true>> = { twiin: true, nuts: true, aorta: true, viplive: true, nictiz: true };

/** States `bgz qualify`. */
export function qualifyCommand(program: Command, ends: Ends): void {
  program
    .command('qualify')
    .description(
      'run FHIR TestScripts, as Nictiz publishes them, against a server; or play a sender against a receiver: what keeps it from passing',
    )
    .option('--scripts <path>', 'TestScript (.xml, .json) or folder with them; repeatable', collect)
    .option('--receive', 'play the sending side of Notified Pull against a receiver')
    .requiredOption('--base <url>', 'address of the FHIR server or receiver: https://epd.example.org/fhir')
    .option('--only <text>', 'scripts with this text in their path; of --receive the scenarios by name: happy,slow')
    .option('--token <token>', 'bearer token to send; everybody on this machine can see it: rather BGZ_TOKEN or a file')
    .option('--token-file <file>', 'the same from a file; - for standard input')
    .option('--timeout <ms>', 'milliseconds a request may take (default: 30000)')
    .addOption(
      new Option('--format <format>', 'of the report').choices(['text', 'json', 'junit', 'html']).default('text'),
    )
    .addOption(language())
    .option('--out <file>', 'write the report to a file in place of standard output')
    .option('--no-colour', 'no colours (nor with NO_COLOR)')
    .optionsGroup('With --scripts:')
    .addOption(new Option('--asks <format>', 'run the scripts that ask for this format only').choices(['json', 'xml']))
    .option(
      '--variables <file>',
      'JSON { "<name>": "<text>" }: values of variables (BSN, auth-token); - for standard input',
    )
    .option('--now <date>', 'the day that relative dates count from (default: today)')
    .option(...packages, collect)
    .optionsGroup('With --receive:')
    .option('--ura <ura>', 'URA of the receiver')
    .option('--identifier <system|value>', 'another identifier of the receiver (AGB, DID); repeatable', collect)
    .option('--sender-ura <ura>', 'URA of the sender that is played (default: 00009999)')
    .option('--sender-identifier <system|value>', 'another identifier of the sender; repeatable', collect)
    .addOption(new Option('--peer <dialect>', 'dialect of the messages (default: twiin)').choices(Object.keys(peers)))
    .option('--records <path>', 'BgzRecords (.json) of one patient to send (default: a made-up patient)')
    .option('--section <name>', 'section to offer, by any name of "bgz concepts" (default: all); repeatable', collect)
    .addOption(
      new Option('--pull-check <how>', 'how the token of who pulls is checked (default: token)').choices([
        'token',
        'tokens',
        'any-token',
        'none',
      ]),
    )
    .option(
      '--pull-token-file <file>',
      'with token: the one token that is taken (or BGZ_PULL_TOKEN); - for standard input',
    )
    .option('--issuer <url>', 'with tokens: who issues them')
    .option('--jwks <url>', 'with tokens: the keys of the issuer')
    .option('--audience <text>', 'with tokens: whom they are for')
    .option('--host <host>', 'address the sending side listens on (default: 127.0.0.1)')
    .option('--port <number>', 'its port; the next one is the other server it may lead to (default: free ones)')
    .option('--public-url <url>', 'FHIR base of the sending side as the receiver reaches it, by a tunnel or proxy')
    .option('--other-url <url>', 'the same of the other server')
    .option('--wait <ms>', 'milliseconds the receiver may take to begin to pull (default: 30000)')
    .option('--quiet <ms>', 'milliseconds without a request after which a pull is over (default: 5000)')
    .option('--patience <ms>', 'milliseconds an answer that comes by a byte at a time is kept up (default: 60000)')
    .addHelpText(
      'after',
      `
Of each assert that fails it tells what would have to be otherwise, and in which resource. Scripts that judge a client are named, not
run. The data of the scripts are Nictiz's test patients: the server must hold these. The token is the value of their auth-token.

--receive prints the FHIR base of the sending side, which the receiver must know as that of the sender's URA, and plays:
${Object.keys(scenarios).join(', ')}.

Ends with 0 when nothing failed, 1 when something did, 2 when it could not be run.`,
    )
    .action(async (options: QualifyCommand) => {
      const { runQualify } = await import('../qualify/run');
      await ends(runQualify(options));
    });
}
