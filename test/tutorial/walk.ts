import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { changed, type Step } from './steps';

/** The port on the page; in a walk another that is free. */
const PORT = '8080';

/** A step that was taken. */
export interface Taken {
  readonly step: Step;
  /** What the commands printed, with the port of the page. */
  readonly text: string;
  readonly ms: number;
  /** Where the walk is now. */
  readonly folder: string;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** Someone who takes the steps of a tutorial, from an empty folder. */
export class Walker {
  readonly home = mkdtempSync(path.join(tmpdir(), 'bgz-walk-'));
  #folder = this.home;
  #server: ChildProcess | undefined;
  readonly #registry: string;
  port = '';

  constructor(registry: string) {
    this.#registry = registry;
  }

  /** What a stranger has: nothing of the environment of this repository but Node, npm and the tools of the system. */
  get #env(): Record<string, string> {
    const all = (process.env.PATH ?? '').split(path.delimiter);
    return {
      PATH: all.filter((folder) => !folder.includes('node_modules')).join(path.delimiter),
      HOME: this.home,
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
      npm_config_registry: this.#registry,
      npm_config_cache: path.join(this.home, '.npm'),
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
    };
  }

  /** A shell that runs commands as they stand on the page, both outputs in one as at a terminal, and tells where it ends. */
  #shell(code: string): { readonly child: ChildProcess; readonly text: () => string } {
    const where = path.join(this.home, '.where');
    const script = `{ ${code.replaceAll(PORT, this.port)}\n} 2>&1\npwd > ${where}`;
    const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
      cwd: this.#folder,
      env: this.#env,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (data: string) => {
      text += data;
    });
    return { child, text: () => text.replaceAll(this.port, PORT).replaceAll(/[ \t]+$/gm, '') };
  }

  async #runs(code: string): Promise<string> {
    const { child, text } = this.#shell(code);
    const [status] = await once(child, 'close');
    if (status !== 0) throw new Error(`${code}ended with ${status}:\n${text()}`);
    this.#folder = readFileSync(path.join(this.home, '.where'), 'utf8').trim();
    return text();
  }

  /** Starts a server; it is there when it can be asked, and printed what the page says or nothing more for long. */
  async #staysUp(code: string, printed: string): Promise<string> {
    await this.stop();
    const { child, text } = this.#shell(code);
    this.#server = child;
    let status: number | null | undefined;
    child.once('close', (ended) => {
      status = ended;
    });
    const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
      while (status === undefined && !(await holds())) await setTimeout(50);
    };
    await until(() => isListening(Number(this.port)));
    const late = performance.now() + 60_000;
    await until(() => text().split('\n').length >= printed.split('\n').length || performance.now() > late);
    // What it prints beyond that, where the page is behind.
    let last = '';
    await until(async () => {
      last = text();
      await setTimeout(300);
      return text() === last;
    });
    if (status !== undefined) throw new Error(`${code}ended with ${status}:\n${text()}`);
    return text();
  }

  async #take(step: Step): Promise<string> {
    const { block } = step;
    if (step.kind === 'run')
      return block.staysUp ? this.#staysUp(block.code, step.printed?.code ?? '') : this.#runs(block.code);
    const file = path.join(this.#folder, step.file);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, step.kind === 'file' ? block.code : changed(readFileSync(file, 'utf8'), block));
    return '';
  }

  /** Takes the steps, one after the other. */
  async *walk(steps: readonly Step[]): AsyncGenerator<Taken> {
    this.port = await freePort();
    for (const step of steps) {
      const from = performance.now();
      const text = await this.#take(step);
      yield { step, text, ms: performance.now() - from, folder: this.#folder };
    }
  }

  /** Ctrl+C in the terminal of the server. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server?.pid === undefined || server.exitCode !== null) return;
    process.kill(-server.pid, 'SIGINT');
    await once(server, 'close');
  }

  async leave(): Promise<void> {
    await this.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}
