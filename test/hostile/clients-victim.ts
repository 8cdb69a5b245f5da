import { asks, type Client } from './clients';
import { victim } from './victim';

/** Where each client asks. */
export interface ClientInput {
  readonly origins: Readonly<Record<Client, string>>;
}

/** All clients, one after the other. */
async function each(originOf: (client: Client) => string): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  for (const client of Object.keys(asks) as Client[]) answers[client] = await asks[client](originOf(client));
  return answers;
}

await victim<ClientInput, Readonly<Record<string, unknown>>>({
  warmUp: () => each(() => 'http://127.0.0.1:9'),
  work: ({ origins }) => each((client) => origins[client]),
  summary: (answers) => answers,
});
