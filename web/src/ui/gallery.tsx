import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ButtonSpecimens } from './gallery/buttons.tsx'
import { FieldSpecimens } from './gallery/fields.tsx'
import { ListSpecimens } from './gallery/lists.tsx'
import { MessageSpecimens } from './gallery/messages.tsx'
import { OverlaySpecimens } from './gallery/overlays.tsx'
import { SmallSpecimens } from './gallery/small.tsx'
import { SuggestionSpecimens } from './gallery/suggestions.tsx'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Popover } from './popover.tsx'
import { Sheet } from './sheet.tsx'
import { Toasts } from './toasts.tsx'
import { Tooltip } from './tooltip.tsx'
import './ui.css'
import './gallery/gallery.css'

// Every component in every state. It is served in development only: nothing of the product leads here.
// ?theme=dark shows the dark side whatever the system says.
const theme = new URLSearchParams(location.search).get('theme')
if (theme) document.documentElement.dataset.theme = theme

function Gallery() {
  const [beside, setBeside] = useState(false)
  return (
    <div className="page">
      <main className="gallery">
        <h1>Gallery</h1>
        <div className="line">
          <Button onClick={() => setBeside(!beside)}>Open sheet beside</Button>
        </div>
        <ButtonSpecimens />
        <FieldSpecimens />
        <SuggestionSpecimens />
        <ListSpecimens />
        <SmallSpecimens />
        <MessageSpecimens />
        <OverlaySpecimens />
      </main>
      <Sheet open={beside} beside onClose={() => setBeside(false)} title="Beside">
        <p>The page next to it stays in use.</p>
        <Popover label="Date" trigger={trigger => <Button {...trigger}>Date</Button>}>
          {() => <Field label="Day" type="date" />}
        </Popover>
      </Sheet>
      <Toasts />
      <Tooltip />
    </div>
  )
}

// gallery.html, which loads this file, holds the element.
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
)
