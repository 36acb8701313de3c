/**
 * When a page tells the server that a person is there. The first input after a pause is told at once; while
 * input goes on, one message per half minute; and when it stops, one last message a few seconds later. So the
 * server's fifteen minutes count from the last input, 4 seconds late at most (S14, A-029), with few messages.
 * Pure of network and events.
 */
export class Heartbeat {
  readonly #interval: number;
  readonly #quiet: number;
  readonly #send: () => void;
  #lastSent: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `loadedAt`: loading the page was the first message. Times are milliseconds of the steady clock. */
  constructor(idleSeconds: number, loadedAt: number, send: () => void) {
    this.#interval = Math.min(30, idleSeconds / 30) * 1000;
    this.#quiet = Math.min(4, idleSeconds / 30) * 1000;
    this.#lastSent = loadedAt;
    this.#send = send;
  }

  input(at: number): void {
    const due = this.#lastSent + this.#interval;
    clearTimeout(this.#timer);
    if (at >= due) this.#beat(at);
    else
      this.#timer = setTimeout(
        () => this.#beat(Math.min(at + this.#quiet, due)),
        Math.min(this.#quiet, due - at),
      );
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #beat(at: number): void {
    this.#lastSent = at;
    this.#send();
  }
}
