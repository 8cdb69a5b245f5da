/**
 * Options of Node's `createServer` that hold who sends slowly, or sends headers without end: 10 s for the headers and a minute
 * for a whole request, where Node takes one and five minutes; 16 KiB of headers (431 for more). How long an answer may take is
 * not among them: that is for the limits of the ports.
 *
 * @example
 * createServer(serverLimits, nodeListener(facade)).listen(3000);
 */
export const serverLimits = {
  /** Milliseconds until the headers must be there; 408 after that. */
  headersTimeout: 10_000,
  /** Milliseconds until a request must be there, its body included. */
  requestTimeout: 60_000,
  /** How often Node looks whether one is late. */
  connectionsCheckingInterval: 5_000,
  /** Bytes of all headers together. */
  maxHeaderSize: 16_384,
} as const;
