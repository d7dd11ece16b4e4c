import { speakAsThePage } from '#lib/page-locale.ts';
import { keepCountsFresh } from './counts.ts';
import { showDisplayName } from './display-name.ts';
import { guessCountry } from './guess-country.ts';
import { pressPatiently } from './pressing.ts';
import { offerSharing } from './share.ts';
import { signInPlace } from './signing.ts';

speakAsThePage();
const { hurry } = keepCountsFresh();
signInPlace(hurry);
pressPatiently();
showDisplayName();
guessCountry();
offerSharing();
document.documentElement.dataset.enhanced = 'yes';
