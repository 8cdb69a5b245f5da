/** What names a page in an address of ours. */
export const PAGE_PARAMETER = '_pages';

export const linkTo = (relation: 'self' | 'next', url: string) => ({ relation, url });

/** What a request asks, without the page. */
export const withoutPage = (url: string): string =>
  new URL(url).search.replace(new RegExp(`[?&]${PAGE_PARAMETER}=[\\d-]+`), '');
