// Who may import whom (docs/start-here.md shows the picture). Each rule says what to do instead.
// tests/boundaries plants a violation of each rule and expects it to be caught.
const TESTS = '\\.test\\.ts$|^tests/|/testing/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'contract-stands-alone', severity: 'error',
      comment: 'The contract knows nobody. Put shared logic into domain/ and let both sides import it.',
      from: { path: '^electron/contract/', pathNot: TESTS },
      to: { path: '^(electron|renderer)/', pathNot: '^electron/contract/' },
    },
    {
      name: 'domain-is-pure', severity: 'error',
      comment: 'domain/ imports itself and contract types only. Hand in what it needs (text, lexicon, date) as a parameter.',
      from: { path: '^electron/domain/', pathNot: TESTS },
      to: { pathNot: '^electron/(domain|contract)/' },
    },
    {
      name: 'domain-takes-types-only', severity: 'error',
      comment: 'Use `import type` from contract/: its schemas need zod, and domain/ runs without it.',
      from: { path: '^electron/domain/', pathNot: TESTS },
      to: { path: '^electron/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'library-below-the-hosts', severity: 'error',
      comment: 'library/ imports contract and domain. What a host must do for it is a message (contract/worker-protocol.ts).',
      from: { path: '^electron/library/', pathNot: TESTS },
      to: { path: '^(electron/(hosts|tools|cli)|renderer/)' },
    },
    {
      name: 'one-owner-of-sqlite', severity: 'error',
      comment: 'Only library/storage imports better-sqlite3. Elsewhere take a ReadDb or a WriteDb.',
      from: { pathNot: '^electron/library/storage/' },
      to: { path: 'better-sqlite3', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'areas-through-their-door', severity: 'error',
      comment: 'An area of the library is entered through its index.ts. Export there what others may use.',
      from: { path: '^electron/library/([^/]+)/', pathNot: TESTS },
      to: { path: '^electron/library/([^/]+)/', pathNot: ['^electron/library/$1/', '^electron/library/[^/]+/index\\.ts$'] },
    },
    {
      name: 'hosts-know-the-contract-only', severity: 'error',
      comment: 'A host imports hosts/shared and contract. It starts the library as a worker by its path.',
      from: { path: '^electron/hosts/', pathNot: TESTS },
      to: { path: '^(electron/(library|domain|tools|cli)|renderer/)' },
    },
    {
      name: 'hosts-apart', severity: 'error',
      comment: 'desktop and chromium never import each other. Put what both need into hosts/shared.',
      from: { path: '^electron/hosts/(desktop|chromium|shared)/', pathNot: TESTS },
      to: { path: '^electron/hosts/(desktop|chromium)/', pathNot: '^electron/hosts/$1/' },
    },
    {
      name: 'renderer-knows-contract-and-domain', severity: 'error',
      comment: 'The page reaches library and hosts only by window.antou (renderer/shared/bridge.ts).',
      from: { path: '^renderer/', pathNot: TESTS },
      to: { path: '^electron/', pathNot: '^electron/(contract|domain)/' },
    },
    {
      name: 'renderer-takes-contract-types-only', severity: 'error',
      comment: 'Use `import type` from contract/, so that zod stays out of the page. Constants it needs live in domain/.',
      from: { path: '^renderer/', pathNot: TESTS },
      to: { path: '^electron/contract/', pathNot: '^electron/contract/defaults\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-through-their-door', severity: 'error',
      comment: 'A feature has one door, its index.ts. What two features need goes to renderer/shared.',
      from: { path: '^renderer/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^renderer/features/([^/]+)/', pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.ts$'] },
    },
    {
      name: 'app-enters-by-the-door', severity: 'error',
      comment: 'The shell imports a feature by its index.ts.',
      from: { path: '^renderer/(app|shared|print)/', pathNot: TESTS },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'shared-below-features', severity: 'error',
      comment: 'renderer/shared is used by features and the shell, not the other way round.',
      from: { path: '^renderer/shared/', pathNot: TESTS },
      to: { path: '^renderer/(features|app|print)/' },
    },
    {
      name: 'data-is-read-not-imported', severity: 'error',
      comment: 'seeds/, resources/ and tests/ are read as files. The product never imports them.',
      from: { path: '^(electron|renderer)/', pathNot: TESTS },
      to: { path: '^(seeds|resources|tests)/' },
    },
    {
      name: 'no-circles', severity: 'error',
      comment: 'Two files that need each other share a third: pull it out. (Types may point both ways.)',
      from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(out|dist|docs)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.vue', '.json'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
