/** Every error a person or a client can meet: HTTP status and sentence. Hints say what to do next. */
export const ERRORS = {
  'bad-request': { status: 400, message: 'The request could not be read.' },
  'bad-cursor': { status: 400, message: 'This cursor was not given out by this server.' },
  'invalid-rule': { status: 422, message: 'The rule has faults and was not saved.' },
  'list-in-use': { status: 409, message: 'Rules name this term list.' },
  'not-signed-in': { status: 401, message: 'Sign in first.' },
  'wrong-password': { status: 401, message: 'The e-mail address or the password is wrong.' },
  forbidden: { status: 403, message: 'Your account may not do this.' },
  'cross-origin': { status: 403, message: 'A page of another site may not make this call.' },
  'not-found': { status: 404, message: 'There is nothing at this address.' },
  'name-taken': { status: 409, message: 'This name is taken.' },
  'address-taken': { status: 409, message: 'This address is there already.' },
  'same-thread': { status: 409, message: 'It is in this thread already.' },
  'whole-thread': { status: 422, message: 'A split leaves a story behind.' },
  'demo-apart': { status: 422, message: 'Invented stories and real ones do not go into one thread.' },
  'unsupported-media-type': { status: 415, message: 'Send application/json.' },
  'too-large': { status: 413, message: 'The request is too large.' },
  'unreachable-address': { status: 422, message: 'This address could not be read.' },
  'no-feed-found': { status: 422, message: 'No feed was found at this address.' },
  'not-its-wire': { status: 422, message: 'A wire may hold, correct or kill its own stories only.' },
  'no-device': { status: 409, message: 'No browser of yours can receive push yet.' },
  'too-many-requests': { status: 429, message: 'Too many requests.' },
  internal: { status: 500, message: 'Something failed on the server. It was written to the log.' },
  unavailable: { status: 503, message: 'The server is starting or its database is out of reach.' },
} as const;
export type ErrorCode = keyof typeof ERRORS;

/** The body of every error answer, and the `error` of a socket acknowledgement. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly details?: unknown;
}

/** An outcome that a person must hear of; the edges turn it into an {@link ErrorBody}. */
export class WirewatchError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly hint?: string,
    readonly details?: unknown,
  ) {
    super(ERRORS[code].message);
    this.name = 'WirewatchError';
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return ERRORS[this.code].status;
  }

  /** The body as it goes out. */
  toBody(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.details === undefined ? {} : { details: this.details }),
    };
  }
}
