import { decodeText } from '../decode-text';
import { definitionsOf } from '../definitions/definitions';
import { isJson } from '../json';
import { FHIR } from '../xml/namespaces';
import { readFhirXml } from '../xml/read-fhir-xml';
import { createFhirXmlModel, type FhirXmlModel } from '../xml/xml-model';
import { type FhirPackage, FhirPackageError, type FhirResource, type PackageLimits } from './fhir-package';
import { asideFolder, notLoadedList } from './not-loaded';
import { type PackageFile, packageFiles } from './package-files';

const isResource = (value: unknown): value is FhirResource => isJson(value) && typeof value.resourceType === 'string';

function filesOf(path: string, limits: PackageLimits): PackageFile[] {
  try {
    return packageFiles(path, limits);
  } catch (error) {
    if (error instanceof FhirPackageError) throw error;
    throw new FhirPackageError(
      `${path}: no FHIR package (.tgz or folder) can be read here (${(error as Error).message})`,
    );
  }
}

function textOf(given: string, file: PackageFile): string {
  const read = decodeText(file.bytes());
  if (read.ok) return read.text;
  throw new FhirPackageError(`${given}: ${file.path} is not in a character set that can be read; save it as UTF-8`);
}

function parseJson(given: string, file: PackageFile): unknown {
  const text = textOf(given, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FhirPackageError(`${given}: ${file.path} holds no JSON (${(error as Error).message})`);
  }
}

/** What an XML file holds; undefined for XML of another kind. */
function parseXml(given: string, file: PackageFile, model: FhirXmlModel, tell: (sentence: string) => void): unknown {
  const text = textOf(given, file);
  if (!text.includes(FHIR)) return undefined;
  const { value, faults } = readFhirXml(text, model);
  const [first] = faults;
  const why = first && `line ${first.line}: ${'reason' in first.parameters ? first.parameters.reason.en : first.rule}`;
  if (value === undefined) throw new FhirPackageError(`${given}: ${file.path} holds no FHIR XML (${why})`);
  if (why) tell(`${file.path}: ${faults.length} × something that FHIR XML does not allow (${why})`);
  return value;
}

/**
 * Reads a FHIR package in the official layout: definitions as JSON or as XML, also in folders below that of
 * `package.json`, as the sources of a package have them. Folders of examples and tests are passed over.
 *
 * @param path A `.tgz`, a `.tar`, a folder with `package.json` in it, or the folder above its `package` folder.
 * @param limits How much is read; counted while an archive is unpacked.
 * @returns Name, version, the resources in the order of their file names, so that the same input reads the same, and what
 * was not loaded.
 * @throws {FhirPackageError} When there is no package at the path, it is larger than the limits, or a file in it is
 * neither JSON nor FHIR XML.
 */
export function readFhirPackage(path: string, limits: PackageLimits = {}): FhirPackage {
  const files = filesOf(path, limits);
  const manifestFile = files.find((file) => file.path === 'package.json');
  const manifest = manifestFile && parseJson(path, manifestFile);
  if (!isJson(manifest) || typeof manifest.name !== 'string' || typeof manifest.version !== 'string') {
    throw new FhirPackageError(`${path}: package.json with a name and a version is missing`);
  }
  const resources: FhirResource[] = [];
  const notLoaded = notLoadedList();
  let model: FhirXmlModel | undefined;
  for (const file of files) {
    if (file === manifestFile) continue;
    const aside = asideFolder(file.path);
    const [, kind] = /\.(json|xml)$/i.exec(file.path) ?? [];
    if (aside !== undefined) notLoaded.aside(aside);
    else if (kind === undefined) notLoaded.other(file.path);
    else {
      if (kind !== 'json') model ??= createFhirXmlModel(definitionsOf());
      const value = model && kind !== 'json' ? parseXml(path, file, model, notLoaded.part) : parseJson(path, file);
      if (!isResource(value)) {
        notLoaded.other(file.path);
        continue;
      }
      resources.push(value);
      notLoaded.resource(value.resourceType);
    }
  }
  const lines = notLoaded.lines();
  return { name: manifest.name, version: manifest.version, resources, ...(lines.length > 0 && { notLoaded: lines }) };
}
