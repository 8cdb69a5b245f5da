import path from 'node:path';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { doors } from './doors';
import { navigation } from './navigation';
import { anchorOf, pageOf, root, titleOf } from './pages';
import { zibPages } from './zib-pages';

/** The address of a page of the repository. */
const addressOf = (page: string): string => `/${page.replace(/\.md$/, '')}`;

const pagesSidebar: DefaultTheme.SidebarItem[] = navigation.map(({ title, pages }, i) => ({
  text: title,
  collapsed: i > 1,
  items: pages.map((page) => ({ text: titleOf(page), link: addressOf(page) })),
}));

const zibsSidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Zibs',
    link: '/zibs/',
    items: zibPages().map(({ slug, title }) => ({ text: title, link: `/zibs/${slug}` })),
  },
];

const referenceSidebar: DefaultTheme.SidebarItem[] = [
  { text: 'Reference', link: '/api/', items: doors.map((door) => ({ text: door.import, link: `/api/${door.name}/` })) },
];

/**
 * A link as the site has it: links of pages are those of the repository, where a folder shows its README and a file is shown as it is.
 *
 * @param from Path of the page from the root of the repository.
 */
function linkOnSite(from: string, href: string): string {
  const [, target = '', rest = ''] = /^([^#?]*)(.*)$/.exec(href) ?? [];
  if (target === '' || /^(?:[a-z]+:|\/)/.test(target) || from.startsWith('site/made/api/')) return href;
  const file = path.posix.join(path.posix.dirname(from), target);
  const page = pageOf(file);
  if (page === undefined) return href;
  if (page.startsWith('site/made/')) return `/${page.slice('site/made/'.length)}${rest}`;
  return page === file || page === path.posix.join(file, 'README.md') ? `/${page}${rest}` : `/files/${page}${rest}`;
}

/** The words around the pages, in Dutch. */
const dutch: DefaultTheme.Config = {
  nav: [
    { text: 'Lezen', link: '/README' },
    { text: 'Zibs', link: '/zibs/' },
    { text: 'Referentie', link: '/api/' },
  ],
  outline: { label: 'Op deze pagina', level: [2, 3] },
  darkModeSwitchLabel: 'Weergave',
  sidebarMenuLabel: 'Menu',
  returnToTopLabel: 'Naar boven',
  langMenuLabel: 'Taal',
};

const dutchSearch: DefaultTheme.LocalSearchOptions['translations'] = {
  button: { buttonText: 'Zoeken', buttonAriaLabel: 'Zoeken' },
  modal: {
    noResultsText: 'Niets gevonden voor',
    resetButtonTitle: 'Wissen',
    footer: { selectText: 'kiezen', navigateText: 'bladeren', closeText: 'sluiten' },
  },
};

/** There is a Dutch page to land on, and one set of pages to find: VitePress has an index for each language. */
const oneIndex = {
  name: 'one-search-index',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === '@localSearchIndexnl' ? '/@localSearchIndexroot' : undefined),
};

/** Configuration of VitePress, which shows the pages of the repository where they are, and those in `site/made`. */
export default defineConfig({
  title: 'bgz-facade',
  description: 'Answer a Dutch BgZ pull (HL7 FHIR STU3, Nictiz zib 2017) from your own records.',
  srcDir: '..',
  outDir: 'dist',
  cacheDir: '.vitepress/cache',
  // The list of all pages once, and not inside each of them.
  metaChunk: true,
  // None, and no browser asks for one.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcExclude: ['node_modules/**', 'dist/**', '**/coverage/**', 'site/dist/**', 'bench/node_modules/**'],
  rewrites: { 'site/index.md': 'index.md', 'site/nl/index.md': 'nl/index.md', 'site/made/:page*': ':page*' },
  locales: {
    root: { lang: 'en', label: 'English' },
    nl: { lang: 'nl', label: 'Nederlands', link: '/nl/', themeConfig: dutch },
  },
  vite: { plugins: [oneIndex] },
  lastUpdated: false,
  markdown: {
    anchor: { slugify: anchorOf },
    config(md) {
      md.core.ruler.push('links-of-the-repository', ({ tokens, env }) => {
        const from = path.relative(root, String(env.realPath ?? env.path)).replaceAll(path.sep, '/');
        for (const token of tokens.flatMap(({ children }) => children ?? []))
          if (token.type === 'link_open') token.attrSet('href', linkOnSite(from, token.attrGet('href') ?? ''));
      });
    },
  },
  themeConfig: {
    i18nRouting: false,
    search: { provider: 'local', options: { locales: { nl: { translations: dutchSearch } } } },
    nav: [
      { text: 'Read', link: '/README' },
      { text: 'Zibs', link: '/zibs/' },
      { text: 'Reference', link: '/api/' },
    ],
    sidebar: { '/zibs/': zibsSidebar, '/api/': referenceSidebar, '/': pagesSidebar },
    outline: [2, 3],
  },
});
