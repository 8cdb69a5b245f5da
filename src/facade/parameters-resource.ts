import { isJson, listOf } from '../fhir/json';
import type { RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';

const wrong = () =>
  new Refusal(400, {
    code: 'structure',
    diagnostics:
      'The body is a Parameters resource of which each parameter has a name as in a search and one primitive value, such as valueString or valueInteger.',
  });

/** The one primitive value of a parameter, as a search writes it. */
function textIn(parameter: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(parameter).filter(([name]) => name.startsWith('value'));
  const [value, ...more] = values.map(([, one]) => one);
  const isPrimitive = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!isPrimitive || more.length > 0) throw wrong();
  return String(value);
}

/** The parameters of an operation that are sent as a resource (STU3 operations §2.28.0.1), as those of a search. */
export function parametersIn(resource: unknown): readonly RawParameter[] {
  if (!isJson(resource) || resource.resourceType !== 'Parameters') throw wrong();
  return listOf(resource.parameter).map((parameter): RawParameter => {
    if (!isJson(parameter) || typeof parameter.name !== 'string') throw wrong();
    const { name: key } = parameter;
    const [name = '', ...modifier] = key.split(':');
    return {
      key,
      name,
      modifier: modifier.length === 0 ? undefined : modifier.join(':'),
      value: textIn(parameter),
    };
  });
}
