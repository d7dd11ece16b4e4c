import { deviceWords } from '@undersigned/shared/staff/device-words.ts';
import { locale } from '#lib/locale.ts';

/** "Firefox on Linux", in the page's words. */
export function deviceName(device: string | null | undefined): string {
  return deviceWords(device, locale());
}
