import { Refusal } from '../http/refusal';

/** What a request to the receiving end is about. */
export type ReceiverRoute = 'task' | 'metadata';

interface Address {
  readonly route: ReceiverRoute;
  /** Methods it takes, as told in `Allow`. */
  readonly methods: readonly string[];
}

/** Addresses under the FHIR base. Older clients ask what a server can with OPTIONS at the base itself. */
const addresses: Readonly<Record<string, Address>> = {
  '': { route: 'metadata', methods: ['OPTIONS'] },
  metadata: { route: 'metadata', methods: ['GET', 'HEAD', 'OPTIONS'] },
  Task: { route: 'task', methods: ['POST', 'PUT'] },
};

/** Finds out what is asked; refuses what is not here (404) or not in this way (405, with `Allow`). */
export function receiverRoute(method: string, pathname: string, mountPath: string): ReceiverRoute {
  const inside = pathname === mountPath || pathname.startsWith(`${mountPath}/`);
  const path = inside ? pathname.slice(mountPath.length).replace(/^\/+|\/+$/g, '') : undefined;
  const address = path !== undefined && Object.hasOwn(addresses, path) ? addresses[path] : undefined;
  if (address === undefined)
    throw new Refusal(404, {
      code: 'not-found',
      diagnostics: inside
        ? 'Nothing is kept or read here: notifications are taken at Task under the FHIR base; see metadata.'
        : `The FHIR base is ${mountPath}; notifications are taken at ${mountPath}/Task.`,
    });
  if (address.methods.includes(method)) return address.route;
  const allowed = address.methods.join(', ');
  throw new Refusal(
    405,
    { code: 'not-supported', diagnostics: `This address takes ${allowed}; see metadata.` },
    { allow: allowed },
  );
}
