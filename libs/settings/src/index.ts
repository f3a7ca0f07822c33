/** Reads the environment and config/ once, refuses a bad value with its reason, gives one typed object. */
export { loadSettings } from './load-settings.js';
export {
  SERVER_ROLES,
  SettingsError,
  type DatabaseSettings,
  type ServerRole,
  type Settings,
  type SettingsProblem,
  type TrustProxy,
} from './settings.js';
export { loadStarter, starterSchema, type Starter } from './starter.js';
