import { isJson, type Json } from '../../fhir/json';

/**
 * A resource of a large Bundle, which is read from the text when somebody asks for more of it than what every other entry may
 * ask: what it is, its id and its meta.
 */
export interface Unread {
  readonly resourceType: unknown;
  readonly id: unknown;
  readonly meta: unknown;
  /** Reads it, or gives what was read before and is still at hand. */
  read(): Json;
}

/** Asked of a stand-in, gives the whole resource. */
const WHOLE = Symbol('whole');

const HEAD: ReadonlySet<string | symbol> = new Set<keyof Unread>(['resourceType', 'id', 'meta']);

const handler: ProxyHandler<Unread> = {
  get(unread, name) {
    if (HEAD.has(name)) return unread[name as 'id'];
    const whole = unread.read();
    return name === WHOLE ? whole : whole[name as string];
  },
  has: (unread, name) => name in unread.read(),
  ownKeys: (unread) => Reflect.ownKeys(unread.read()),
  getOwnPropertyDescriptor: (unread, name) => Reflect.getOwnPropertyDescriptor(unread.read(), name),
  getPrototypeOf: () => Object.prototype,
  set: () => false,
};

/** The stand-ins of what was read. */
const standIns = new WeakMap<object, Json>();

/** Makes what stands in a Bundle for a resource: it is asked like the resource, and is the same all the time. */
export const standInFor = (unread: Unread): Json => new Proxy(unread, handler) as unknown as Json;

/** Keeps that a resource was read for a stand-in. */
export const keepRead = (whole: Json, standIn: Json): void => {
  standIns.set(whole, standIn);
};

const readFor = (resource: Json): Json | undefined => (resource as { readonly [WHOLE]?: Json })[WHOLE];

/** The resource itself, where it may be one that stands for it. */
export const wholeOf = (resource: Json): Json => readFor(resource) ?? resource;

/** What is the same for a resource however often it is read. */
export const identityOf = (resource: Json): Json => standIns.get(resource) ?? resource;

/** Looks at an entry while the resource in it is the whole one. */
export function asWhole(entry: unknown, look: () => void): void {
  const standIn = isJson(entry) && isJson(entry.resource) ? entry.resource : undefined;
  const whole = standIn && readFor(standIn);
  if (whole === undefined) {
    look();
    return;
  }
  // Nobody but the reader of the text has made this entry.
  const own = entry as { resource: Json | undefined };
  own.resource = whole;
  try {
    look();
  } finally {
    own.resource = standIn;
  }
}
