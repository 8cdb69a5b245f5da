const messages = {
  'left-alone': 'The directory failed several times and is left alone for a while.',
  'no-token': 'No token for the directory could be had.',
  'no-answer': 'The directory gave no answer.',
  'out-of-time': 'The directory did not answer in time.',
  status: 'The directory answered with a status that is no success.',
  redirected: 'The directory sends elsewhere; a redirect is not followed.',
  'unsafe-address': 'The directory is asked over https only.',
  'too-large': 'The directory answered with more bytes than are taken.',
  'too-many-entries': 'The directory answered with more entries than are taken.',
  'too-many-pages': 'The directory answered in more pages than are followed.',
  unreadable: 'The answer of the directory is not what was asked for.',
  'link-elsewhere': 'The next page of an answer is not under the base of the directory.',
  'several-organizations': 'Several organizations of the directory have this number: which is meant is not known.',
  'several-uras': 'An organization of the directory has more than one URA.',
  'several-services': 'Several services of the directory have this number: which is meant is not known.',
  'other-organization': 'What the directory gives is of another organization than was asked for.',
  stale: 'The copy of the directory is older than allowed, and could not be brought up to date.',
} as const;

/** Why a directory could not tell. */
export type DirectoryErrorCode = keyof typeof messages;

/** A look-up that came to nothing; holds no text of the directory. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';

  constructor(
    readonly code: DirectoryErrorCode,
    /** HTTP status of the answer, where there was one. */
    readonly status?: number,
    /** The error of what the vendor supplied. */
    cause?: unknown,
  ) {
    super(messages[code], cause === undefined ? {} : { cause });
  }
}
