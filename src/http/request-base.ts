import type { Logger } from '../telemetry/logger';
import { outsideText } from '../telemetry/outside-text';
import type { Inbound } from './inbound';
import { Refusal } from './refusal';
import type { HttpReason } from './refusal-reasons';

/** True for a name under which only this machine reaches itself, so that it leads nobody elsewhere. */
export const isLoopbackName = (hostname: string): boolean =>
  /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i.test(hostname);

/** What the base of an end point depends on. */
export interface BaseSettings {
  readonly baseUrl?: string;
  readonly mountPath: string;
  readonly logger: Logger;
}

/**
 * The FHIR base as the outside knows it, which links, fullUrls and Locations begin with: the one that was configured. Without
 * one it is that of the request, as far as nobody outside chose it: a `Host` header is whatever the sender says it is, so over
 * HTTP only a name of this machine itself is taken; a URL of the vendor's own making comes without that header.
 *
 * @throws {Refusal} 421 for a request under another name; which, is in the log.
 */
export function requestBase(
  request: Pick<Inbound, 'headers' | 'url'>,
  { baseUrl, mountPath, logger }: BaseSettings,
): string {
  const { url } = request;
  if (baseUrl !== undefined) return baseUrl;
  if (!request.headers.has('host') || isLoopbackName(url.hostname)) return `${url.origin}${mountPath}`;
  logger.error(
    { event: 'host-unknown', host: outsideText(url.host) },
    'a request came under a name that was not configured; set `baseUrl`',
  );
  throw new Refusal<HttpReason>(
    421,
    {
      code: 'processing',
      diagnostics:
        'This server does not know itself under the name in the Host header; its `baseUrl` is to be configured.',
      location: 'http.Host',
    },
    {},
    'host-unknown',
  );
}
