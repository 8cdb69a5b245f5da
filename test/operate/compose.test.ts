import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../site/pages';

const folder = path.join(root, 'examples/operate');
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

interface Service {
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
}
const { services } = parse(read('compose.yml'), { merge: true }) as { services: Readonly<Record<string, Service>> };

/** Made by who tries it, as the README says. */
const made = ['patient.json', 'keys.json'];

describe('examples/operate/compose.yml', () => {
  it('names services and files that are there', () => {
    for (const [name, { depends_on = [], volumes = [] }] of Object.entries(services)) {
      for (const other of Array.isArray(depends_on) ? depends_on : Object.keys(depends_on))
        expect(Object.keys(services), name).toContain(other);
      for (const volume of volumes.filter((one) => one.startsWith('./')))
        expect(existsSync(path.join(folder, volume.split(':')[0] ?? '')), volume).toBe(true);
    }
  });

  it('gives each process the settings that it asks for, and no other', () => {
    for (const [file, service] of [
      ['server.ts', services.a],
      ['server.ts', services.b],
      ['migrate.ts', services.migrate],
    ] as const) {
      const text = read(file);
      const asked = [...text.matchAll(/setting\('(\w+)'\)/g)].map(([, name = '']) => name);
      const taken = [...asked, ...[...text.matchAll(/process\.env\.(\w+)/g)].map(([, name = '']) => name)];
      const given = Object.keys(service?.environment ?? {});
      expect(asked.filter((name) => !given.includes(name))).toEqual([]);
      expect(given.filter((name) => !taken.includes(name))).toEqual([]);
    }
    expect(services.migrate?.command).toEqual(['node', 'migrate.ts']);
  });

  it('is built from files that are there, and waits longer than an instance drains', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY (.+) \.\/$/gm)].flatMap(([, files = '']) => files.split(' '));
    expect(copied).toContain('server.ts');
    expect(copied.filter((file) => !made.includes(file) && !existsSync(path.join(folder, file)))).toEqual([]);
    for (const file of made) expect(read('README.md')).toContain(file);
    const drains = Number(/BGZ_DRAIN_MS \?\? '(\d+)'/.exec(read('server.ts'))?.[1]);
    expect(drains).toBeGreaterThan(0);
    expect(Number.parseInt(services.a?.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(drains);
  });

  it('has a proxy that knows its instances, where they answer, and how they are probed', () => {
    const config = read('haproxy.cfg');
    const servers = [...config.matchAll(/^ {2}server (\w+) (\w+):(\d+)$/gm)];
    expect(servers.map(([, name]) => name)).toEqual(['a', 'b']);
    for (const [, , host = '', port] of servers) {
      expect(Object.keys(services)).toContain(host);
      expect(read('server.ts')).toContain(`PORT ?? '${port}'`);
    }
    const [, probed] = /check port (\d+)/.exec(config) ?? [];
    expect(read('server.ts')).toContain(`HEALTH_PORT ?? '${probed}'`);
    expect(config).toContain('uri /health/ready');
    const [, bound] = /bind :(\d+)/.exec(config) ?? [];
    expect(services.proxy?.ports).toEqual([`${bound}:${bound}`]);
  });
});
