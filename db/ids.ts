/** Ids say whose they are: a score's id cannot be handed in where a round's is asked for. */
type Brand<T extends string> = string & { readonly __brand: T }

export type UserId = Brand<'user'>
export type CouncilId = Brand<'council'>
export type ReviewId = Brand<'review'>
export type AssessmentId = Brand<'assessment'>
export type AssessmentQuestionId = Brand<'assessment-question'>
export type DocumentId = Brand<'document'>
export type RoundId = Brand<'round'>
export type SubmissionId = Brand<'submission'>

/** True for the written form of an id. An address may hold anything; what is not an id names nothing. */
export const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
