import js from "@eslint/js";
import globals from "globals";
import unsanitized from "eslint-plugin-no-unsanitized";

/** The objects that the classic files declare for one another. */
const OURS = Object.fromEntries(
  (
    "Labels Translate Looks Detail Schemes Forwarding Addresses References Pace Shadows Kinds Blocks Names Closings Claims Bounds Passages Structured " +
    "Surroundings Mentions Merging Finder Highlights Badge Placement Book Asking Watching Stated Live Annotator Selection"
  )
    .split(" ")
    .map((name) => [`citemark${name}`, "writable"]),
);
const RULES = {
  "no-var": "error",
  "prefer-const": "error",
  eqeqeq: "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-shadow": "error",
  "no-throw-literal": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "writeln"].map((property) => ({
      property,
      message: "What a page or the service says goes in as text.",
    })),
  ],
  complexity: ["error", 14],
  "max-lines-per-function": "off",
};

export default [
  { ignores: ["**/node_modules/**", "tests/extension/pages/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  unsanitized.configs.recommended,
  {
    files: ["extension/**/*.js"],
    languageOptions: {
      ecmaVersion: 2024,
      globals: { ...globals.browser, ...globals.webextensions, Highlight: "readonly" },
    },
    rules: RULES,
  },
  {
    files: ["extension/shared/{labels,translate,looks,detail}.js", "extension/content/**/*.js"],
    languageOptions: { sourceType: "script", globals: { ...OURS, citemarkStop: "writable", citemarkIdle: "writable" } },
    rules: {
      strict: ["error", "global"],
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^citemark" }],
    },
  },
  {
    files: ["tests/extension/**/*.{js,mjs}"],
    languageOptions: { ecmaVersion: 2024, globals: { ...globals.node, ...globals.browser } },
    rules: RULES,
  },
];
