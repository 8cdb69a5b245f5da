import type { QualityReport, SectionQuality } from '../../quality/quality-report';
import { useShown } from './context';
import { useSoon } from './later';
import { Scrolls } from './scrolls';

/** A share as a bar with its figures in words. */
function Share({ label, part, of }: { readonly label: string; readonly part: number; readonly of: number }) {
  const { language } = useShown();
  if (of === 0) return null;
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(part / of);
  return (
    <div class="share">
      <dt>{label}</dt>
      <dd>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect class="track" width="100" height="8" />
          <rect class="part" width={(100 * part) / of} height="8" />
        </svg>
        <span>
          {percent}{' '}
          <span class="muted">
            ({part}/{of})
          </span>
        </span>
      </dd>
    </div>
  );
}

function Shares({ figures }: { readonly figures: Omit<SectionQuality, 'title' | 'concepts'> }) {
  const { text } = useShown();
  const { required, optional, leadingCode, codes, dates } = figures;
  return (
    <dl class="shares">
      <Share label={text('required')} part={required.expected - required.missing} of={required.expected} />
      <Share label={text('optional')} part={optional.expected - optional.missing} of={optional.expected} />
      <Share label={text('preferred')} part={leadingCode.preferred} of={leadingCode.records} />
      <Share label={text('coded')} part={codes.values - codes.freeText} of={codes.values} />
      <Share label={text('exact')} part={dates.values - dates.year - dates.month} of={dates.values} />
    </dl>
  );
}

function Concepts({ section }: { readonly section: SectionQuality }) {
  const { text } = useShown();
  const shown = useSoon(section.concepts.length, 0, 40);
  return (
    <details class="values">
      <summary>
        {text('concepts')}
        <span class="unseen"> {section.title}</span>
      </summary>
      <Scrolls label={section.title}>
        <table>
          <caption class="unseen">{section.title}</caption>
          <thead>
            <tr>
              <th scope="col">{text('concept')}</th>
              <th scope="col">NL-CM</th>
              <th scope="col">{text('filled')}</th>
              <th scope="col">{text('reason')}</th>
              <th scope="col">{text('missing')}</th>
            </tr>
          </thead>
          <tbody>
            {section.concepts.slice(0, shown).map(({ id, name, zib, filled, reason, missing }) => (
              <tr key={`${zib} ${id} ${name}`}>
                <th scope="row">{name}</th>
                <td class="muted">{id}</td>
                <td class="number">{filled}</td>
                <td class="number">{reason}</td>
                <td class="number">{missing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </details>
  );
}

/** How well it is registered, by section. */
export function Quality({ report }: { readonly report: QualityReport }) {
  const { text } = useShown();
  const sections = Object.entries(report.sections).filter(([, { records, supporting }]) => records + supporting > 0);
  return (
    <section class="section" id="section-quality" aria-labelledby="title-quality">
      <h3 id="title-quality">{text('quality')}</h3>
      <p class="muted">{text('qualityTold')}</p>
      <div class="cards">
        <article class="card">
          <h4>
            {text('total')} <span class="count">{report.total.records}</span>
          </h4>
          <Shares figures={report.total} />
        </article>
        {sections.map(([key, section]) => (
          <article key={key} class="card">
            <h4>
              {section.title} <span class="count">{section.records}</span>
            </h4>
            <Shares figures={section} />
            <Concepts section={section} />
          </article>
        ))}
      </div>
    </section>
  );
}
