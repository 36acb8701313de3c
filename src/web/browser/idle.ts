/**
 * `<portico-idle>`: warns before an idle session ends and clears the screen when it has (requirements S14,
 * S15, S17). The server is the clock. Heartbeat: POST `csrf`; state: GET, which never extends. Both answer
 * 200 with `{ "secondsLeft": n }`; 401, 403 or a redirect mean that the session is over. Input counts only
 * while the page is in sight; while the warning is open, moving the pointer or the focus does not.
 */
import { blank, cover, leave, uncover } from './cover.ts';
import { Heartbeat } from './heartbeat.ts';
import { IdleClock, now } from './idle-clock.ts';
import { get, post } from './request.ts';
import { openTabs, type TabMessage } from './tabs.ts';
import { IdleWarning } from './idle-warning.ts';

const always = ['keydown', 'pointerdown', 'touchstart'];
const unlessWarned = ['pointermove', 'wheel', 'scroll', 'focusin'];

export class IdleElement extends HTMLElement {
  #clock = new IdleClock(Infinity, now());
  #heartbeat: Heartbeat | undefined;
  #warning: IdleWarning | undefined;
  #tabs: ReturnType<typeof openTabs> | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;
  #asking = false;
  #over = false;

  connectedCallback(): void {
    const idle = Number(this.dataset.idleSeconds);
    this.#clock = new IdleClock(idle, now());
    this.#heartbeat = new Heartbeat(idle, performance.now(), () => void this.#beat());
    this.#warning = new IdleWarning(this, () => void this.#beat());
    this.#tabs = openTabs((message) => this.#hear(message));
    this.#tick = setInterval(() => this.#look(), 1000);
    for (const kind of [...always, ...unlessWarned])
      addEventListener(kind, this.#input, { capture: true, passive: true });
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('online', this.#wake);
    addEventListener('pagehide', this.#hide);
    addEventListener('pageshow', this.#show);
  }

  disconnectedCallback(): void {
    clearInterval(this.#tick);
    this.#heartbeat?.stop();
    this.#tabs?.close();
    for (const kind of [...always, ...unlessWarned])
      removeEventListener(kind, this.#input, { capture: true });
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('online', this.#wake);
  }

  readonly #input = (event: Event): void => {
    if (this.#over || document.visibilityState !== 'visible') return;
    if (!this.#warning?.open) this.#heartbeat?.input(performance.now());
    else if (always.includes(event.type) && this.#warning.isAnswer(event)) void this.#beat();
  };

  /** Once a second: is it time to warn, to ask, to end? */
  #look(): void {
    const remaining = this.#clock.remaining(now());
    if (remaining <= 0) cover();
    if (remaining <= 0 || this.#clock.hasDrifted(now())) void this.#ask();
    else this.#warning?.show(remaining);
  }

  readonly #wake = (): void => {
    if (document.visibilityState !== 'visible') return;
    if (this.#clock.remaining(now()) <= 0) cover();
    void this.#ask();
  };

  /** A page put aside by the browser must not come back with the record on it (Back after signing out). */
  readonly #hide = (event: PageTransitionEvent): void => {
    if (event.persisted) cover();
  };

  readonly #show = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    blank();
    location.reload();
  };

  async #beat(): Promise<void> {
    await this.#follow(post(this.dataset.heartbeatUrl ?? '', new URLSearchParams()));
  }

  async #ask(): Promise<void> {
    if (this.#asking || this.#over) return;
    this.#asking = true;
    await this.#follow(get(this.dataset.stateUrl ?? ''));
    this.#asking = false;
  }

  /**
   * Takes over what the server says. Without an answer the page's own clock goes on, and ends the page in
   * time.
   */
  async #follow(request: Promise<Response>): Promise<void> {
    try {
      const answer = await request;
      if (answer.ok) this.#alive((await answer.json()).secondsLeft, true);
      else if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403)
        this.#end('idle');
      else throw new Error(`The session address answered ${answer.status}`);
    } catch {
      if (this.#clock.remaining(now()) <= 0) this.#end('idle');
    }
  }

  #alive(secondsLeft: number, tell: boolean): void {
    if (this.#over) return;
    this.#clock.set(secondsLeft, now());
    if (secondsLeft <= 0) return;
    uncover();
    this.#warning?.show(secondsLeft);
    if (tell) this.#tabs?.tell({ kind: 'alive', secondsLeft });
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'alive') this.#alive(message.secondsLeft, false);
    else this.#end(message.kind);
  }

  /**
   * After an idle end: to the page that says so. After signing out in another tab: the server knows where to.
   */
  #end(kind: 'idle' | 'signed-out'): void {
    if (this.#over) return;
    this.#over = true;
    if (kind === 'idle') this.#tabs?.tell({ kind });
    leave(kind === 'idle' ? this.dataset.signedOutUrl : undefined);
  }
}
