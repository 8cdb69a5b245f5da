import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { builtIn, inPage } from '../scripts/built-in';
import { bundledCodes, definitionPackages, ownerOf } from '../scripts/bundled-data';
import { optionalPeers, productionPackages } from '../scripts/production-packages';
import { withNodeTypes, withoutZod } from '../scripts/publish-types';
import { sbom } from '../scripts/sbom';
import { shortened } from '../scripts/shorten-types';

const root = path.resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

describe('what installing the package brings along', () => {
  it('is fewer than twenty packages, each under a licence that asks nothing of who uses it', () => {
    const names = productionPackages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect(names.length).toBeLessThan(20);
    expect(names.filter((name) => optionalPeers.includes(name))).toEqual([]);
    const licences = new Set(productionPackages.map(({ license }) => license));
    expect([...licences].filter((one) => !/^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/.test(one))).toEqual([]);
  });

  it('is what the source imports and is not built in, and nothing beside it', () => {
    const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const asked = new Set<string>();
    const ofPage = (file: string) => file.startsWith(path.join('view', 'page'));
    const askedByPage = new Set<string>();
    for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
      // As the compiler reads it: what stands in a comment or in a text (of `bgz init`) imports nothing.
      const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, 'src', file), 'utf8'), true, true);
      for (const { fileName } of importedFiles) {
        const name = fileName.split('/', fileName.startsWith('@') ? 2 : 1).join('/');
        if (!/^(?:\.|node:)/.test(name)) (ofPage(file) ? askedByPage : asked).add(name);
      }
    }
    // What d3-array asks for comes along with it.
    expect([...askedByPage, 'internmap'].sort()).toEqual(inPage);
    const types = ['fhir'];
    const known = [...Object.keys(manifest.dependencies), ...builtIn, ...optionalPeers, ...types];
    expect(builtIn.filter((name) => name in manifest.dependencies)).toEqual([]);
    expect([...asked].filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !asked.has(name))).toEqual([]);
  });

  it('has only optional peers', () => {
    const { peerDependencies, peerDependenciesMeta } = manifest;
    const optional = Object.fromEntries(Object.keys(peerDependencies).map((name) => [name, { optional: true }]));
    expect(peerDependenciesMeta).toEqual(optional);
    expect(optionalPeers).toEqual(['@electric-sql/pglite', 'fhirpath', 'pdfkit', 'pg']);
  });
});

describe('data of others in the package', () => {
  const notices = readFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8');

  it('has an owner in the notices, whatever code system it is of', () => {
    const held = [...bundledCodes()].filter(([, codes]) => codes.size > 0);
    expect(held.length).toBeGreaterThan(300);
    expect(held.filter(([system]) => ownerOf(system) === undefined)).toEqual([]);
    expect(new Set(held.map(([system]) => ownerOf(system)?.owner)).size).toBeGreaterThan(10);
    expect(ownerOf('http://snomed.info/sct/900000000000207008')).toBeUndefined();
  });

  it('is of the packages that the notices name', () => {
    const folders = ['profiles', 'codelists'].flatMap((folder) => readdirSync(path.join(root, folder)));
    const packages = definitionPackages();
    for (const folder of folders.filter((name) => !name.endsWith('.json')))
      expect(packages.some(({ name }) => folder.startsWith(name))).toBe(true);
    for (const { name, version } of packages) expect(notices).toContain(`| ${name} | ${version} |`);
  });

  it.each([
    'LOINC is copyright',
    'available at no cost under the license at http://loinc.org/license',
    'An Affiliate License of your own',
  ])('says what its licence wants said: %s', (words) => {
    expect(notices.replaceAll(/\s+/g, ' ')).toContain(words);
  });
});

describe('the types of FHIR that are written into ours', () => {
  it('say in one line which codes an element has, and keep what tools read', () => {
    const types = `// Contents of: hl7.fhir.r3.core
interface Task {
  /**
   * draft | requested +
   * The current status of the task.
   *
   * @deprecated Not here.
   */
  status: string;
  /** routine | urgent */
  priority?: string;
  /** Task note, 5 * 3 */
  note?: Annotation[] | undefined;
}`;
    expect(shortened(types)).toBe(`// Contents of: hl7.fhir.r3.core
interface Task {
/**
 * draft | requested +
 * @deprecated Not here.
 */
  status: string;
/** routine | urgent */
  priority?: string;
  note?: Annotation[] | undefined;
}`);
  });
});

describe('the declarations that are published', () => {
  it('tell the schema of a zib as a Standard Schema, and do not name zod', () => {
    const types = `import { z } from 'zod';
import 'zod';
interface SchemaOf<Out, In> extends z.ZodType<Out, In> {
}`;
    expect(withoutZod(types)).toBe(`interface SchemaOf<Out, In> extends StandardSchema<Out, In> {
}`);
  });
});

describe('declarations that name what Node has', () => {
  it.each([
    ["import { Readable } from 'node:stream';\n", true],
    ['declare let timer: NodeJS.Timeout;\n', true],
    ["import { a } from './a.js';\n", false],
  ])('say so, and others not: %s', (types, told) => {
    expect(withNodeTypes(types)).toBe(told ? `/// <reference types="node" />\n${types}` : types);
  });
});

describe('the bill of materials', () => {
  const bill = sbom();

  it('names every package with its purl, licence and hash', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(bill.metadata.component.purl).toBe(`pkg:npm/bgz-facade@${manifest.version}`);
    expect(bill.components.map(({ name }) => name)).toEqual(productionPackages.map(({ name }) => name));
    for (const { purl, hashes, licenses } of bill.components) {
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/);
      expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }]);
      expect(licenses).toHaveLength(1);
    }
  });

  it('reaches every package from this one', () => {
    const asks = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const reached = new Set<string>();
    const visit = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      for (const next of asks.get(ref) ?? []) visit(next);
    };
    visit(bill.metadata.component['bom-ref']);
    expect([...reached].sort()).toEqual([...asks.keys()].sort());
    expect(reached.size).toBe(bill.components.length + 1);
  });

  it('names what is built in and what is written into the types', () => {
    expect(bill.metadata.component.components.map(({ name }) => name)).toEqual([...builtIn, ...inPage, '@types/fhir']);
    expect(readFileSync(path.join(root, 'tsup.config.ts'), 'utf8')).toContain("resolve: ['fhir/r3'],");
  });
});
