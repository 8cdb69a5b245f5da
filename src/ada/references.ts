import type { BgzSection } from '../bgz/index';
import { target } from './building-block';
import { type AdaElement, attribute, child, isBlank, isReference } from './element';
import { identifier } from './leaves';
import type { Reader } from './table';

/** The words of a code. Beside a NullFlavor, the display says only that there is no code. */
function wordsOf(code: AdaElement | undefined): string | undefined {
  const [display, own] = [attribute(code, 'displayName'), attribute(code, 'originalText')];
  const noCode = attribute(code, 'codeSystem') === '2.16.840.1.113883.5.1008';
  return (noCode ? (own ?? display) : (display ?? own)) ?? attribute(code, 'code');
}

/** A problem of the list by its id, with its name to show; or, as the medication exchange does, a problem in place. */
export function problemReference(problem: Reader): Reader {
  return (element, reading) => {
    if (isBlank(element)) return undefined;
    if (!isReference(element)) return { problem: problem(element, reading) };
    const block = target(element, reading);
    return block && { id: attribute(block, 'id'), display: wordsOf(child(block, 'probleem_naam')) };
  };
}

/** A record of a list by its id, shown as its section says. */
export function recordReference({ ada }: BgzSection): Reader {
  const { before = '', paths, only } = ada?.shown ?? { paths: [] };
  return (element, reading) => {
    if (isBlank(element)) return undefined;
    const block = target(element, reading);
    if (block === undefined) return undefined;
    const at = (path: string) =>
      path.split('/').reduce<AdaElement | undefined>((one, step) => one && child(one, step), block);
    const words = paths.map(at).flatMap((one) => wordsOf(one) ?? attribute(one, 'value') ?? []);
    const shown = only === 'first' ? words.slice(0, 1) : words;
    return { id: attribute(block, 'id'), display: before + shown.join(' ') };
  };
}

/** Another agreement, use or dispense, by its number: it need not be in the instance. */
export const agreementReference: Reader = (element, reading) => {
  const identification = identifier(element, reading);
  return identification && { identification };
};
