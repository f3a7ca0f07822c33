/**
 * The JSON inside a push message: WebKit's declarative form, which the service
 * worker reads too (https://webkit.org/blog/16535/meet-declarative-web-push/).
 */
export interface PushMessage {
  readonly web_push: 8030;
  readonly notification: {
    readonly title: string;
    readonly body: string;
    /** Where a click leads: an absolute URL inside Wirewatch. */
    readonly navigate: string;
    /** The same for every version of an alert, so that a newer one replaces the older. */
    readonly tag: string;
    readonly lang?: string;
    readonly silent: boolean;
  };
  /** The alert version shown, for the page that opens. */
  readonly wirewatch: { readonly alert: string; readonly version: number };
}
