/**
 * A mail server of one's own for a test: a real TCP conversation, and what arrived, parsed. It can be told to
 * misbehave: to refuse, to hang, to take a mail and drop the line.
 */
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** Everything that was taken, oldest first; of an accepted mail whose line was dropped, too. */
  readonly mails: ParsedMail[];
  /** What it answers to a recipient, or after the mail: a code and a text; nothing for yes. */
  refuse?: { at: 'recipient' | 'sender' | 'end'; code: number } | undefined;
  /** Takes the mail and drops the line without an answer. */
  dropAfterMail: boolean;
  /** Milliseconds before each answer to a mail. */
  slow: number;
  connections: number;
  stop(): Promise<void>;
}

export async function openMailServer(options: SMTPServerOptions & { port?: number } = {}): Promise<MailServer> {
  const no = (code: number): Error => Object.assign(new Error(`No (${code})`), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false, disableReverseLookup: true, closeTimeout: 100,
    onConnect(_session, done) {
      state.connections += 1;
      done();
    },
    onMailFrom: (_address, _session, done) => done(state.refuse?.at === 'sender' ? no(state.refuse.code) : undefined),
    onRcptTo: (_address, _session, done) => done(state.refuse?.at === 'recipient' ? no(state.refuse.code) : undefined),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void (async () => {
        if (state.refuse?.at === 'end') return done(no(state.refuse.code));
        state.mails.push(await simpleParser(Buffer.concat(chunks)));
        if (state.slow) await new Promise((wait) => setTimeout(wait, state.slow));
        if (!state.dropAfterMail) return done();
        for (const connection of server.connections) if ((connection as unknown as { id: string }).id === session.id) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
      })());
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(options.port ?? 0, '127.0.0.1', () => listening()));
  const { port } = server.server.address() as AddressInfo;
  const state: MailServer = {
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`, port, mails: [], dropAfterMail: false, slow: 0, connections: 0,
    stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
  };
  return state;
}

/** The link of a mail, as a path of the portal. */
export const linkIn = (mail: { text?: string | undefined }): string => {
  const found = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0];
  if (!found) throw new Error(`No link in the mail: ${mail.text}`);
  const url = new URL(found);
  return url.pathname + url.search + url.hash;
};
