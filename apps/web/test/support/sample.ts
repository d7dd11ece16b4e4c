const tally = { total: 12_480, confirmed: 12_480, offline: 0, asOf: '2022-03-16T14:02:00.000Z' };
const donation = {
  id: 'd',
  slug: 'gofundme',
  label: 'Donate',
  provider: 'GoFundMe',
  beneficiary: 'Refugees Welcome appeal (sample)',
  path: '/go/gofundme',
};
const article = {
  id: 'a',
  slug: 'a',
  headline: 'A headline',
  standfirst: null,
  section: null,
  locale: 'en',
  publishedAt: '2022-03-16T10:00:00.000Z',
  updatedAt: '2022-03-16T10:00:00.000Z',
  readingMinutes: 3,
  authors: [],
};
const petition = {
  id: 'p',
  slug: 'p',
  title: 'Go further',
  demand: 'We ask <script>alert(1)</script> for help.',
  addressedTo: 'the UK government',
  locale: 'en',
  status: 'OPEN',
  createdAt: '2022-03-10T09:00:00.000Z',
  closesAt: null,
  closedAt: null,
  textVersion: 1,
  textChangedAt: '2022-03-10T10:00:00.000Z',
  tally: { ...tally, byCountry: [{ country: null, count: 12_480 }] },
  milestone: { target: 15_000, remaining: 2_520, percent: 83.2 },
  milestonesPassed: [{ target: 10_000, reachedOn: '2022-03-15' }],
  recentSupporters: [{ displayName: '<b>A</b> R.', country: 'UA', signedOn: '2022-03-16' }],
  updates: [],
};
const nothing = { confirmed: 0, offline: 0, withdrawn: 0, erased: 0, held: 0 };
const changes = { ...nothing, released: 0, invalidated: 0, reinstated: 0 };
export const ledger = {
  asOf: '2022-03-16T14:02:00.000Z',
  openedOn: '2022-03-15',
  total: 12_480,
  sums: { ...changes, confirmed: 12_313, offline: 180, withdrawn: -13 },
  days: {
    edges: [
      {
        node: {
          day: '2022-03-16',
          changes: { ...changes, confirmed: 2_136, offline: 180, withdrawn: -13 },
          total: 12_480,
        },
      },
      {
        node: { day: '2022-03-15', changes: { ...changes, confirmed: 10_177 }, total: 10_177 },
      },
    ],
    pageInfo: { hasNextPage: false, endCursor: 'days' },
  },
  reasons: {
    edges: [
      {
        node: {
          ...{ day: '2022-03-16', at: '2022-03-16T13:02:00.120Z' },
          ...{ kind: 'OFFLINE', change: 195, role: 'CAMPAIGNER' },
          reason: '=HYPERLINK("http://evil.example"), <b>two</b> rooms',
        },
      },
      {
        node: {
          ...{ day: '2022-03-16', at: '2022-03-16T09:00:00.000Z' },
          ...{ kind: 'OFFLINE', change: -15, role: 'ADMIN' },
          reason: 'Entered twice.',
        },
      },
    ],
    pageInfo: { hasNextPage: false, endCursor: 'reasons' },
  },
  check: { checkedAt: '2022-03-16T13:10:00.000Z', agrees: true },
};
const campaign = {
  id: 'c',
  slug: 'c',
  name: 'Refugees Welcome',
  summary: 'Begun in 2015.',
  locale: 'en',
  petitions: [petition],
  donationLinks: [donation],
  articles: [article],
};
const body = [
  { kind: 'PARAGRAPH', text: 'Text.', attribution: null, attributionUrl: null },
  { kind: 'CAMPAIGN', text: 'Sign.', attribution: null, attributionUrl: null },
];

/** The signer's own view. */
export function ownSignature(state: string) {
  return {
    petition: { ...petition, campaign },
    state,
    name: null,
    maskedEmail: 'r***@e***.org',
    country: null,
    postcode: null,
    display: 'HIDDEN',
    signedAt: '2022-03-16T09:00:00Z',
    confirmedAt: '2022-03-16T09:05:00Z',
    textVersion: 1,
  };
}

/** What the API answers to each of the site's questions, by the name of the question. */
export const answers: Record<string, unknown> = {
  SiteNavigation: { campaign },
  FrontPage: {
    campaign,
    articles: {
      edges: [{ cursor: 'x', node: article }],
      pageInfo: { hasNextPage: false, endCursor: 'x' },
    },
  },
  ArticleTitle: { article },
  Article: { article: { ...article, body, corrections: [], campaign } },
  CampaignPage: { campaign },
  PetitionPage: { petition: { ...petition, campaign } },
  PetitionTitle: { petition },
  PetitionCountries: { petition },
  PetitionCount: { petition },
  PetitionLedger: { petition: { ...petition, ledger } },
  SignPetition: { signPetition: { nextStep: 'CHECK_YOUR_EMAIL' } },
  ConfirmSignature: { confirmSignature: { petition } },
  DisownSignature: { disownSignature: { petition } },
  ConfirmationPrompt: {
    confirmationPrompt: {
      petition: { ...petition, campaign },
      name: 'A Reader',
      country: 'GB',
      postcode: null,
      display: 'HIDDEN',
      consentToUpdates: false,
      nonce: 'nonce',
      alreadyConfirmed: false,
    },
  },
  OwnSignature: { ownSignature: ownSignature('CONFIRMED') },
};
