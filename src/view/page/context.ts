import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../bgz/define/language';
import type { BgzView, Said, ViewItem } from '../model';
import { inLanguage, type TextKey, texts, visible } from './texts';

interface Shown {
  readonly view: BgzView;
  readonly language: Language;
}

export const Showing = createContext<Shown | undefined>(undefined);

/** What is shown, and how to say it. */
export function useShown() {
  const shown = useContext(Showing);
  if (shown === undefined) throw new Error('Nothing is shown.');
  const { view, language } = shown;
  return {
    view,
    language,
    say: (said: Said): string => inLanguage(said, language),
    text: (key: TextKey): string => texts[key][language],
    /** A place by the name of what was given. */
    placeOf: (where: string): string =>
      visible(where.replace(/^input\[(\d+)\]/, (whole, at: string) => view.names[Number(at)] ?? whole)),
    itemAt: (nth: number): ViewItem | undefined => view.items[nth],
  };
}
