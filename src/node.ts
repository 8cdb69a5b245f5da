/**
 * Door `bgz-facade/node`: a facade, or what takes notifications, in a server of Node.
 *
 * @example
 * import { createServer } from 'node:http';
 * import { nodeListener, serverLimits } from 'bgz-facade/node';
 *
 * createServer(serverLimits, nodeListener(facade)).listen(3000);
 */
export { readDataFrom } from './fhir/package/package-root';
export { rememberAddress } from './http/inbound';
export { type NodeListener, type NodeListenerOptions, nodeListener } from './http/node-listener';
export { connectionAddress } from './http/peer-address';
export { connectionCertificate } from './http/peer-certificate';
export { serverLimits } from './http/server-limits';
