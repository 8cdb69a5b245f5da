/** `npm test`: types, lint and build side by side; then every test, and beside them how the package opens. */
import { spawn } from 'node:child_process';

// What was just built is packed as it is: packing would build it again.
const env = { ...process.env, npm_config_ignore_scripts: 'true' };

/** Runs a script of package.json; gives whether it went well. What it prints comes in one piece, at its end. */
function script(name: string): Promise<boolean> {
  const child = spawn(`npm run --silent ${name}`, { env, stdio: ['ignore', 'pipe', 'pipe'], shell: true });
  const printed: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => printed.push(data));
  child.stderr.on('data', (data: Buffer) => printed.push(data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      if (code !== 0) console.error(`npm run ${name} ended with ${code}.`);
      resolve(code === 0);
    });
  });
}

/** Runs scripts one after the other, until one fails. */
async function inTurn(...names: readonly string[]): Promise<boolean> {
  for (const name of names) if (!(await script(name))) return false;
  return true;
}

const sound = await Promise.all([script('build'), inTurn('lint', 'types')]);
if (sound.includes(false)) process.exit(1);
// It needs one core for a minute, and is long done when the tests are.
const opens = script('test:package');
spawn('npm run --silent test:unit -- --project=!extended', { stdio: 'inherit', shell: true }).once(
  'close',
  async (code) => {
    process.exitCode = (await opens) ? (code ?? 1) : 1;
  },
);
