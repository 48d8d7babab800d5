import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { castOf, done } from './cast'
import { levels, levelsOut } from './levels'
import { partWay } from './part-way'
import { plan } from './plan'
import { progress } from './progress'
import { reply } from './reply'
import { report } from './report'
import { review } from './review'
import { room } from './room'
import { settingOut } from './setting-out'
import { wholeCycle } from './whole-cycle'

/**
 * Makes the demo once, by the product's own verbs and as its own people, at moments in the past: one finished cycle and
 * one part-way in Northmoor, a published review in Southmere with levels of its peers and a reply, what is published of it all, a plan half done and a progress review half written, an assessment being written in Eastvale. Says whether it made them.
 */
export async function seedDemo(tell: (line: string) => void): Promise<boolean> {
  const northmoor = castOf('northmoor')
  const home = await done('look at Northmoor', viewCouncilHome(northmoor('lead', 0), null))
  if (home.assessments.length > 0) return false
  tell('Northmoor, last year')
  const last = await wholeCycle(northmoor, 'Northmoor Council', 'Self-assessment 2025 to 2026', 380)
  await review(northmoor, last, 'Peer review 2025', 320, true)
  tell('Northmoor, this year')
  await partWay(northmoor)
  tell('Southmere')
  const southmere = castOf('southmere')
  const submitted = await wholeCycle(southmere, 'Southmere County Council', 'Self-assessment 2026', 290)
  const { peer, reviewId } = await review(southmere, submitted, 'Peer review of Southmere', 250, false)
  await room(peer, southmere, reviewId, 246)
  await levels(peer, southmere, reviewId, 242)
  await report(peer, southmere, reviewId, 240)
  await levelsOut(peer, southmere, reviewId, 216)
  await plan(southmere, submitted, 200)
  await reply(southmere, submitted, reviewId, 185)
  await progress(southmere, reviewId, 12)
  tell('Eastvale')
  await settingOut(castOf('eastvale'))
  return true
}
