import { parseEmailAddress } from './email-address.ts';

export function suggestAddress(raw: string): string | null {
  const at = raw.lastIndexOf('@');
  const meant = MEANT_BY_TYPO.get(
    raw
      .slice(at + 1)
      .trim()
      .toLowerCase(),
  );
  if (at === -1 || meant === undefined) return null;
  const suggestion = parseEmailAddress(`${raw.slice(0, at)}@${meant}`);
  return suggestion.ok ? suggestion.address : null;
}

const MEANT_BY_TYPO = new Map([
  ['gmial.com', 'gmail.com'],
  ['gamil.com', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gmal.com', 'gmail.com'],
  ['gnail.com', 'gmail.com'],
  ['gmaill.com', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gmail.cm', 'gmail.com'],
  ['gmail.om', 'gmail.com'],
  ['gmail.comm', 'gmail.com'],
  ['gmail,com', 'gmail.com'],
  ['gmail', 'gmail.com'],
  ['googlemail.co', 'googlemail.com'],
  ['hotnail.com', 'hotmail.com'],
  ['hotmial.com', 'hotmail.com'],
  ['hotmai.com', 'hotmail.com'],
  ['hotmal.com', 'hotmail.com'],
  ['homail.com', 'hotmail.com'],
  ['hotmail.con', 'hotmail.com'],
  ['hotmail.co', 'hotmail.com'],
  ['hotmail.co.ku', 'hotmail.co.uk'],
  ['yaho.com', 'yahoo.com'],
  ['yahooo.com', 'yahoo.com'],
  ['yhoo.com', 'yahoo.com'],
  ['yahoo.con', 'yahoo.com'],
  ['yahoo.co.ku', 'yahoo.co.uk'],
  ['outlok.com', 'outlook.com'],
  ['outloook.com', 'outlook.com'],
  ['outlook.con', 'outlook.com'],
  ['iclud.com', 'icloud.com'],
  ['icoud.com', 'icloud.com'],
  ['icloud.con', 'icloud.com'],
  ['btinternet.co', 'btinternet.com'],
  ['btinternet.con', 'btinternet.com'],
]);
