import { type ExtensionName, extensionUrls } from '../fhir/extensions';
import type { FhirXmlModel, XmlType } from '../fhir/xml/xml-model';
import { isTypeName, placeType } from '../validate/walk/scope';

let model: Promise<FhirXmlModel> | undefined;

async function makeModel(): Promise<FhirXmlModel> {
  const [{ createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../fhir/xml/xml-model'),
    import('../fhir/definitions/definitions'),
  ]);
  return createFhirXmlModel(definitionsOf());
}

/** The elements of STU3; loaded by who needs them only. */
export function xmlModel(): Promise<FhirXmlModel> {
  model ??= makeModel();
  return model;
}

const STEP = /^([A-Za-z]+)((?:\[\d{1,6}\])*)(?:\(([A-Za-z0-9-]+)\))?$/;

const isExtension = (name: string): name is ExtensionName => Object.hasOwn(extensionUrls, name);

/**
 * A path of an element as it may be told: a sender may name a property anything, after a person too, so a step that FHIR does
 * not have there is `?`.
 *
 * @param contained types of the contained resources, by their place
 */
export function toldPath(path: string, elements: FhirXmlModel, contained: readonly (string | undefined)[]): string {
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
    return `${name}${place}${extension !== undefined && isExtension(extension) ? `(${extension})` : ''}`;
  });
  return [placeType(type), ...told].join('.');
}
