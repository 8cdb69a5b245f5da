import type { PartyIdentifier } from '../access/model';
import type { TokenClaims } from '../access/tokens/token-check';
import { isJson } from '../fhir/json';
import { systems } from '../fhir/naming-systems';
import type { ReceivedNotification } from '../referral/task/parse';
import type { ReceivedParty } from '../referral/task/parse-party';
import { notForUs, refuseSender, unavailable } from './message';
import type { ReceiverSettings } from './receiver-options';

/** An organization as a directory knows it. */
export interface KnownOrganization {
  /** URA: 8 digits. */
  readonly ura: string;
  readonly name?: string;
}

/**
 * Tells which organization an identifier is of: ZORG-AB, an mCSD directory, a table of one's own.
 *
 * @param identifier AGB, DID, OID, number of a system … as the Task has it; OIDs of known registers as URIs. Never a URA.
 * @returns Undefined when the directory does not know it. Reject when it is out of reach: the sender is asked to try again.
 */
export type OrganizationLookup = (
  identifier: PartyIdentifier,
  context: { readonly signal: AbortSignal },
) => KnownOrganization | undefined | Promise<KnownOrganization | undefined>;

/** What a Task says of its sender and nobody confirmed: for a person to look into, never to be shown as who sent it. */
export interface SenderClaim {
  readonly ura?: string;
  readonly name?: string;
  readonly identifiers: readonly PartyIdentifier[];
  readonly system?: PartyIdentifier;
}

/**
 * Who sent a notification. Look at `confirmed` first: only then there is a `ura` to find an address, a contract or a name by.
 */
export type NotificationSender =
  | {
      readonly confirmed: true;
      /** Of the token; the Task is from the same organization. */
      readonly ura: string;
      /** As the authorization server or the directory has it; the name in the Task is in `notConfirmed`. */
      readonly name?: string;
      /** Known to be of this organization, the URA included. */
      readonly identifiers: readonly PartyIdentifier[];
      readonly system?: PartyIdentifier;
      /** What the Task says beside; absent when all of it is confirmed. */
      readonly notConfirmed?: SenderClaim;
    }
  | {
      readonly confirmed: false;
      /** Senders are not checked (`insecure`), or nobody knows that the organization in the Task is the one of the token. */
      readonly why: 'not-checked' | 'not-known';
      /** URA of the token, which is proven: that organization sent it, on whose behalf is not known. */
      readonly tokenUra?: string;
      readonly notConfirmed: SenderClaim;
    };

/** A notification as it is handed over: with its sender told apart, and of the receiver only what is this organization's. */
export type TakenNotification = Omit<ReceivedNotification, 'sender'> & { readonly sender: NotificationSender };

/** Identifiers of a Task that are looked up; a sender has no use for more. */
const MOST_IDENTIFIERS = 10;

const isSame = (a: PartyIdentifier, b: PartyIdentifier): boolean => a.system === b.system && a.value === b.value;
const isUra = ({ system }: PartyIdentifier): boolean => system === systems.ura;

/** Looks identifiers up; those the directory does not know are left out. */
async function lookedUp(
  identifiers: readonly PartyIdentifier[],
  { organizationOf, logger, waitFor }: ReceiverSettings,
): Promise<ReadonlyMap<PartyIdentifier, KnownOrganization>> {
  const found = new Map<PartyIdentifier, KnownOrganization>();
  if (organizationOf === undefined) return found;
  await Promise.all(
    identifiers.map(async (identifier) => {
      let known: KnownOrganization | undefined;
      try {
        known = await waitFor('organizationOf', (signal) => organizationOf(identifier, { signal }));
        if (known !== undefined && !(isJson(known) && /^\d{8}$/.test(String(known.ura))))
          throw new TypeError('organizationOf gives { ura, name? } with a URA of eight digits, or undefined.');
      } catch (err) {
        logger.error({ event: 'organization-lookup-failed', err }, 'an organization could not be looked up');
        // A contradiction that is not seen now would never be: the notification is handed over once.
        throw unavailable('The sender could not be checked; try again later.', 'directory-failed');
      }
      if (known) found.set(identifier, known);
    }),
  );
  return found;
}

