import type { PollFailureCode } from '@app/contracts';

/** Why no answer came, or none that could be used. */
export type OutboundFailureCode = Extract<
  PollFailureCode,
  'bad-address' | 'private-address' | 'unreachable' | 'timeout' | 'too-large' | 'too-many-redirects'
>;

export interface OutboundFailure {
  readonly kind: 'failed';
  readonly code: OutboundFailureCode;
  /** A sentence for people; names the host, never the whole address or a credential. */
  readonly message: string;
}

/** A failure with its sentence. */
export function failed(code: OutboundFailureCode, message: string): OutboundFailure {
  return { kind: 'failed', code, message };
}

/** Sentences for the error codes of Node and undici; HOST stands for the host. */
const WORDS: Readonly<Record<string, readonly [OutboundFailureCode, string]>> = {
  PRIVATE_ADDRESS: ['private-address', 'HOST is at a private address, which may not be reached.'],
  DECODED_TOO_LARGE: ['too-large', 'The answer of HOST grows beyond the limit when it is unpacked.'],
  UNDECODABLE: ['unreachable', 'The packed answer of HOST is damaged or cut off.'],
  ENOTFOUND: ['unreachable', 'The name HOST is not known.'],
  EAI_AGAIN: ['unreachable', 'The name HOST could not be looked up: the name server does not answer.'],
  ECONNREFUSED: ['unreachable', 'HOST refuses connections.'],
  ECONNRESET: ['unreachable', 'HOST closed the connection before the answer was complete.'],
  EPIPE: ['unreachable', 'HOST closed the connection before the answer was complete.'],
  UND_ERR_SOCKET: ['unreachable', 'HOST closed the connection before the answer was complete.'],
  EHOSTUNREACH: ['unreachable', 'There is no way to HOST from this network.'],
  ENETUNREACH: ['unreachable', 'There is no way to HOST from this network.'],
  EADDRNOTAVAIL: ['unreachable', 'There is no way to HOST from this network.'],
  ETIMEDOUT: ['timeout', 'HOST could not be reached in time.'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'HOST could not be reached in time.'],
  UND_ERR_HEADERS_OVERFLOW: ['unreachable', 'The headers of HOST are too large.'],
  CERT_HAS_EXPIRED: ['unreachable', 'The certificate of HOST has expired.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['unreachable', 'The certificate of HOST belongs to another name.'],
};

/** Certificate faults of OpenSSL, beside those above, all end the same way for a reader. */
const CERTIFICATE = /CERT|SELF_SIGNED|ISSUER|VERIFY/;

/** Puts a thrown error of the transport into a code and a sentence. */
export function failureOf(error: unknown, host: string): OutboundFailure {
  const code = codeOf(error);
  const known = WORDS[code];
  if (known !== undefined) return failed(known[0], known[1].replace('HOST', host));
  if (CERTIFICATE.test(code)) {
    return failed('unreachable', `The certificate of ${host} could not be verified (${code}).`);
  }
  if (/SSL|TLS/.test(code)) {
    return failed('unreachable', `No secure connection to ${host} could be made (${code}).`);
  }
  if (code.startsWith('HPE_')) return failed('unreachable', `What ${host} answers is not HTTP.`);
  return failed('unreachable', `${host} could not be reached${code === '' ? '' : ` (${code})`}.`);
}

/** Faults of a kept connection that the other side had already closed: the same request may be sent once more. */
export function isStaleConnection(error: unknown): boolean {
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'ERR_HTTP2_GOAWAY_SESSION'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
