/** Types of assets.mjs, for tests. */
export function buildAssets(options: { outDir: string }): Promise<Record<string, string>>;
