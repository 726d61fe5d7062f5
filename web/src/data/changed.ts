/** Of what was written, only what differs from the row: what is sent beside it would hide what others change meanwhile. */
export function changed<Row extends object, Written extends Partial<Row>>(
  before: Row,
  written: Written,
): Partial<Written> {
  const fields = Object.entries(written).filter(([name, value]) => before[name as keyof Row] !== value)
  return Object.fromEntries(fields) as Partial<Written>
}

export const isEmpty = (fields: object) => Object.keys(fields).length === 0
