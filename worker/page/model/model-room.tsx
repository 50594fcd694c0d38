/** The room "Model": how good it is, whom it ranks first, what drives it, for whom it is weaker. */

import './model-room.css'
import type { JSX } from 'preact'
import { useSession } from '../session/session.ts'
import { AboutSection } from './about-section.tsx'
import { CalibrationSection } from './calibration-section.tsx'
import { DriversSection } from './drivers-section.tsx'
import { GroupsSection } from './groups-section.tsx'
import { LiftSection } from './lift-section.tsx'
import { QualitySection } from './quality-section.tsx'

export function ModelRoom(): JSX.Element {
  const { model, figures } = useSession()
  return (
    <>
      <QualitySection figures={figures} />
      <LiftSection figures={figures} />
      <CalibrationSection figures={figures} />
      <DriversSection figures={figures} />
      <GroupsSection figures={figures} />
      <AboutSection model={model} figures={figures} />
    </>
  )
}
