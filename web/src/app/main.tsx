import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/ui.css'

// The element stands in index.html, which loads this file.
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <h1 className="p-4 text-title font-semibold">Cairn</h1>
  </StrictMode>,
)
