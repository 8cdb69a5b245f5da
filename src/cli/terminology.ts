import type { TerminologyProvider } from '../terminology/lookup';
import { UsageError } from './usage-error';

/** The options that say which terminology to ask. */
export interface TerminologyCommand {
  readonly snomed?: string;
  readonly tx?: string;
  readonly txVersion?: 'r4' | 'stu3';
}

const LOGIN = ['BGZ_TX_TOKEN_URL', 'BGZ_TX_CLIENT_ID', 'BGZ_TX_CLIENT_SECRET'] as const;

/** Lets the login go over http to this machine itself, as for a proxy beside the pipeline. */
const LOOPBACK_HTTP = 'BGZ_TX_ALLOW_LOOPBACK_HTTP';

/** A secret on a command line can be read by every user of the machine, so it comes from the environment. */
function loginFrom(env: NodeJS.ProcessEnv) {
  const [tokenUrl = '', clientId = '', clientSecret = ''] = LOGIN.map((name) => env[name] ?? '');
  const missing = LOGIN.filter((name) => (env[name] ?? '') === '');
  if (missing.length === LOGIN.length) return undefined;
  if (missing.length > 0) throw new UsageError(`${LOGIN.join(', ')} go together; missing: ${missing.join(', ')}.`);
  return { tokenUrl, clientId, clientSecret };
}

async function server(url: string, version: 'r4' | 'stu3', env: NodeJS.ProcessEnv): Promise<TerminologyProvider> {
  const { terminologyServer } = await import('../terminology/server/terminology-server');
  const auth = loginFrom(env);
  try {
    return terminologyServer({
      baseUrl: url,
      fhirVersion: version === 'r4' ? 'R4' : 'STU3',
      ...(auth && { auth }),
      allowLoopbackHttp: env[LOOPBACK_HTTP] === '1',
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(
      error.message
        .replace('baseUrl', '--tx')
        .replace('auth.tokenUrl', 'BGZ_TX_TOKEN_URL')
        .replace('`allowLoopbackHttp: true`', `${LOOPBACK_HTTP}=1`),
    );
  }
}

/**
 * The terminology that options name, in the order to ask it: the index answers at once, the server what is left.
 *
 * @throws {UsageError} For options that cannot work.
 * @throws {SnomedError} For an index that cannot be opened.
 */
export async function terminologyOf(
  { snomed, tx, txVersion }: TerminologyCommand,
  env: NodeJS.ProcessEnv,
): Promise<readonly TerminologyProvider[]> {
  if (tx === undefined && txVersion !== undefined) throw new UsageError('--tx-version needs --tx URL.');
  const providers: TerminologyProvider[] = [];
  if (tx !== undefined) providers.push(await server(tx, txVersion ?? 'r4', env));
  if (snomed !== undefined) {
    const { openSnomedIndex } = await import('../terminology/snomed/open-snomed-index');
    const { snomedProvider } = await import('../terminology/snomed/snomed-provider');
    providers.unshift(snomedProvider(openSnomedIndex(snomed)));
  }
  return providers;
}
