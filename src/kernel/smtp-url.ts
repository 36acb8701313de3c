/** The address of a mail server as it stands in SMTP_URL. The URL may hold a password: it is never shown or logged. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps://`); without it STARTTLS is demanded, but for loopback. */
  readonly tls: boolean;
  readonly loopback: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

/** Reads `smtps://user:password@host:465` or `smtp://host:587`. Undefined when it is neither. */
export function readSmtpUrl(text: string): SmtpServer | undefined {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!host || !/^\/?$/.test(url.pathname) || url.search || url.hash) return undefined;
  const tls = url.protocol === 'smtps:';
  return {
    host, tls, port: Number(url.port || (tls ? 465 : 587)),
    loopback: host === 'localhost' || host === '::1' || /^127\./.test(host),
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  };
}
