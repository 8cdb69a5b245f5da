import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import type { FhirXmlModel, XmlType } from '../../fhir/xml/xml-model';
import { declareType } from '../../validate/invariant/types';

/**
 * Tells the types of all objects of a resource, by the definitions of STU3: a script that asks for every `Coding` means those that are
 * defined as one, not what looks like it.
 */
export function declareTypes(resource: Json, model: FhirXmlModel): void {
  const type = model.resource(textOf(resource.resourceType)) ?? model.anyResource;
  declareInside(resource, type, model);
}

function declareInside(value: Json, type: XmlType, model: FhirXmlModel): void {
  for (const [name, inner] of Object.entries(value)) {
    const element = type.byName.get(name.replace(/^_/, ''));
    for (const one of listOf(inner)) if (isJson(one)) declareOne(one, element?.type() ?? model.anyElement, model);
  }
}

function declareOne(one: Json, type: XmlType, model: FhirXmlModel): void {
  if (typeof one.resourceType === 'string') {
    declareTypes(one, model);
    return;
  }
  declareType(one, model.isDatatype(type.name) ? type.name : 'BackboneElement');
  declareInside(one, type, model);
}
