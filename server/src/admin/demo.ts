import type { Services } from '../features/context.ts'
export async function fillDemo(_services: Services, _say: (line: string) => void): Promise<void> {}
