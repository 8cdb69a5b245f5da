import { isSafeAddress, type LoopbackOptions, SAFE } from '../http/client/safe-address';
import type { RegisteredClient } from './clients';
import { OAuthRefusal } from './oauth-refusal';

/** What a scope asks of a request. */
export interface ScopeRule {
  /**
   * Whether the authorization base of a notification must be played back. `required` (default): to pull. `optional`: to send a notification,
   * for which there is none yet; one that is given is held against its grant all the same.
   */
  readonly base?: 'required' | 'optional';
}

/** A server that tokens are issued for. */
export interface ProtectedResource {
  /** Its address as clients know it: `resource` of a request (RFC 8707), `aud` of its tokens. */
  readonly resource: string;
  /** The scopes it knows. */
  readonly scopes: Readonly<Record<string, ScopeRule>>;
}

/** What a token is asked for. */
export interface Asked {
  readonly resource: string;
  readonly scopes: readonly string[];
  readonly needsBase: boolean;
}

const bare = (address: string): string => address.replace(/\/+$/, '');

/**
 * Checks the resources of the options.
 *
 * @throws {TypeError} With all that is wrong.
 */
export function checkResources(owner: string, resources: readonly ProtectedResource[], options: LoopbackOptions): void {
  const wrong = resources.flatMap(({ resource, scopes }, at) => {
    const isAddress =
      typeof resource === 'string' && URL.canParse(resource) && isSafeAddress(new URL(resource), options);
    const names = Object.entries(scopes ?? {});
    return [
      ...(isAddress ? [] : [`\`resources[${at}].resource\` is an address, ${SAFE}`]),
      ...(names.length > 0 ? [] : [`\`resources[${at}].scopes\` names a scope at least`]),
      ...names.flatMap(([name, rule]) => [
        ...(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(name)
          ? []
          : [`\`resources[${at}].scopes\`: a scope has no blanks`]),
        ...(Object.keys(rule ?? {}).every((key) => key === 'base') &&
        [undefined, 'required', 'optional'].includes(rule?.base)
          ? []
          : [`\`resources[${at}].scopes.${name}\` is { base: 'required' | 'optional' }`]),
      ]),
    ];
  });
  if (new Set(resources.map(({ resource }) => bare(String(resource)))).size < resources.length)
    wrong.push('`resources` has each once');
  if (wrong.length > 0) throw new TypeError(`${owner}: ${wrong.join('; ')}.`);
}

/**
 * Which server and scopes a request is for. Without `resource` it is the only server that knows the scopes.
 *
 */
export function askedOf(
  { resource, scope }: { readonly resource: string | undefined; readonly scope: string | undefined },
  client: RegisteredClient,
  resources: readonly ProtectedResource[],
): Asked {
  const scopes = [...new Set((scope ?? '').split(' ').filter((one) => one !== ''))];
  if (scopes.length === 0) throw malformedScope('scope-missing');
  const knows = (one: ProtectedResource): boolean => scopes.every((name) => Object.hasOwn(one.scopes, name));
  const named =
    resource === undefined ? resources.filter(knows) : resources.filter((one) => bare(one.resource) === bare(resource));
  const [target, other] = named;
  // No server knows them together: that is about the scopes, where none was named.
  if (target === undefined && resource === undefined) throw malformedScope('scope-not-allowed');
  if (target === undefined || other !== undefined)
    throw new OAuthRefusal('invalid_target', 'resource-unknown', {
      description: 'Name one `resource` that tokens are issued for here.',
    });
  if (!knows(target) || scopes.some((name) => !client.scopes.includes(name))) throw malformedScope('scope-not-allowed');
  return {
    resource: target.resource,
    scopes,
    needsBase: scopes.some((name) => target.scopes[name]?.base !== 'optional'),
  };
}

const malformedScope = (reason: 'scope-missing' | 'scope-not-allowed'): OAuthRefusal =>
  new OAuthRefusal('invalid_scope', reason, {
    description:
      reason === 'scope-missing'
        ? '`scope` is missing.'
        : 'Ask for scopes of one server that were agreed for this client.',
  });
