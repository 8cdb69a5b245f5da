import { Option } from 'commander';

/** Makes the exit code of a command that of the process. */
export type Ends = (code: Promise<number>) => Promise<void>;

/** Gathers an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
/** What every command speaks when it is not told: that of its help and of what it says of its options (docs/decisions/language-of-commands.md). */
const DEFAULT_LANGUAGE = 'en';

/** `--lang`, of every command that writes prose. */
export const language = () =>
  new Option('--lang <language>', 'of the texts').choices(['nl', 'en']).default(DEFAULT_LANGUAGE);
export const packages = [
  '--package <path>',
  'FHIR package (.tgz or folder) beside the bundled ones; repeatable',
] as const;
export const snomed = ['--snomed <file>', 'SNOMED CT index made by "bgz codelists snomed"'] as const;
export const terminologyServer = [
  '--tx <url>',
  'FHIR terminology server; login from BGZ_TX_TOKEN_URL, BGZ_TX_CLIENT_ID, BGZ_TX_CLIENT_SECRET',
] as const;
export const terminologyVersion = () =>
  new Option('--tx-version <version>', 'FHIR version of that server (default: r4)').choices(['r4', 'stu3']);
/** What `<path...>` may be. */
export const inputs = 'files, folders, patterns ("exports/**/*.json") or - for standard input';
