/** What somebody who knows a person would try first as their password: names of the portal, the clinic, the person, and the birth date. */
import type { Settings } from '../organization/settings.ts';

export interface KnownPerson {
  readonly given: string | null;
  readonly family: string | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
}

export function nearWords(settings: Settings, { given, family, birthDate }: KnownPerson): string[] {
  const [year = '', month = '', day = ''] = (birthDate ?? '').split('-');
  return [settings['brand.name'], settings['organization.name'], given ?? '', family ?? '', year + month + day, month + day + year, day + month + year];
}
