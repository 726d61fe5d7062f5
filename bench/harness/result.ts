/** One line of the table. */
export interface Result {
  what: string
  unit: string
  ours: number
  /** The baseline of the same run, in the same unit. */
  bare?: number
  ratio?: number
  /** The lowest and the highest ratio of all rounds. */
  spread?: [number, number]
  budget: string
  met: boolean
}

/** A row of the table is a program; it may print several lines. */
export interface Row {
  name: string
  run(options: { full: boolean }): Promise<Result[]>
}

export function table(results: Result[]): string {
  const lines = [['', 'Cairn', 'bare', 'unit', 'ratio', 'spread', 'budget', ''], ...results.map(cells)]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0))) ?? []
  return lines.map(line => line.map((cell, column) => align(cell, column, widths[column] ?? 0)).join('  ')).join('\n')
}

function cells({ what, unit, ours, bare, ratio, spread, budget, met }: Result): string[] {
  const between = spread?.map(bound => bound.toFixed(2)).join(' to ') ?? ''
  return [what, figure(ours), figure(bare), unit, ratio?.toFixed(2) ?? '', between, budget, met ? 'met' : 'MISSED']
}

const figure = (value?: number) =>
  value === undefined ? '' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

const align = (cell: string, column: number, width: number) =>
  column === 1 || column === 2 || column === 4 ? cell.padStart(width) : cell.padEnd(width)
