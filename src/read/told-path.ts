import { extensionUrl, isExtensionName } from '../fhir/extensions';
import type { FhirXmlModel, XmlType } from '../fhir/xml/xml-model';
import { isTypeName, placeType } from '../validate/walk/scope';

/** What of a path may be told. */
interface Tellable {
  readonly elements: FhirXmlModel;
  /** Whether there is an extension of this URL. */
  readonly isExtension: (url: string) => boolean;
}

let known: Promise<Tellable> | undefined;

async function makeTellable(): Promise<Tellable> {
  const [{ createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../fhir/xml/xml-model'),
    import('../fhir/definitions/definitions'),
  ]);
  const definitions = definitionsOf();
  return {
    elements: createFhirXmlModel(definitions),
    isExtension: (url) => definitions.get(url)?.type === 'Extension',
  };
}

/** The elements and extensions of STU3 and of Nictiz; loaded by who needs them only. */
export function tellable(): Promise<Tellable> {
  known ??= makeTellable();
  return known;
}

/** The elements alone. */
export const xmlModel = async (): Promise<FhirXmlModel> => (await tellable()).elements;

const STEP = /^([A-Za-z]+)((?:\[\d{1,6}\])*)(?:\(([A-Za-z0-9-]+)\))?$/;

/**
 * A path of an element as it may be told: a sender may name a property anything, after a person too, so a step that FHIR does
 * not have there is `?`.
 *
 * @param contained types of the contained resources, by their place
 */
export function toldPath(
  path: string,
  { elements, isExtension }: Tellable,
  contained: readonly (string | undefined)[],
): string {
  const [type = '', ...steps] = path.split('.');
  const ofResource = (name: string | undefined): XmlType | undefined =>
    name !== undefined && isTypeName(name) ? (elements.resource(name) ?? elements.anyResource) : undefined;
  let at = ofResource(type);
  const told = steps.map((step) => {
    const [, name = '', place = '', extension] = STEP.exec(step) ?? [];
    const element = at?.byName.get(name);
    const isResourceType = name === 'resourceType' && place === '';
    at = element?.kind === 'resource' ? ofResource(contained[Number(place.slice(1, -1))]) : element?.type();
    if (element === undefined && !isResourceType) return '?';
    const isTold = extension !== undefined && isExtensionName(extension) && isExtension(extensionUrl(extension));
    return `${name}${place}${isTold ? `(${extension})` : ''}`;
  });
  return [placeType(type), ...told].join('.');
}
