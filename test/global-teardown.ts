export default async (): Promise<void> => {
  await (globalThis as { stopTestDatabase?: () => Promise<void> }).stopTestDatabase?.();
};
