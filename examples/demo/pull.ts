import { type Offer, type PulledSection, pullBgz } from 'bgz-facade/notified-pull';

/** Pulls the BgZ of one patient as the receiver of a notification does; here the token stands for the referral. */
export async function pullDemo(
  baseUrl: string,
  token: string,
  offers: readonly Offer[],
): Promise<readonly PulledSection[]> {
  const notification = {
    status: 'requested',
    receiver: { identifiers: [] },
    getWorkflowTask: false,
    offers,
    warnings: [],
  };
  // The demo EPD is on this machine; another organization is only ever asked over https, without this option.
  const { complete, sections } = await pullBgz({ notification, baseUrl, token, allowLoopbackHttp: true });
  if (!complete) throw new Error('The demo EPD did not give everything.');
  return sections;
}
