import { useLayoutEffect, useState } from 'preact/hooks';
import type { Language } from '../../bgz/define/language';
import type { BgzView } from '../model';
import { Showing, useShown } from './context';
import { markWhole } from './later';
import { texts } from './texts';
import { viewsOf } from './views';

type Colours = 'system' | 'light' | 'dark';

/** One of several, as buttons that say which is chosen. */
function Choice<T extends string>({
  label,
  options,
  chosen,
  choose,
}: {
  readonly label: string;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly chosen: T;
  readonly choose: (value: T) => void;
}) {
  return (
    <fieldset class="choice">
      <legend class="unseen">{label}</legend>
      {options.map(([value, words]) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => choose(value)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}

/** Who it is about, always in sight. */
function Patient() {
  const { view, say, text } = useShown();
  const { patient } = view;
  if (patient === undefined)
    return <h1>{text(view.trail !== undefined && view.items.length === 0 ? 'trailTitle' : 'noPatient')}</h1>;
  const { name, birthDate, age, gender, bsn, deceased } = patient;
  return (
    <div class="who">
      <h1 dir="auto">{name === undefined ? text('noName') : say(name)}</h1>
      <dl>
        {birthDate === undefined ? null : (
          <div>
            <dt>{text('born')}</dt>
            <dd>
              {say(birthDate)}
              {age === undefined ? '' : ` (${age} ${text('years')})`}
            </dd>
          </div>
        )}
        {gender === undefined ? null : (
          <div>
            <dt>{text('gender')}</dt>
            <dd>{say(gender)}</dd>
          </div>
        )}
        {bsn === undefined ? null : (
          <div>
            <dt>{text('bsn')}</dt>
            <dd>{bsn}</dd>
          </div>
        )}
        {deceased === undefined ? null : (
          <div class="died">
            <dt>{text('died')}</dt>
            <dd>{say(deceased)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function Contents() {
  const { view, say, text } = useShown();
  const there = view.sections.filter(({ items }) => items.length > 0);
  return (
    <nav class="contents" aria-label={text('contents')}>
      <ul>
        {there.map(({ key, title, items }) => (
          <li key={key}>
            <a href={`#section-${key}`}>
              {say(title)} <span class="count">{items.length}</span>
            </a>
          </li>
        ))}
        <li>
          <a href="#section-timeline">{text('timeline')}</a>
        </li>
        {view.other.length === 0 ? null : (
          <li>
            <a href="#section-other">
              {text('other')} <span class="count">{view.other.length}</span>
            </a>
          </li>
        )}
        {view.apart.length === 0 ? null : (
          <li>
            <a href="#section-apart">
              {text('apart')} <span class="count">{view.apart.length}</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Page({
  viewed,
  choose,
}: {
  readonly viewed: string;
  readonly choose: { readonly view: (key: string) => void; readonly language: (one: Language) => void };
}) {
  const { view, text, language } = useShown();
  const [colours, setColours] = useState<Colours>('system');
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (colours === 'system') delete dataset.colours;
    else dataset.colours = colours;
  }, [colours]);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    markWhole();
  }, [viewed]);
  const views = viewsOf(view);
  const shown = views.find(({ key }) => key === viewed) ?? views[0];
  if (shown === undefined) return null;
  const { Show } = shown;
  return (
    <>
      <a class="skip" href="#content">
        {text('skip')}
      </a>
      <header class="top">
        <Patient />
        <div class="tools">
          <Choice
            label={text('views')}
            options={views.map(({ key }) => [key, text(key)])}
            chosen={viewed}
            choose={choose.view}
          />
          <Choice
            label={text('language')}
            options={[
              ['nl', 'Nederlands'],
              ['en', 'English'],
            ]}
            chosen={language}
            choose={choose.language}
          />
          <Choice
            label={text('colours')}
            options={[
              ['system', text('system')],
              ['light', text('light')],
              ['dark', text('dark')],
            ]}
            chosen={colours}
            choose={setColours}
          />
          <button type="button" onClick={() => print()}>
            {text('print')}
          </button>
        </div>
      </header>
      <div class={shown.hasContents ? 'body with-contents' : 'body'}>
        {shown.hasContents ? <Contents /> : null}
        <main id="content" tabIndex={-1}>
          <h2 class="unseen">{text(shown.key)}</h2>
          <Show />
        </main>
      </div>
      <footer>
        {text('personal')} {text('made')} {view.made.replace('T', ' ').slice(0, 16)}.{' '}
        {view.from === 'records' ? text('fromRecords') : text('fromFhir')}.
      </footer>
    </>
  );
}

/** The page: what is shown, in which language, and in which way. */
export function App({ view, opensIn }: { readonly view: BgzView; readonly opensIn: Language }) {
  const [language, setLanguage] = useState<Language>(opensIn);
  const [viewed, setViewed] = useState<string>(viewsOf(view)[0]?.key ?? '');
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title[language];
  }, [language]);
  return (
    <Showing.Provider value={{ view, language }}>
      <Page viewed={viewed} choose={{ view: setViewed, language: setLanguage }} />
    </Showing.Provider>
  );
}
