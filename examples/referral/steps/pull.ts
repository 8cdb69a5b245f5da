import { ask, reasonOfLast } from '../acts.js';
import { letter } from '../letter.js';
import type { Step } from '../play.js';
import type { Region } from '../region.js';

/** The receiver has a notification, and gets what it offers. */
export async function pull(step: Step, region: Region): Promise<void> {
  const { sender, receiver, other, lines } = region;
  const [first] = receiver.worklist.items;
  if (first === undefined) throw new Error('there is nothing on the worklist');
  const { notification } = first;

  await step(
    'Zuiderpoort asks for a token on the authorization base: it opens this referral and nothing else',
    async () => {
      region.token = await receiver.tokenFor(notification);
      const [, payload = ''] = region.token.split('.');
      const { cnf } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { cnf?: Record<string, string> };
      return [
        ['it is bound to the key of Zuiderpoort (cnf.jkt, DPoP)', cnf?.jkt !== undefined],
        ['and to the certificate of its connection (cnf.x5t#S256)', cnf?.['x5t#S256'] === lines.receiver.thumbprint],
      ];
    },
  );

  await step(
    'Somebody else has that token: it is of no use without the key and the connection it is bound to',
    async () => {
      const token = region.token ?? '';
      const send = lines.other.sends.fetch ?? fetch;
      const url = `${sender.baseUrl}/AllergyIntolerance`;
      const bearer = await send(url, { headers: { authorization: `Bearer ${token}` } });
      const otherKey = await ask(region, 'AllergyIntolerance', token, { party: other.party });
      const keyReason = await reasonOfLast(region);
      const otherLine = await ask(region, 'AllergyIntolerance', token, { line: lines.other });
      const lineReason = await reasonOfLast(region);
      return [
        ['without proof it opens nothing', bearer.status === 401],
        ['with a proof of another key neither (token-proof)', otherKey.status === 401 && keyReason === 'token-proof'],
        [
          'nor with the key of Zuiderpoort, over the connection of Noorderlicht (token-certificate)',
          otherLine.status === 401 && lineReason === 'token-certificate',
        ],
      ];
    },
  );

  await step('Zuiderpoort pulls the BgZ, each search as it was offered', async () => {
    const { complete, sections: offered } = await receiver.pull(notification, { token: region.token ?? '' });
    const count = offered.reduce((sum, section) => sum + section.matches.length, 0);
    return [
      [
        'every section that was offered was obtained',
        complete && offered.every((section) => section.status === 'obtained'),
      ],
      [`${count} resources in ${offered.length} sections, allergies among them`, count > 10],
      [
        'what came conforms to the profiles',
        offered.every((section) => section.reports?.every((report) => report.verdict === 'conforms')),
      ],
    ];
  });

  await step('Zuiderpoort has the referral letter with it', async () => {
    const { documents } = await receiver.pull(notification);
    const [document] = documents;
    return [
      ['one document was obtained', documents.length === 1 && document?.status === 'obtained'],
      ['it is the letter, byte for byte', document?.bytes !== undefined && Buffer.from(letter).equals(document.bytes)],
    ];
  });
}