/** Every identifier by which a Task names its sender: organization and agent. */
const identifiersOf = ({
  identifiers,
  system,
  agent = [],
}: ReceivedNotification['sender']): readonly PartyIdentifier[] => {
  const all = [...identifiers, ...(system ? [system] : []), ...agent];
  return all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at);
};

/**
 * Holds what a Task says of its sender against the organization of the token. Refuses (403) what the token or the directory
 * contradicts; what nobody knows is told apart.
 */
export async function senderAs(
  { sender, status }: ReceivedNotification,
  claims: TokenClaims | undefined,
  settings: ReceiverSettings,
): Promise<NotificationSender> {
  const { name, identifiers, system } = sender;
  const claim: SenderClaim = {
    ...(sender.ura !== undefined && { ura: sender.ura }),
    ...(name !== undefined && { name }),
    identifiers,
    ...(system && { system }),
  };
  if (claims === undefined) return { confirmed: false, why: 'not-checked', notConfirmed: claim };
  const { receiverUra: ura, receiverName, client } = claims;
  if (ura === undefined) throw refuseSender('token-without-ura');
  const all = identifiersOf(sender);
  if (all.some((one) => isUra(one) && one.value !== ura)) throw refuseSender('other-sender');
  const others = all.filter((one) => !isUra(one));
  if (others.length > MOST_IDENTIFIERS) throw refuseSender('too-many-identifiers');
  const known = await lookedUp(others, settings);
  if ([...known.values()].some((one) => one.ura !== ura)) throw refuseSender('other-sender');

  const isConfirmed = (one: PartyIdentifier) => isUra(one) || known.has(one);
  // Who withdraws need not say again who it is (spec notified-pull §6); the token does.
  const isNamed = identifiers.some(isConfirmed) || (status === 'cancelled' && identifiers.length === 0);
  if (!isNamed) {
    if (settings.unconfirmedSender === 'refuse') throw refuseSender('sender-not-confirmed');
    return { confirmed: false, why: 'not-known', tokenUra: ura, notConfirmed: claim };
  }
  const isOwnSystem =
    system && (known.has(all.find((one) => isSame(one, system)) ?? system) || system.value === client);
  const knownName = receiverName ?? [...known.values()].find((one) => one.name !== undefined)?.name;
  const left: SenderClaim = {
    ...(name !== undefined && name !== knownName && { name }),
    identifiers: identifiers.filter((one) => !isConfirmed(one)),
    ...(system && !isOwnSystem && { system }),
  };
  const isLeft = left.name !== undefined || left.system !== undefined || left.identifiers.length > 0;
  return {
    confirmed: true,
    ura,
    ...(knownName !== undefined && { name: knownName }),
    identifiers: [{ system: systems.ura, value: ura }, ...identifiers.filter((one) => !isUra(one) && isConfirmed(one))],
    ...(isOwnSystem && { system }),
    ...(isLeft && { notConfirmed: left }),
  };
}

/**
 * The owner must be this organization (422): by URA where there is one, else by an identifier of its own, and by nothing that
 * the directory knows to be another's. A Task without owner is for whoever it is sent to (spec notified-pull §4).
 *
 * @returns The owner with the identifiers that are this organization's; without the name, which it knows better itself.
 */
export async function ownerAs({ receiver }: ReceivedNotification, settings: ReceiverSettings): Promise<ReceivedParty> {
  if (receiver.identifiers.length === 0) return { identifiers: [] };
  const { ownUras, ownIdentifiers = [] } = settings;
  if (receiver.ura !== undefined && !ownUras.includes(receiver.ura)) throw notForUs('other-receiver');
  const isOwn = (one: PartyIdentifier) =>
    isUra(one) ? ownUras.includes(one.value) : ownIdentifiers.some((own) => isSame(own, one));
  const others = receiver.identifiers.filter((one) => !isOwn(one));
  if (others.length > MOST_IDENTIFIERS) throw notForUs('other-receiver');
  const known = await lookedUp(others, settings);
  if ([...known.values()].some(({ ura }) => !ownUras.includes(ura))) throw notForUs('other-receiver');
  const identifiers = receiver.identifiers.filter((one) => isOwn(one) || known.has(one));
  if (identifiers.length === 0) throw notForUs('other-receiver');
  return { ...(receiver.ura !== undefined && { ura: receiver.ura }), identifiers };
}
