import { useEffect } from 'react'
import { cairn } from '../../data/cairn.ts'
import { useValue } from '../../data/hooks.ts'

/** Entries also speak of what is done and of what is in the trash: they are named once that has come. */
export function useNames() {
  const { complete } = useValue(cairn.loader.state)
  useValue(cairn.loader.trash)
  useEffect(() => {
    if (complete) void cairn.loader.loadTrash()
  }, [complete])
}
