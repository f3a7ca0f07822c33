import { type Person, WirewatchError } from '@app/contracts';

/** Who makes a call. */
export class Caller {
  constructor(
    /** Null: a visitor. */
    readonly person: Person | null,
    /** The network address, for the limits. */
    readonly address: string,
    /** The session's token, where the cookie was good. */
    readonly session: string | null,
    private readonly join: () => Promise<Person>,
  ) {}

  /** The person; a visitor becomes an anonymous subscriber and gets the cookie of one. */
  async orJoin(): Promise<Person> {
    return this.person ?? this.join();
  }

  /** Whether the newsroom's own business is theirs. */
  get isStaff(): boolean {
    return this.person?.role === 'staff' || this.person?.role === 'admin';
  }

  /** The person. @throws WirewatchError not-signed-in for a visitor */
  get known(): Person {
    if (this.person === null) throw new WirewatchError('not-signed-in');
    return this.person;
  }
}

const CALLER = Symbol('caller');

/** Notes on a request who makes it. */
export function setCaller(request: object, caller: Caller): void {
  Object.assign(request, { [CALLER]: caller });
}

/** Who makes this request, as the guard found out. */
export function callerOf(request: object): Caller {
  return (request as { [CALLER]: Caller })[CALLER];
}
