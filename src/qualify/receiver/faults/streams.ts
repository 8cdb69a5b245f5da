import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { constants, deflateRawSync } from 'node:zlib';
import { monotonic } from '../../../telemetry/monotonic';
import type { Fault } from '../sender/sending-side';

const HEADERS = { 'content-type': 'application/fhir+json; charset=utf-8' };
const START = '{"resourceType":"Bundle","type":"searchset","entry":[';

/** Waits until there is room for more; false when nobody is there any more. */
const room = (response: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (open: boolean) => {
      response.off('drain', onDrain);
      response.off('close', onClose);
      resolve(open);
    };
    const onDrain = () => end(true);
    const onClose = () => end(false);
    response.on('drain', onDrain);
    response.on('close', onClose);
    if (response.destroyed) onClose();
  });

/** How an answer without an end came to one. */
export interface Endless {
  readonly fault: Fault;
  /** Whether the sender had to end it, since the receiver did not; undefined while nothing was asked. */
  readonly endedBySender: () => boolean | undefined;
}

function endless(play: (response: ServerResponse) => Promise<boolean>): Endless {
  let ended: boolean | undefined;
  return {
    async fault(_asked, response) {
      ended = ended === true || (await play(response));
      response.destroy();
    },
    endedBySender: () => ended,
  };
}

/** An answer that comes by a byte at a time, for so long. */
export const dripping = (milliseconds: number): Endless =>
  endless(async (response) => {
    const start = monotonic();
    response.writeHead(200, HEADERS);
    response.write(START);
    while (!response.destroyed) {
      if (monotonic() - start >= milliseconds) return true;
      response.write(' ');
      await wait(Math.min(200, milliseconds / 4));
    }
    return false;
  });

const CHUNK = 64 * 1024;

/** An answer of so many bytes, and no end. */
export const flood = (most: number): Endless =>
  endless(async (response) => {
    const entry = `{"resource":{"resourceType":"AllergyIntolerance","note":[{"text":"${'x'.repeat(CHUNK)}"}]}},`;
    response.writeHead(200, HEADERS);
    response.write(START);
    for (let sent = 0; sent < most; sent += entry.length) {
      if (response.destroyed) return false;
      if (!response.write(entry) && !(await room(response))) return false;
      await wait(0);
    }
    // What stands in buffers by now is not taken yet.
    return isTaken(response);
  });

const UNFOLDED = 1024 * 1024;

/** RFC 1952: a header without name or time. */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** A packed answer that comes to so many bytes, of a few kilobytes each megabyte. */
export const gzipBomb = (most: number): Endless =>
  endless(async (response) => {
    // After a full flush the same bytes mean the same again, so they are packed once.
    const packed = deflateRawSync(Buffer.alloc(UNFOLDED, ' '), { finishFlush: constants.Z_FULL_FLUSH });
    response.writeHead(200, { ...HEADERS, 'content-encoding': 'gzip' });
    response.write(GZIP_HEADER);
    for (let sent = 0; sent < most; sent += UNFOLDED) {
      if (response.destroyed) return false;
      if (!response.write(packed) && !(await room(response))) return false;
      // So small on the wire that all of it would be there before the receiver sees what it comes to.
      await wait(5);
    }
    return isTaken(response);
  });

/** True when the receiver is still there after all that was written was handed to the network. */
async function isTaken(response: ServerResponse): Promise<boolean> {
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.write(' ', () => resolve());
    if (response.destroyed) resolve();
  });
  await wait(50);
  return !response.destroyed;
}
