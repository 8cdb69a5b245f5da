import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonObject } from './json';
import { cache, shared } from './shared';

/** The day the relative dates of the fixtures count from; fixed, or verdicts would change by the day. */
const today = '2025-06-01';

interface Converter {
  fhirXmlToJson: (text: string) => JsonObject;
}
interface Dates {
  resolveFhirDates: (text: string, today: string) => string;
}

/** The shared converter has dependencies of its own and the shared folder stays as it is, so it runs from a copy. */
function installTools(): string {
  const folder = path.join(cache, 'tools');
  if (!existsSync(path.join(folder, 'node_modules'))) {
    mkdirSync(cache, { recursive: true });
    cpSync(path.join(shared, 'tools'), folder, { recursive: true });
    // The shared folder may be read-only, and the copy keeps its mode.
    chmodSync(folder, 0o755);
    execFileSync('npm', ['ci', '--silent'], { cwd: folder, stdio: 'inherit' });
  }
  return folder;
}

const load = (file: string): Promise<unknown> => import(pathToFileURL(file).href);

/** The FHIR of the two qualification patients, as JSON, dates resolved. */
export async function readFixtures(): Promise<{ name: string; resource: JsonObject }[]> {
  const folder = path.join(shared, 'qualification/test/fhir');
  if (!existsSync(folder)) return [];
  const tools = installTools();
  // The modules are plain JavaScript; their shape is stated above.
  const { fhirXmlToJson } = (await load(path.join(tools, 'fhir-xml.mjs'))) as Converter;
  const { resolveFhirDates } = (await load(path.join(tools, 'dates.mjs'))) as Dates;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -4),
      resource: fhirXmlToJson(resolveFhirDates(readFileSync(path.join(folder, file), 'utf8'), today)),
    }));
}
