import type { ComponentChildren } from 'preact';

/** Something wide, which scrolls by keyboard too: there is nothing else in it that could be reached. */
export function Scrolls({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div class="scrolls" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
