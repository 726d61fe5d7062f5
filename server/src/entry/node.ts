import { readConfig } from '../config.ts'
import { serve } from '../serve.ts'
import { stopWith } from '../stop.ts'

try {
  await serve(readConfig(process.env), { demo: process.argv.includes('--demo') })
} catch (error) {
  stopWith(error)
}
