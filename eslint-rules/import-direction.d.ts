export function roomOf(path: string): { level: string; name: string };
export function whyNotImport(from: string, to: string, typeOnly?: boolean): string | undefined;
