import { describe, expect, test } from 'vitest';
import { callIn } from './article-call.rules.ts';

describe('a call for the newsletter is', () => {
  test.each([
    'Sign up to our free weekly newsletter',
    'Sign up to our new free Indy100 weekly newsletter',
    'SIGN UP TO OUR FREE WEEKLY NEWSLETTER',
    'Sign up here for our daily newsletter.',
    'Please sign up to our newsletter!',
    'For the latest on the war, sign up to our free weekly newsletter.',
    'Click here to sign up to our newsletter',
    'To receive our newsletter click here.',
    'You can sign up to our newsletter here.',
    'Subscribe to our newsletter',
    'Subscribe now',
    'Sign up',
    'Get the best of our reporting straight to your inbox',
    'Why not subscribe to the newsletter today?',
    '**Sign up to our newsletter** >>',
    'Don’t forget to sign up to our newsletter.',
    'Free weekly newsletter',
    'Sign up for our morning briefing.',
    'Stay informed: sign up to our newsletter',
    'Click here to subscribe.',
    'Please consider subscribing.',
    'Unsubscribe at any time.',
    'By signing up you agree to our terms of use.',
  ])('%s', (sentence) => expect(callIn(sentence)).toEqual(['NEWSLETTER']));
});

describe('a call for an upvote is', () => {
  test.each([
    'To have your say and upvote this article, log in or register',
    'Have your say in our news democracy.',
    'Click the upvote icon at the top of the page to help raise this article through the rankings.',
    'Upvote this article',
    'Upvote',
    'Please log in or register to upvote this article',
    'Please log in or register …',
    'Log in or register',
    'Login / Register',
    'Upvote ▲ 12',
    'To have your say please log in or register',
    'You must be logged in to upvote this article.',
    'If you liked this story, hit the upvote button!',
    'Help raise this article through the rankings',
  ])('%s', (sentence) => expect(callIn(sentence)).toEqual(['UPVOTE']));
});

describe('a call for the campaign is', () => {
  test.each([
    'To sign the petition click here.',
    'To sign the petition, please click here.',
    'To sign our petition you can click here',
    'Sign the petition',
    'Sign the Refugees Welcome petition here.',
    'Please sign our petition calling on the government to go further and faster.',
    'Add your name to the petition here',
    'If you would like to donate then please click here for our GoFundMe page.',
    'To donate go to our GoFundMe page',
    'To donate, visit the campaign’s GoFundMe page.',
    'Donate',
    'Donate here.',
    'Click HERE to sign.',
    'Add your signature here',
    'Please consider donating to our appeal.',
    'You can help by signing our petition here.',
    'Take action: sign our petition.',
    'Donate via GoFundMe',
    'Please help us by signing the petition.',
    'Have your say and sign the petition here.',
    'Visit gofundme.com/f/refugees-welcome-demo to donate',
    'Donate to our Refugees Welcome appeal',
    'To find out more about our Refugees Welcome campaign, click here.',
    'Find out more about our Refugees Welcome campaign',
    'To find out more about our “Refugees Welcome” campaign, click here.',
    'You can donate to the appeal here.',
    'Donations can be made on our GoFundMe page.',
    'Our petition can be signed here.',
    '(Click here to sign the petition.)',
    'Follow this link to support the appeal.',
  ])('%s', (sentence) => expect(callIn(sentence)).toEqual(['CAMPAIGN']));
});

describe('a call with nothing to take its place is', () => {
  test.each([
    'Click here',
    'For more on this story, click here.',
    'Follow our live blog here',
    'The Conversation (0)',
    'The Conversation',
    'Comments (12)',
    'The Conversation (0 comments)',
    'To join the conversation please log in or register',
    'Comments',
    '0 comments',
    '0Comments',
    '0 replies',
    'Join thought-provoking conversations, follow other readers and see their replies',
    'Register for free to continue reading',
    'Share on Facebook',
    'Share this article',
    'Join the conversation',
    'Please log in or register to comment',
    'Log in to join the discussion',
    'Be the first to comment',
    'What do you think? Let us know in the comments below'.split('? ')[1]!,
    'There are no comments yet',
    'View comments',
    'Already have an account? ',
  ])('%s', (sentence) => expect(callIn(sentence)).toEqual([]));
});

test('a sentence may call for several things, in its order', () => {
  expect(callIn('Sign our petition and sign up to our newsletter.')).toEqual([
    'CAMPAIGN',
    'NEWSLETTER',
  ]);
  expect(callIn('To get our newsletter or to donate, click here.')).toEqual([
    'NEWSLETTER',
    'CAMPAIGN',
  ]);
});
