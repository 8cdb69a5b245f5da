import { request } from 'node:http';

/** A request as a test states it. */
export interface Question {
  /** Under the base: `AllergyIntolerance?…`. */
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back of it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The token of the example EPD. */
export const bearer = { authorization: 'Bearer demo' };

/** What a proxy of somebody else may say, which no host is to believe. */
export const forwarded = {
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-real-ip': '203.0.113.7',
  forwarded: 'for=203.0.113.7;host=evil.example;proto=https',
};

/** Asks over HTTP as it is written: nothing is taken out of its coding or followed. */
export function ask(base: string, { path, method = 'GET', headers = {}, body }: Question): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const asked = request(
      `${base}/${path}`,
      { method, headers: { ...forwarded, ...length, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const sent = response.headersDistinct;
          const told = Object.entries(sent).map(([name, values = []]): [string, string] => [name, values.join(', ')]);
          resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(told), body: Buffer.concat(parts) });
        });
      },
    );
    // Who is answered before its body was taken may find the connection closed while it still sends.
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The same as a web-standard request, for `facade.fetch`. */
export async function askFetch(
  fetch: (request: Request) => Promise<Response>,
  base: string,
  { path, method = 'GET', headers = {}, body }: Question,
): Promise<Reply> {
  const init = { method, headers: { host: new URL(base).host, ...forwarded, ...headers }, body: body ?? null };
  const response = await fetch(new Request(`${base}/${path}`, init));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}
