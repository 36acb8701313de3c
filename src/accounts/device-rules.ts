/**
 * What a session was opened with and from where, in words that a person recognises: the kind of browser, the kind of
 * device, and an address with its end left out. Pure; an unknown browser stays unknown, never a guess.
 */

export const browserNames = ['Edge', 'Opera', 'Samsung Internet', 'Firefox', 'Chrome', 'Safari'] as const;
export type BrowserName = (typeof browserNames)[number];
export const systemNames = ['iPhone', 'iPad', 'Android', 'Windows', 'ChromeOS', 'Mac', 'Linux'] as const;
export type SystemName = (typeof systemNames)[number];

export interface Device {
  readonly browser: BrowserName | undefined;
  readonly system: SystemName | undefined;
}

/** In the order to ask: browsers pass themselves off as those before them. */
const browserMarks: readonly (readonly [BrowserName, RegExp])[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|OPiOS|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
];
const systemMarks: readonly (readonly [SystemName, RegExp])[] = [
  ['iPhone', /\b(iPhone|iPod)\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMac(intosh| OS X)\b/],
  ['Linux', /\bLinux\b/],
];

export function deviceOf(userAgent: string): Device {
  const first = <Name>(marks: readonly (readonly [Name, RegExp])[]): Name | undefined => marks.find(([, mark]) => mark.test(userAgent))?.[0];
  return { browser: first(browserMarks), system: first(systemMarks) };
}

/** "203.0.x.x", "2001:db8:x": enough to tell home from elsewhere; undefined when no address is known. */
export function maskedAddress(ip: string | null | undefined): string | undefined {
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/i.exec(ip ?? '');
  if (v4) return `${v4[1]}.${v4[2]}.x.x`;
  if (!ip?.includes(':')) return undefined;
  const front = ip.split('::')[0]!.split(':').filter(Boolean).slice(0, 2);
  return front.length > 0 ? `${front.join(':').toLowerCase()}:x` : '::x';
}
