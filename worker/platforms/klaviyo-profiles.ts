/** Where Klaviyo keeps what is known of a customer: decisions are written there, as properties. */

export interface KlaviyoProfiles {
  /** @param profile Klaviyo's id of it. */
  update(profile: string, properties: Readonly<Record<string, unknown>>): Promise<void>
}
