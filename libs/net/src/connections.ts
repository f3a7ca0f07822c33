import type { TLSSocket } from 'node:tls';
import { Client, EnvHttpProxyAgent, Pool, buildConnector } from 'undici';
import type { Dispatcher } from 'undici';
import type { AddressBook } from './address-book.js';
import { isLiteral } from './address-policy.js';

/** A connection that no other request needs for so long is closed; a server's own hint counts before it. In ms. */
const IDLE_MS = 30_000;
const CONNECT_MS = 10_000;
/** Connections to one origin: HTTP/1.1 sends one request at a time on each. */
const PER_ORIGIN = 32;
/** Requests at once on one HTTP/2 connection: what servers commonly grant. */
const STREAMS = 100;

/** undici sends one request at a time on HTTP/2 too, unless the client is told after the protocol was agreed. */
function multiplexing(origin: URL, options: Client.Options): Client {
  const connect = options.connect as buildConnector.connector;
  const client: Client = new Client(origin, {
    ...options,
    connect: (target, callback) => {
      connect(target, (...[error, socket]) => {
        if (error === null) {
          client.pipelining = (socket as TLSSocket).alpnProtocol === 'h2' ? STREAMS : 1;
          callback(null, socket);
        } else {
          callback(error, null);
        }
      });
    },
  });
  return client;
}

/**
 * Kept-alive connections, HTTP/2 where offered, through a proxy where HTTP_PROXY,
 * HTTPS_PROXY and NO_PROXY say so. Direct connections are made to checked addresses
 * only: names through the book's look-up, literal addresses here, because sockets
 * look those up nowhere.
 */
export function openConnections(book: AddressBook): Dispatcher {
  const plain = buildConnector({ allowH2: true, timeout: CONNECT_MS, lookup: book.lookup });
  const connect: buildConnector.connector = (target, callback) => {
    if (!isLiteral(target.hostname)) {
      plain(target, callback);
      return;
    }
    book.addressesOf(target.hostname).then(
      () => {
        plain(target, callback);
      },
      (error: Error) => {
        callback(error, null);
      },
    );
  };
  return new EnvHttpProxyAgent({
    connect,
    connections: PER_ORIGIN,
    keepAliveTimeout: IDLE_MS,
    // Each request has time limits of its own.
    headersTimeout: 0,
    bodyTimeout: 0,
    factory: (origin, options) =>
      new Pool(origin, {
        ...options,
        factory: (poolOrigin: URL, poolOptions: object) => multiplexing(poolOrigin, poolOptions),
      }),
  });
}
