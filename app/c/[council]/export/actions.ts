'use server'
import { councilAction } from '@/app/_doors/council-action'
import { askExport, askExportInput } from '@/lib/export/ask-export'

export const askExportAction = councilAction(askExportInput, askExport, { freshSignIn: true })
