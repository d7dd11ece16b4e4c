import { parseArgs } from 'node:util';
import { isLocale, LOCALES, type Locale } from '@undersigned/shared/locales.ts';
import { isNewSlug } from '../features/articles/article-import.service.ts';
import { OpsError, UsageError } from './ops-error.ts';

export type ImportOrder = {
  file: string;
  slug?: string | undefined;
  headline?: string | undefined;
  campaign?: string | undefined;
  /** The text translates the article of this slug. */
  language?: Locale | undefined;
  publish: boolean;
};

/** What the command line asks for. */
export function readOrder(args: string[]): ImportOrder {
  const { values, positionals } = parse(args);
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UsageError();
  const { slug, campaign, publish = false, language } = values;
  if (slug !== undefined && !isNewSlug(slug)) {
    throw new OpsError('--slug takes small letters, digits and single hyphens, at most 100.');
  }
  const headline = values.headline?.trim();
  if (headline !== undefined && !/^[^\p{Cc}\p{Cs}]+$/u.test(headline)) {
    throw new OpsError('--headline takes one line of text.');
  }
  if (language === undefined) return { file, slug, headline, campaign, publish };
  if (!isLocale(language)) {
    throw new OpsError(`--language takes one of: ${LOCALES.join(', ')}.`);
  }
  if (slug === undefined) {
    throw new OpsError('--language needs --slug: the article that the text translates.');
  }
  return { file, slug, headline, campaign, publish, language };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        slug: { type: 'string' },
        headline: { type: 'string' },
        campaign: { type: 'string' },
        publish: { type: 'boolean' },
        language: { type: 'string' },
      },
    });
  } catch {
    throw new UsageError();
  }
}
