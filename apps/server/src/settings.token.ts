/** Injects the settings of this process (type `Settings` of the settings library). */
export const SETTINGS = Symbol('Settings');
