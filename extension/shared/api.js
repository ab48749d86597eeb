/** This module knows the browser's extension interface, under one name in both browsers. */
export const api = /** @type {typeof chrome} */ (globalThis.browser ?? globalThis.chrome);
