// The feature ladder: imports go downwards only. A feature may know the levels below its own, and
// of another feature nothing but its service, its entity and its types.
const LADDER = [
  ['contacts', 'integrity'],
  ['campaigns', 'accounts', 'subscriptions'],
  ['petitions', 'articles', 'donations'],
  ['signatures', 'comments', 'funnel'],
  ['upvotes', 'newsletter', 'decisions', 'trends'],
  ['alerts'],
  ['staff'],
];

const FEATURES = 'apps/api/src/features';
const anyOf = (names) => `(?:${names.join('|')})`;

const downwardsOnly = LADDER.flatMap((level, i) =>
  level.map((feature) => ({
    name: `${feature}-looks-down-only`,
    comment: `${feature} stands on level ${i + 1}; it may import lower levels only.`,
    severity: 'error',
    from: { path: `^${FEATURES}/${feature}/` },
    to: {
      path: `^${FEATURES}/${anyOf(LADDER.slice(i).flat())}/`,
      pathNot: `^${FEATURES}/${feature}/`,
    },
  })),
);

// Within a feature: resolver, service, jobs, then queries, mail, rules and writer, entity last.
const ROLES = [
  ['resolver'],
  ['service'],
  ['jobs'],
  ['queries', 'mail', 'rules', 'writer'],
  ['entity'],
];

const rolesLookDown = ROLES.slice(1).map((roles, i) => ({
  name: `${roles[0]}-looks-down-only`,
  comment: 'Inside a feature: resolver, service, jobs, {queries, mail, rules, writer}, entity.',
  severity: 'error',
  from: { path: `^${FEATURES}/([^/]+)/[^/]+\\.${anyOf(roles)}\\.ts$` },
  to: { path: `^${FEATURES}/$1/[^/]+\\.${anyOf(ROLES.slice(0, i + 1).flat())}\\.ts$` },
}));

module.exports = {
  forbidden: [
    ...downwardsOnly,
    ...rolesLookDown,
    {
      name: 'features-enter-by-the-door',
      comment: 'Another feature is entered by .service, .entity or .type only.',
      severity: 'error',
      from: { path: `^${FEATURES}/([^/]+)/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `^${FEATURES}/`,
        pathNot: [`^${FEATURES}/$1/`, '\\.(?:service|entity|type)\\.ts$'],
      },
    },
    {
      name: 'features-are-on-the-ladder',
      comment: 'A new feature needs a place on the ladder above.',
      severity: 'error',
      from: { path: `^${FEATURES}/`, pathNot: `^${FEATURES}/${anyOf(LADDER.flat())}/` },
      to: {},
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform has no domain words at all.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/platform/' },
    },
    {
      name: 'features-know-no-composition',
      comment: 'Servers, schemas and operator commands see everything and are seen by nothing.',
      severity: 'error',
      from: { path: `^${FEATURES}/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/(?:platform|features)/' },
    },
    {
      name: 'staff-stays-staff',
      comment: 'What staff see must not come into the public schema by an import.',
      severity: 'error',
      from: { path: `^${FEATURES}/.*\\.ts$`, pathNot: ['\\.staff\\.', '\\.test\\.ts$'] },
      to: { path: '\\.staff\\.' },
    },
    {
      name: 'public-schema-without-staff',
      severity: 'error',
      from: { path: '^apps/api/src/public-schema\\.ts$' },
      to: { path: '\\.staff\\.|staff-schema' },
    },
    {
      name: 'web-knows-no-api',
      comment: 'The web site knows the API by its schema only.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/api/' },
    },
    {
      name: 'shared-knows-neither',
      severity: 'error',
      from: { path: '^packages/shared/' },
      to: { path: '^apps/' },
    },
    {
      name: 'api-knows-no-web',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^(?:apps/web|scripts)/' },
    },
    {
      name: 'types-and-inputs-are-leaves',
      comment:
        'A type or an input is read by others and reads nothing of its feature but its like.',
      severity: 'error',
      from: { path: `^${FEATURES}/.*\\.(?:type|input)\\.ts$` },
      to: { path: `^${FEATURES}/.*\\.(?:resolver|service|jobs|queries|mail|writer)\\.ts$` },
    },
    {
      name: 'programs-need-no-tests',
      severity: 'error',
      from: { pathNot: '^scripts/pictures|\\.test\\.ts$|^apps/[^/]+/test/|^tests/|^bench/' },
      to: { path: '\\.test\\.ts$|^apps/[^/]+/test/|^tests/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dead-ends',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '(?:^|/)(?:dist|build|\\.svelte-kit|paraglide|generated)/',
        '^\\$app/',
        '\\$types(?:\\.js)?$',
      ],
    },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'node', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
    },
  },
};
