import { bundledFolder, howToBring } from '../../fhir/package/package-root';

let found: string | undefined;

/**
 * The folder with what is told of rules and elements.
 *
 * @throws {Error} When the code was bundled without it.
 */
export function rulesFolder(): string {
  found ??= bundledFolder('rules');
  if (found === undefined) throw new Error(howToBring('rules'));
  return found;
}
