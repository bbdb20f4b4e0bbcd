// Who may know whom. Each rule says in a sentence what it protects.
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: to },
});

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle means two files are really one, or one idea is missing.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    only(
      "schemas-depend-on-nothing",
      "Everything else depends on the schemas; they do no I/O.",
      "^packages/schemas/src",
      "^(apps|packages/(?!schemas))",
    ),
    only(
      "soroban-and-db-are-siblings",
      "The chain client and the database never know each other; the apps bring them together.",
      "^packages/soroban",
      "^packages/(db|router|jobs|ledger)|^apps",
    ),
    only(
      "db-and-soroban-are-siblings",
      "The database never talks to the chain: the projection is handed to it.",
      "^packages/db",
      "^packages/(soroban|router|ledger)|^apps",
    ),
    only(
      "jobs-know-schemas-only",
      "Job names and payloads are vocabulary, not behaviour.",
      "^packages/jobs",
      "^packages/(soroban|db|router|ledger)|^apps",
    ),
    only(
      "shell-knows-schemas-only",
      "What surrounds a process's work must not know the work: what to check is handed in.",
      "^packages/shell",
      "^packages/(?!schemas|shell)|^apps",
    ),
    only(
      "only-apps-have-a-shell",
      "Packages are handed their settings; environment, logs and signals belong to processes.",
      "^packages/(?!shell)",
      "^packages/shell",
    ),
    only(
      "router-knows-no-app",
      "Procedures are hosted by an app, not the other way round.",
      "^packages/router",
      "^apps|^packages/ledger",
    ),
    only(
      "api-hosts-the-router-alone",
      "What happens without anybody asking is the worker's: the API puts no job away and knows none.",
      "^apps/api/src",
      "^packages/jobs",
    ),
    only(
      "worker-answers-nobody",
      "Procedures are asked of the API; the worker reads and writes through repositories.",
      "^apps/worker/src",
      "^packages/router",
    ),
    only(
      "testing-is-for-tests",
      "Faulty ways, named people and time travel never get into what is shipped.",
      "^(apps/[^/]+|packages/(?!testing)[^/]+)/src/(?!.*\\.test\\.tsx?$)",
      "^packages/testing",
    ),
    only(
      "nobody-imports-the-ledger",
      "The embedded ledger is reached over RPC like any network, so product code cannot tell it apart.",
      "^(apps|packages/(schemas|soroban|db|router|jobs))/(?!.*\\.test\\.ts$)",
      "^packages/ledger",
    ),
    only(
      "ledger-stands-alone",
      "The ledger is usable without the rest of the repository.",
      "^packages/ledger",
      "^apps|^packages/(?!ledger)",
    ),
    only(
      "only-db-imports-prisma",
      "Prisma stays behind the repositories.",
      "^(apps|packages/(?!db))",
      "node_modules/(@prisma|prisma)/",
    ),
    {
      name: "web-takes-router-types-only",
      comment: "The browser gets the router's types, never its code or credentials.",
      severity: "error",
      from: { path: "^apps/web" },
      to: { path: "^packages/router", dependencyTypesNot: ["type-only"] },
    },
    only(
      "web-has-no-database",
      "The web app holds no database credentials.",
      "^apps/web",
      "^packages/(db|jobs)",
    ),
    {
      name: "apps-do-not-meet",
      comment: "Apps share packages, never each other.",
      severity: "error",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|dist|\\.next|generated" },
    exclude: { path: "node_modules/(?!@prisma|prisma)|dist/|\\.next/|generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["types", "import", "default"] },
  },
};
