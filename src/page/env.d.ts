/** What the build writes into the page. */
interface ImportMetaEnv {
  /** The app's version, from package.json. */
  readonly APP_VERSION: string;
}
