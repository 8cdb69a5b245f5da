import { httpDecisionPoint, type NotificationRecord } from 'bgz-facade/notified-pull';
import { authority } from './certificates.js';
import { createClock } from './clock.js';
import { startDecisionPoint } from './decision-point.js';
import { entryOf } from './directory-entry.js';
import { startDirectory } from './directory-server.js';
import type { Exchange } from './http-server.js';
import { type Line, mutualTls } from './line.js';
import { lookUps } from './look-up.js';
import { OTHER, RECEIVER } from './people.js';
import { type ReceivingHospital, startReceivingHospital } from './receiving-hospital.js';
import { PATIENCE_MS, SENDER, startSendingHospital } from './sending-hospital.js';

/** What a receiver may ask of the sender, as the two agreed. */
export const clientOf = ({ party, identity: { ura, name } }: ReceivingHospital) => ({
  ...party.registration,
  uras: [ura],
  organizationName: name,
  scopes: ['bgz-receiver'],
});

/**
 * Starts everybody: a hospital that refers with its decision point, two that receive, and the directory by which they find each other. All
 * of them are on this machine, and talk over mutual TLS with certificates of one authority.
 */
export async function openRegion(exchange: Exchange) {
  const clock = createClock();
  const ca = authority('CA of the region');
  const lines: Line[] = [];
  const lineOf = (host: string): Line => {
    const line = mutualTls(host, ca);
    lines.push(line);
    return line;
  };
  const [ofSender, ofReceiver, ofOther] = ['de-brug.example', 'zuiderpoort.example', 'noorderlicht.example'].map(
    lineOf,
  ) as [Line, Line, Line];
  const directory = await startDirectory(lineOf('gids.example'), exchange);
  const decisionPoint = await startDecisionPoint('Decisions', lineOf('beleid.de-brug.example'), {
    asker: ofSender,
    clock,
    exchange,
  });
  const around = (line: Line) => ({ clock, line, exchange, directory: lookUps(directory.baseUrl, line, clock) });

  const sender = await startSendingHospital(
    around(ofSender),
    httpDecisionPoint({ url: decisionPoint.url, timeoutMs: PATIENCE_MS, ...ofSender.sends }),
  );
  const receiver = await startReceivingHospital(RECEIVER, around(ofReceiver));
  const other = await startReceivingHospital(OTHER, around(ofOther));

  // Each hospital says for itself where it is; of these Zuiderpoort wants its notifications in the words of Nictiz's draft.
  directory.publish([
    ...entryOf({
      ...SENDER,
      host: ofSender.host,
      resources: sender.baseUrl,
      tokenUrl: sender.authorizationServer.tokenUrl,
    }),
    ...entryOf({
      ...RECEIVER,
      host: ofReceiver.host,
      notifications: { baseUrl: receiver.baseUrl, wants: 'nictiz' },
      tokenUrl: receiver.authorizationServer.tokenUrl,
    }),
    ...entryOf({
      ...OTHER,
      host: ofOther.host,
      notifications: { baseUrl: other.baseUrl },
      tokenUrl: other.authorizationServer.tokenUrl,
    }),
  ]);

  // What hospitals agree on before the first referral: who may ask for what, and by which keys and certificates that is known.
  for (const hospital of [receiver, other]) {
    sender.authorizationServer.register(clientOf(hospital));
    hospital.authorizationServer.register({
      ...sender.party.registration,
      uras: [SENDER.ura],
      organizationName: SENDER.name,
      scopes: ['bgz-sender'],
    });
  }
  receiver.authorizationServer.register({ ...clientOf(other), scopes: ['bgz-sender'] });

  return {
    clock,
    ca,
    lines: { sender: ofSender, receiver: ofReceiver, other: ofOther },
    /** The look-ups of De Brug. */
    directory: around(ofSender).directory,
    directoryServer: directory.server,
    lookUpsOfOther: around(ofOther).directory,
    decisionPoint,
    sender,
    receiver,
    other,
    async close() {
      const servers = [sender, receiver, other, decisionPoint, { server: directory.server }];
      await Promise.all(lines.map((line) => line.close()));
      await Promise.all(servers.map(({ server }) => server.down()));
      for (const { database } of [sender, receiver, other]) await database.close();
    },
  };
}

/** Everybody, and what the steps hand on to each other. */
export interface Region extends Awaited<ReturnType<typeof openRegion>> {
  /** The referral that the play is about, as it stands. */
  record?: NotificationRecord;
  /** The latest token of Zuiderpoort. */
  token?: string;
}
