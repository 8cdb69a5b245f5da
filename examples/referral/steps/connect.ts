import type { CapabilityStatement } from 'fhir/r3';
import { authority } from '../certificates.js';
import { type Line, mutualTls, withoutCertificate } from '../line.js';
import type { Step } from '../play.js';
import type { Region } from '../region.js';

/** Before anything is said: who gets a connection at all. */
export async function connect(step: Step, region: Region): Promise<void> {
  const { receiver, lines, ca } = region;
  const statement = `${receiver.baseUrl}/metadata`;
  const init = { headers: { accept: 'application/fhir+json' } };

  await step('De Brug asks what Zuiderpoort takes: some clients send nothing before they know', async () => {
    const response = await (lines.sender.sends.fetch ?? fetch)(statement, init);
    const { fhirVersion, rest } = (await response.json()) as CapabilityStatement;
    return [
      ['it says so without a token', response.status === 200],
      ['it is STU3', fhirVersion.startsWith('3.0.')],
      ['it takes Tasks', rest?.[0]?.resource?.[0]?.type === 'Task'],
    ];
  });

  await step(
    'A stranger asks the same: without a certificate of the region nothing is answered (mutual TLS)',
    async () => {
      const stranger = mutualTls('de-brug.example', { ...authority('CA of somebody else'), ca: ca.ca });
      const plain = withoutCertificate(ca);
      const server = mutualTls('de-brug.example', authority('CA of somebody else'));
      const answered = async ({ sends }: Pick<Line, 'sends'>): Promise<boolean> =>
        (sends.fetch ?? fetch)(statement, init).then(
          () => true,
          () => false,
        );
      const [byOther, byNone, byDoubter] = await Promise.all([answered(stranger), answered(plain), answered(server)]);
      await Promise.all([stranger, plain, server].map((line) => line.close()));
      return [
        ['not with a certificate of another authority, whatever name is on it', !byOther],
        ['not without any', !byNone],
        ['and who does not know the authority of Zuiderpoort sends nothing to it', !byDoubter],
      ];
    },
  );
}
