import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { answer, settle } from './lambda.js';

/** The function behind a function URL with `InvokeMode: RESPONSE_STREAM`: an answer leaves as it is made, up to 200 MB of it. */
export const handler = awslambda.streamifyResponse<APIGatewayProxyEventV2>(async (event, stream) => {
  try {
    const { status, headers, body } = await answer(event);
    const sent = awslambda.HttpResponseStream.from(stream, {
      statusCode: status,
      headers: Object.fromEntries(headers),
    });
    // What goes wrong on the way breaks the answer off, so that no part of it is taken for the whole.
    await pipeline(
      body === null ? Readable.from([]) : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
      sent,
    );
  } finally {
    await settle();
  }
});
