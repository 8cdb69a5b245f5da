import { isPrimitiveType } from '../checks/primitive';

/** Where the walk is: one step down from its parent. */
export interface Frame {
  readonly parent: Frame | undefined;
  /** Property name as JSON has it, or the resource type at the start. */
  readonly name: string;
  /** Position in an array, or -1. */
  readonly index: number;
  /** FHIR type of the element here. */
  readonly type: string;
  /** True where a resource starts. */
  readonly resource: boolean;
}

export const startFrame = (type: string): Frame => ({ parent: undefined, name: type, index: -1, type, resource: true });

export const stepInto = (parent: Frame, name: string, index: number, type: string): Frame => ({
  parent,
  name,
  index,
  type,
  resource: false,
});

/** The frame of a resource that stands in an element, as `contained` and `Bundle.entry.resource` do. */
export const enterResource = (at: Frame, type: string): Frame => ({ ...at, type, resource: true });

/** FHIRPath of a frame: `Bundle.entry[2].resource.code.coding[0]`. */
export function expressionOf(frame: Frame): string {
  const step = frame.index < 0 ? frame.name : `${frame.name}[${frame.index}]`;
  return frame.parent ? `${expressionOf(frame.parent)}.${step}` : step;
}

/** Steps from the root of the JSON value to the frame, as property names and array positions. */
export function pointerOf(frame: Frame, inner = false): (string | number)[] {
  if (!frame.parent) return [];
  const steps = pointerOf(frame.parent, true);
  // What a primitive holds besides its value stands in its `_` twin.
  steps.push(inner && isPrimitiveType(frame.type) ? `_${frame.name}` : frame.name);
  if (frame.index >= 0) steps.push(frame.index);
  return steps;
}

/** How the definition paths name the element: from the resource, and from each datatype above it. */
export function definitionPaths(frame: Frame): readonly string[] {
  const paths: string[] = [frame.type];
  let below = '';
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    if (below) paths.push(`${at.type}.${below}`);
    if (at.resource) break;
    below = below ? `${at.name}.${below}` : at.name;
  }
  return paths;
}
