import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { ButtonSpecimens } from './gallery/buttons.tsx'
import { FieldSpecimens } from './gallery/fields.tsx'
import { ListSpecimens } from './gallery/lists.tsx'
import { MessageSpecimens } from './gallery/messages.tsx'
import { OverlaySpecimens } from './gallery/overlays.tsx'
import { SmallSpecimens } from './gallery/small.tsx'
import { Toasts } from './toasts.tsx'
import { Tooltip } from './tooltip.tsx'
import './ui.css'
import './gallery/gallery.css'

// Every component in every state. It is served in development only: nothing of the product leads here.
// ?theme=dark shows the dark side whatever the system says.
const theme = new URLSearchParams(location.search).get('theme')
if (theme) document.documentElement.dataset.theme = theme

function Gallery(): ReactNode {
  return (
    <>
      <main className="gallery">
        <h1>Gallery</h1>
        <ButtonSpecimens />
        <FieldSpecimens />
        <ListSpecimens />
        <SmallSpecimens />
        <MessageSpecimens />
        <OverlaySpecimens />
      </main>
      <Toasts />
      <Tooltip />
    </>
  )
}

// gallery.html, which loads this file, holds the element.
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
)
