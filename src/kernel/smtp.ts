/**
 * A conversation with a mail server, by nodemailer. Certificates are checked, TLS is 1.2 or newer, and nothing goes
 * out in the clear unless the server is this machine: `smtp://` to any other host upgrades with STARTTLS or fails.
 * Tells what became of a mail in terms that a retry can be decided on. Never logs an address or a word of a mail.
 */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from './smtp-url.ts';

export interface Letter {
  /** The same at every try, so that a server or a reader can tell a second copy. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * `sent`: the server took it. `refused`: it will not take this mail, now (4xx) or ever (5xx). `unsure`: the connection
 * was lost after the whole mail had gone out. `unreachable`: nothing can be sent to anybody just now.
 */
export type Outcome =
  | { readonly did: 'sent' }
  | { readonly did: 'refused'; readonly code: number }
  | { readonly did: 'unsure' }
  | { readonly did: 'unreachable'; readonly why: string; readonly code?: number };

export interface MailLine {
  send(letter: Letter): Promise<Outcome>;
  close(): void;
}

/** Milliseconds. A server that answers slower than this is as good as away (a tarpit must not hold up everybody). */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
type Patience = typeof patience & { longest: number };
const longestMail = 60_000;

/** `name` is what the portal calls itself. Connects with the first mail, and again after a connection was lost. */
export function openMailLine(server: SmtpServer, name: string, times: Partial<Patience> = {}): MailLine {
  let line: SMTPConnection | undefined;
  const { longest = longestMail, ...limits } = { ...patience, ...times };

  return {
    async send(letter) {
      const message = await bytesOf(letter);
      let open: SMTPConnection;
      try {
        open = line && !line.destroyed ? line : (line = await connect(server, name, limits));
      } catch (error) {
        return { did: 'unreachable', ...whyOf(error) };
      }
      let gone = false;
      const body = Readable.from([message]).once('end', () => (gone = true));
      const late = setTimeout(() => open.close(), longest);
      try {
        await answerOf(open, (done) => open.send({ from: letter.from.address, to: letter.to }, body, done));
        return { did: 'sent' };
      } catch (error) {
        // The next mail gets a connection that knows nothing of this one.
        hangUp();
        return outcomeOf(error as SmtpFailure, gone);
      } finally {
        clearTimeout(late);
      }
    },
    close: hangUp,
  };

  function hangUp(): void {
    if (line && !line.destroyed) line.quit();
    line = undefined;
  }
}

/** Asks the server whether it would take mails from us, without sending one. Undefined when it would. */
export async function whyNotMailServer(server: SmtpServer, name: string): Promise<{ why: string; code?: number } | undefined> {
  try {
    (await connect(server, name, patience)).quit();
    return undefined;
  } catch (error) {
    return whyOf(error);
  }
}

async function connect(server: SmtpServer, name: string, limits: typeof patience): Promise<SMTPConnection> {
  const line = new SMTPConnection({
    host: server.host, port: server.port, secure: server.tls, name,
    // On loopback the certificate could be for no name, and there is no wire to listen on.
    ...(server.tls ? {} : server.loopback ? { ignoreTLS: true } : { requireTLS: true }),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...limits,
  });
  try {
    await answerOf<void>(line, (done) => line.connect((error) => done(error)));
    if (server.auth) await answerOf<void>(line, (done) => line.login({ credentials: server.auth! }, (error) => done(error)));
    return line;
  } catch (error) {
    line.close();
    throw error;
  }
}

/** The sender is the same for every mail: a server that refuses it, or says goodbye (421), refuses everybody. */
function outcomeOf(error: SmtpFailure, gone: boolean): Outcome {
  const { responseCode: code, command } = error;
  if (code && code !== 421 && command !== 'MAIL FROM') return { did: 'refused', code };
  return gone && !code ? { did: 'unsure' } : { did: 'unreachable', ...whyOf(error) };
}

async function bytesOf(letter: Letter): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: letter.messageId, date: letter.date, from: letter.from, to: letter.to, replyTo: letter.replyTo,
    subject: letter.subject, text: letter.text, html: letter.html, disableFileAccess: true, disableUrlAccess: true,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': letter.language },
  });
  return composer.compile().build();
}

type SmtpFailure = Error & { code?: string; responseCode?: number; command?: string };

/** What a log may hold: codes of nodemailer and of TLS, never an address. */
function whyOf(error: unknown): { why: string; code?: number } {
  const { code, responseCode } = error as SmtpFailure;
  return { why: code ?? 'failed', ...(responseCode && { code: responseCode }) };
}

/** A failure comes by the callback or, when the connection breaks, as an event. */
function answerOf<T>(line: SMTPConnection, ask: (done: (error?: unknown, answer?: T) => void) => void): Promise<T> {
  return new Promise<T>((settle, fail) => {
    const broken = (error: unknown): void => done(error);
    const ended = (): void => done(Object.assign(new Error('The connection was closed'), { code: 'ECONNECTION' }));
    const done = (error?: unknown, answer?: T): void => {
      line.removeListener('error', broken);
      line.removeListener('end', ended);
      // Errors of a connection that nobody uses any more are no concern.
      line.on('error', () => undefined);
      if (error) fail(error);
      else settle(answer as T);
    };
    line.once('error', broken);
    line.once('end', ended);
    ask(done);
  });
}
