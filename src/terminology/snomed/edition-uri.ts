/** A SNOMED CT edition, with the date of a release of it where that is named. */
export interface NamedEdition {
  readonly edition: string;
  readonly version?: string;
}

const EDITION = /^http:\/\/snomed\.info\/x?sct\/(\d{6,18})(?:\/version\/(\d{8}))?\/?$/;

/** Reads the URI of an edition or of a release of one (SNOMED CT URI standard §2.1); undefined for any other text. */
export function editionOf(uri: string): NamedEdition | undefined {
  const [, edition, version] = EDITION.exec(uri) ?? [];
  return edition === undefined ? undefined : { edition, ...(version !== undefined && { version }) };
}

/** The URI of an edition, and of a release of it when its date is given. */
export const editionUri = ({ edition, version }: NamedEdition): string =>
  `http://snomed.info/sct/${edition}${version === undefined ? '' : `/version/${version}`}`;
