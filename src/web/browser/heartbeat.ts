/**
 * When a page tells the server that a person is there. The first input after a pause is told at once, further input at
 * most once per interval, and always how long ago it was: so the server's fifteen minutes count from the input itself
 * (requirement S14: exact to 5 seconds), not from the message. Pure of network and events.
 */
export class Heartbeat {
  readonly #interval: number;
  readonly #send: (agoSeconds: number) => void;
  #lastInput = -Infinity;
  #lastSent = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(idleSeconds: number, send: (agoSeconds: number) => void) {
    this.#interval = Math.min(30, idleSeconds / 30) * 1000;
    this.#send = send;
  }

  /** Input happened at this time of the steady clock, in milliseconds. */
  input(at: number): void {
    this.#lastInput = at;
    if (this.#timer !== undefined) return;
    const wait = this.#lastSent + this.#interval - at;
    if (wait <= 0) this.#beat(at);
    else this.#timer = setTimeout(() => this.#beat(performance.now()), wait);
  }

  /** Somebody else told the server just now: another tab, or this page by loading. */
  told(at: number): void {
    this.#lastSent = at;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #beat(at: number): void {
    this.stop();
    this.#lastSent = at;
    this.#send(Math.max(0, (at - this.#lastInput) / 1000));
  }
}
