// The page's scripts must run where people are: Safari 15 and Chrome 90, both of 2021. Phones that
// get no newer system stay there for years.
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";

export default [
  compat.configs["flat/recommended"],
  // The plugin above takes `if (Object.hasOwn(x))` for a test of whether the browser has it.
  es.configs["flat/restrict-to-es2021"],
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2021, sourceType: "script" },
    settings: { targets: ["safari 15", "ios_saf 15", "chrome 90", "firefox 90"] },
    plugins: { "es-x": es },
    rules: {
      // What stops the whole script at its first line, and with it the check of medicines.
      "es-x/no-regexp-lookbehind-assertions": "error",
    },
  },
];
