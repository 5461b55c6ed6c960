/** The arrows of ARCHITECTURE.md. Every rule names its ADR; test/architecture/boundaries.spec.ts plants a violation of each. */
const ORDER = ['platform', 'audit-trail', 'notifications', 'staff', 'techniques', 'clients', 'intake', 'screening', 'treatment-plans', 'booking', 'session-notes'];

const laterThan = (module) => ORDER.slice(ORDER.indexOf(module) + 1).join('|');

const WALL_CLOCK = '^src/booking/domain/wall-clock\\.ts$';

/** One rule per module: it may not reach a module that comes after it. */
const moduleOrder = ORDER.slice(0, -1).map((module) => ({
  name: `module-order-${module}`,
  comment: 'ADR 0002: arrows between modules point one way',
  severity: 'error',
  from: { path: `^src/${module}/` },
  to: { path: `^src/(${laterThan(module)})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', comment: 'ADR 0002', severity: 'error', from: {}, to: { circular: true } },
    ...moduleOrder,
    {
      name: 'through-the-index',
      comment: 'ADR 0002: other modules are reached through their index.ts only (platform has none: it is the ground)',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/platform/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'ADR 0002: clinical decisions know no framework, clock, randomness or I/O',
      severity: 'error',
      from: { path: '^src/[^/]+/(domain|catalogue)/', pathNot: ['\\.spec\\.ts$', WALL_CLOCK] },
      to: { path: ['node_modules', '^src/platform/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'wall-clock-knows-only-temporal',
      comment: 'ADR 0017: the one exception to domain-is-pure',
      severity: 'error',
      from: { path: WALL_CLOCK },
      to: { path: ['node_modules', '^src/platform/'], pathNot: 'node_modules/temporal-polyfill/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'temporal-in-one-file',
      comment: 'ADR 0017: the wall clock meets instants in one place',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.spec\\.ts$', WALL_CLOCK] },
      to: { path: 'node_modules/temporal-' },
    },
    {
      name: 'domain-uses-no-node',
      comment: 'ADR 0002: the browser runs it too',
      severity: 'error',
      from: { path: '^src/[^/]+/(domain|catalogue|forms|rules)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-knows-no-layer',
      comment: 'ADR 0002: http -> use-cases -> domain',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/' },
      to: { path: '^src/[^/]+/(use-cases|persistence|http)/' },
    },
    {
      name: 'persistence-serves',
      comment: 'ADR 0002: persistence decides nothing and calls nobody above it',
      severity: 'error',
      from: { path: '^src/[^/]+/persistence/' },
      to: { path: '^src/[^/]+/(use-cases|http)/', pathNot: '^src/platform/' },
    },
    {
      name: 'use-cases-know-no-http',
      comment: 'ADR 0002',
      severity: 'error',
      from: { path: '^src/[^/]+/use-cases/' },
      to: { path: '^src/[^/]+/http/', pathNot: '^src/platform/' },
    },
    {
      name: 'typeorm-only-in-persistence',
      comment: 'ADR 0003: SQL and entities live in persistence and platform/database',
      severity: 'error',
      from: { path: '^src/', pathNot: ['/persistence/', '^src/platform/', '\\.module\\.ts$', '^src/[^/]+\\.ts$'] },
      to: { path: 'node_modules/(typeorm|pg|@nestjs/typeorm)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'ADR 0002',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '(^test/|\\.spec\\.ts$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
