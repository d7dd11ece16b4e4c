import { speakAsThePage } from '#lib/page-locale.ts';
import { keepCountsFresh } from './counts.ts';
import { showDisplayName } from './display-name.ts';
import { keepPartsFresh } from './fresh-parts.ts';
import { guessCountry } from './guess-country.ts';
import { pressPatiently } from './pressing.ts';
import { offerSharing } from './share.ts';
import { signInPlace } from './signing.ts';

speakAsThePage();
const { hurry } = keepCountsFresh();
keepPartsFresh();
signInPlace(hurry);
pressPatiently();
showDisplayName();
guessCountry();
offerSharing();
document.documentElement.dataset.enhanced = 'yes';
