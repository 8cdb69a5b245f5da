import type { FhirResource } from 'fhir/r3';
import type { PulledSection, PullReason, PullResult } from '../../receive/pull-result';
import type { ViewNotice } from '../../view/model';
import { pageOf } from '../../view/page-of';
import { viewOf } from '../../view/view-of';
import { writePrivate } from '../private-file';
import { keysOf } from './keys-of';
import type { Measured } from './measured-fetch';
import { searchsetOf, withoutSlash } from './write-pulled';

const collection = (resources: readonly FhirResource[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  ...(resources.length > 0 && { entry: resources.map((resource) => ({ resource })) }),
});

/** What came of a section: an answer only where all of it came, so that nothing is said to be none that is not known. */
const inputOf = (base: string, section: PulledSection): object =>
  section.status === 'obtained'
    ? searchsetOf(base, section)
    : collection([...section.matches, ...section.included, ...section.outcomes]);

const both = (nl: string, en: string, { nl: inDutch, en: inEnglish }: PullReason = { nl: '', en: '' }) => ({
  nl: `${nl}${inDutch && `: ${inDutch}`}`,
  en: `${en}${inEnglish && `: ${inEnglish}`}`,
});

function sectionNotice(section: PulledSection): ViewNotice[] {
  const { status, title, reason } = section;
  if (status === 'obtained') return [];
  const keys = keysOf(section);
  const isOffered = status !== 'not-offered';
  return [
    {
      severity: isOffered ? 'error' : 'warning',
      // The page names the sections that a notice is about.
      text: keys.length > 0 && reason ? reason : both(title.nl, title.en, reason),
      sections: keys,
      ...(!isOffered && { notOffered: true as const }),
    },
  ];
}

/** What was not obtained, above all that was. */
function noticesOf({ sections, documents, reason, apart = [], unresolved = [] }: PullResult): ViewNotice[] {
  const missing = documents.filter(({ status }) => status !== 'obtained').length;
  const counted: (readonly [count: number, severity: ViewNotice['severity'], nl: string, en: string])[] = [
    [missing, 'error', 'documenten zijn niet opgehaald', 'documents were not obtained'],
    [
      apart.length,
      'error',
      'resources zijn van een ander of niet gevraagd, en staan hier niet bij',
      "resources are someone else's or were not asked for, and are not among this",
    ],
    [
      unresolved.length,
      'warning',
      'resources waarnaar verwezen is, zijn niet te lezen',
      'resources that are referred to cannot be read',
    ],
  ];
  return [
    ...(reason === undefined
      ? []
      : [
          {
            severity: 'error' as const,
            text: both('De BgZ is niet opgehaald', 'The BgZ was not obtained', reason),
            sections: [],
          },
        ]),
    ...sections.flatMap(sectionNotice),
    ...counted
      .filter(([count]) => count > 0)
      .map(([count, severity, nl, en]) => ({ severity, text: both(`${count} ${nl}`, `${count} ${en}`), sections: [] })),
  ];
}

/**
 * Writes the page of what was pulled, with how long each request took and what was not obtained.
 *
 * @throws {UsageError} When it cannot be written.
 */
export async function viewPulled(
  file: string,
  url: string,
  result: PullResult,
  {
    measured,
    ms,
    language,
  }: { readonly measured: readonly Measured[]; readonly ms: number; readonly language: 'nl' | 'en' },
): Promise<void> {
  const base = withoutSlash(url);
  const requests = measured.map(({ what, ms: took, bytes }) => ({ what, ms: took, bytes }));
  const made = await viewOf(
    { fhir: result.sections.map((section) => inputOf(base, section)) },
    {
      names: result.sections.map((section) => section.title[language]),
      notices: noticesOf(result),
      timing: { requests, ms },
    },
  );
  await writePrivate(file, await pageOf(made, { language }));
}
