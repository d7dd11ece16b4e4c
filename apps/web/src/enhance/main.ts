import { speakAsThePage } from '#lib/page-locale.ts';
import { keepCountsFresh } from './counts.ts';
import { pressPatiently } from './pressing.ts';
import { signInPlace } from './signing.ts';

speakAsThePage();
const { hurry } = keepCountsFresh();
signInPlace(hurry);
pressPatiently();
document.documentElement.dataset.enhanced = 'yes';
