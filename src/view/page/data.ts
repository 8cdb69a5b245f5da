import type { BgzView, ViewSource } from '../model';

/** The text of a block of the page, which is base64 of gzip. */
async function unpacked(id: string): Promise<unknown> {
  const packed = atob(document.getElementById(id)?.textContent ?? '');
  const bytes = Uint8Array.from(packed, (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

/** What is shown. */
export const readView = async (): Promise<BgzView> =>
  ({ sources: [], ...((await unpacked('view')) as object) }) as unknown as BgzView;

let sources: Promise<readonly ViewSource[]> | undefined;

/** The FHIR and records behind it: read when somebody asks for one, for they are many times as much. */
export function readSources(): Promise<readonly ViewSource[]> {
  sources ??= unpacked('sources') as Promise<readonly ViewSource[]>;
  return sources;
}
