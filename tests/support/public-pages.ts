import { LOCALES, pathIn } from '../../packages/shared/src/locales.ts';

const PAGES = [
  '/',
  '/articles/intercepted-call',
  '/campaigns/refugees-welcome',
  '/petitions/go-further-and-faster',
  '/petitions/go-further-and-faster/ledger',
  '/petitions/go-further-and-faster/my-signature',
  '/petitions/go-further-and-faster/check-email',
  '/signature/erased',
  '/privacy',
  '/accessibility',
  '/how-we-count',
  '/sign-in',
  '/petitions/no-such-petition',
  '/confirm/nonsense',
];

/** Every page that needs no mailed link, in every language. */
export const EVERY_PAGE = PAGES.flatMap((path) => LOCALES.map((locale) => pathIn(locale, path)));
