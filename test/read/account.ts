import { resourcesOf } from '../../src/index';
import { type ReadResult, readBgz } from '../../src/read';
import { bgzRecords, bsn } from '../../src/zib';
import { BSN, now } from './support';

interface Leaf {
  readonly path: string;
  readonly value: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Texts of a resource, each with its path. Ids and places say where something is; the rest is what it says. */
function textsIn(value: unknown, path: string): readonly Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value: String(value) }];
  if (Array.isArray(value)) return value.flatMap((one, at) => textsIn(one, `${path}[${at}]`));
  if (!isObject(value)) return [];
  // What a reference shows is a name of what it leads to.
  const isShown = (name: string) => name === 'display' && 'reference' in value;
  return Object.entries(value).flatMap(([name, inner]) =>
    /^(id|resourceType|reference|url)$/.test(name) || isShown(name)
      ? []
      : textsIn(inner, `${path}.${name.replace(/^_/, '')}`),
  );
}

/** A path as far as it is told alike for what is given and what is not read: the kind of an extension is no place in a list. */
const comparable = (path: string): string =>
  path.replace(/\.(?:(?:modifierE|e)xtension|contained)\b.*$/, '.*').replace(/\.\?.*$/, '.*');

/** What a result says, written out: its records, and the resources that these are written as. */
function saidBy({ records }: ReadResult): string {
  const patient = records.patient ?? { identificationNumbers: [bsn(BSN)] };
  const written = resourcesOf(bgzRecords({ ...records, patient } as Parameters<typeof bgzRecords>[0]), { now });
  return JSON.stringify([records, written]);
}

/** The role of who gave a vaccination: a record says it by having somebody as its administrator, and writes it beside a role in the care. */
const isByPlace = ({ path, value }: Leaf, { records }: ReadResult): boolean =>
  /^Immunization\.practitioner\[\d+\]\.role\.coding\[\d+\]\.(?:code|display)$/.test(path) &&
  ['AP', 'Administering Provider'].includes(value) &&
  (records.vaccinations ?? []).some(({ administrator }) => administrator !== undefined);

/**
 * What was given and is nowhere to be found: neither in the records, nor in what these are written as, nor named as not read.
 *
 * @param resources in the order in which they are given
 */
export async function unaccounted(resources: readonly object[]): Promise<readonly string[]> {
  const result = await readBgz(resources, { now, maxTold: 100_000 });
  const said = saidBy(result);
  const told = new Map<string, Set<string>>();
  for (const { where, path } of [...result.notRead, ...result.issues]) {
    const paths = told.get(where ?? '') ?? new Set();
    told.set(where ?? '', paths.add(comparable(path ?? '')));
  }
  return resources.flatMap((resource, at) => {
    const type = String((resource as { resourceType?: unknown }).resourceType);
    const paths = told.get(`input[${at}]`) ?? new Set();
    if (paths.has(type) || paths.has('')) return [];
    const { meta: _meta, text: _text, ...content } = resource as Record<string, unknown>;
    return textsIn(content, type)
      .filter(
        (leaf) =>
          leaf.value.trim() !== '' &&
          !isTold(leaf.path, paths) &&
          !said.includes(JSON.stringify(leaf.value).slice(1, -1)) &&
          !isByPlace(leaf, result),
      )
      .map(({ path, value }) => `${path} = ${value}`);
  });
}

/** Named by its own path, or where its name is none of FHIR or an extension by that which holds it. */
function isTold(path: string, told: ReadonlySet<string>): boolean {
  if (told.has(comparable(path))) return true;
  const steps = path.split('.');
  return steps.some((_step, at) => told.has(`${steps.slice(0, at).join('.')}.*`));
}
