/** Reports as email platforms send them, with a customer in every field that could name one. */

import type { ReportedEvent } from '../../worker/events/event.ts'

/** In all that is about the customer, and in nothing that may be kept. */
export const PRIVATE = 'private'

export interface PlatformReport {
  readonly provider: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly events: readonly Omit<ReportedEvent, 'provider'>[]
}

const EMAIL = `jane.${PRIVATE}@example.com`
const URL = `https://shop.example/${PRIVATE}?who=${EMAIL}`
const AGENT = `Mozilla/5.0 (${PRIVATE})`
const IP = `${PRIVATE}:203.0.113.9`

export const REPORTS: readonly PlatformReport[] = [
  {
    provider: 'standard-webhooks',
    headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': '1795514400' },
    body: {
      type: 'converted',
      timestamp: '2026-11-24T11:00:00Z',
      data: {
        message_id: 'm-1',
        decision_id: 'd-1',
        email: EMAIL,
        ip: IP,
        url: URL,
        user_agent: AGENT,
        subject: PRIVATE,
        customer: { name: PRIVATE },
      },
    },
    events: [
      {
        event_id: 'msg_1',
        type: 'converted',
        at: '2026-11-24T11:00:00.000Z',
        message_id: 'm-1',
        decision_id: 'd-1',
        machine: false,
      },
    ],
  },
  {
    provider: 'resend',
    headers: { 'svix-id': 'msg_2', 'svix-timestamp': '1795514400' },
    body: {
      type: 'email.clicked',
      created_at: '2026-11-24T11:00:00.126Z',
      data: {
        broadcast_id: PRIVATE,
        created_at: '2026-11-24T10:00:00.894719+00:00',
        email_id: '56761188-7520-42d8-8898-ff6fc54ce618',
        from: `Shop <${PRIVATE}@example.com>`,
        to: [EMAIL],
        subject: PRIVATE,
        template_id: PRIVATE,
        headers: [{ name: 'X-Customer', value: PRIVATE }],
        click: { ipAddress: IP, link: URL, timestamp: PRIVATE, userAgent: AGENT },
        tags: { category: PRIVATE, decision_id: 'd-1' },
      },
    },
    events: [
      {
        event_id: 'msg_2',
        type: 'clicked',
        at: '2026-11-24T11:00:00.126Z',
        message_id: '56761188-7520-42d8-8898-ff6fc54ce618',
        decision_id: 'd-1',
        machine: false,
      },
    ],
  },
  {
    provider: 'sendgrid',
    headers: {},
    body: [
      {
        email: EMAIL,
        timestamp: 1795518000,
        'smtp-id': `<${PRIVATE}@ismtpd>`,
        event: 'open',
        category: [PRIVATE],
        sg_event_id: 'c2dfZXZlbnQ',
        sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
        sg_machine_open: true,
        sg_content_type: PRIVATE,
        useragent: AGENT,
        ip: IP,
        decision_id: 'd-1',
        segment: PRIVATE,
      },
      {
        email: EMAIL,
        timestamp: 1795518001,
        event: 'click',
        sg_event_id: 'c2dfY2xpY2s',
        sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
        url: URL,
        reason: PRIVATE,
        response: PRIVATE,
        marketing_campaign_name: PRIVATE,
      },
    ],
    events: [
      {
        event_id: 'c2dfZXZlbnQ',
        type: 'opened',
        at: '2026-11-24T11:00:00.000Z',
        message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
        decision_id: 'd-1',
        machine: true,
      },
      {
        event_id: 'c2dfY2xpY2s',
        type: 'clicked',
        at: '2026-11-24T11:00:01.000Z',
        message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
        decision_id: null,
        machine: false,
      },
    ],
  },
  {
    provider: 'mailgun',
    headers: {},
    body: {
      signature: { timestamp: '1795518000', token: PRIVATE, signature: PRIVATE },
      'event-data': {
        account: { id: PRIVATE },
        event: 'clicked',
        id: 'CCXMjJ7nQi2N3BPigGOdgQ',
        timestamp: 1795518000.279025,
        url: URL,
        ip: IP,
        recipient: EMAIL,
        'recipient-domain': `${PRIVATE}.example.com`,
        geolocation: { city: PRIVATE, country: PRIVATE, region: PRIVATE },
        'client-info': { 'user-agent': AGENT, 'client-name': PRIVATE, bot: 'generic' },
        message: {
          headers: { 'message-id': '20261124@mg.example.com', to: EMAIL, subject: PRIVATE },
        },
        'user-variables': { decision_id: 'd-1', name: PRIVATE },
        tags: [PRIVATE],
        campaigns: [{ name: PRIVATE }],
      },
    },
    events: [
      {
        event_id: 'CCXMjJ7nQi2N3BPigGOdgQ',
        type: 'clicked',
        at: '2026-11-24T11:00:00.279Z',
        message_id: '20261124@mg.example.com',
        decision_id: 'd-1',
        machine: true,
      },
    ],
  },
  {
    provider: 'customer-io',
    headers: {},
    body: {
      metric: 'opened',
      event_id: '01E4C4CT6YDC7Y5M7FE1GWWPQJ',
      object_type: 'email',
      timestamp: 1795518000,
      data: {
        action_id: 42,
        customer_id: PRIVATE,
        delivery_id: 'RPILAgUBcRhIBqSfeiIwdIYJKxTY',
        identifiers: { id: PRIVATE, email: EMAIL, cio_id: PRIVATE },
        recipient: EMAIL,
        subject: PRIVATE,
        href: URL,
        prefetched: true,
      },
    },
    events: [
      {
        event_id: '01E4C4CT6YDC7Y5M7FE1GWWPQJ',
        type: 'opened',
        at: '2026-11-24T11:00:00.000Z',
        message_id: 'RPILAgUBcRhIBqSfeiIwdIYJKxTY',
        decision_id: null,
        machine: true,
      },
    ],
  },
  {
    provider: 'klaviyo',
    headers: { 'klaviyo-webhook-id': 'webhook-1' },
    body: {
      data: [
        {
          external_id: '4L3cwQae2TX',
          topic: 'event:klaviyo.clicked_email',
          payload: {
            data: {
              type: 'event',
              id: PRIVATE,
              attributes: {
                timestamp: 1795518000,
                datetime: PRIVATE,
                uuid: PRIVATE,
                event_properties: {
                  decision_id: 'd-1',
                  'Recipient Email Address': EMAIL,
                  URL,
                  Subject: PRIVATE,
                },
              },
              relationships: { profile: { data: { type: 'profile', id: PRIVATE } } },
            },
          },
        },
        {
          external_id: '5M4dxRbf3UY',
          topic: 'event:klaviyo.email_delivered',
          payload: { email: EMAIL },
        },
      ],
      meta: {
        klaviyo_account_id: PRIVATE,
        klaviyo_webhook_id: 'webhook-1',
        timestamp: '2026-11-24T12:00:00+00:00',
      },
    },
    events: [
      {
        event_id: '4L3cwQae2TX',
        type: 'clicked',
        at: '2026-11-24T11:00:00.000Z',
        message_id: null,
        decision_id: 'd-1',
        machine: false,
      },
      {
        event_id: '5M4dxRbf3UY',
        type: 'delivered',
        at: '2026-11-24T12:00:00.000Z',
        message_id: null,
        decision_id: null,
        machine: false,
      },
    ],
  },
  {
    provider: 'braze-currents',
    headers: { 'braze-currents-version': '1' },
    body: {
      events: [
        {
          event_type: 'users.messages.email.Send',
          id: 'a1234567-89ab-cdef-0123-456789abcdef',
          time: 1795518000,
          user: { user_id: PRIVATE, external_user_id: PRIVATE, timezone: PRIVATE },
          properties: {
            campaign_id: PRIVATE,
            campaign_name: PRIVATE,
            dispatch_id: '12345qwert',
            email_address: EMAIL,
            send_id: PRIVATE,
            message_extras: JSON.stringify({ decision_id: 'd-1', name: PRIVATE }),
          },
        },
        {
          event_type: 'users.messages.email.Click',
          id: 'b1234567-89ab-cdef-0123-456789abcdef',
          time: 1795518001,
          user: { user_id: PRIVATE },
          properties: {
            dispatch_id: '12345qwert',
            email_address: EMAIL,
            url: URL,
            link_alias: PRIVATE,
            user_agent: AGENT,
            is_suspected_bot_click: true,
            suspected_bot_click_reason: [PRIVATE],
          },
        },
      ],
    },
    events: [
      {
        event_id: 'a1234567-89ab-cdef-0123-456789abcdef',
        type: 'sent',
        at: '2026-11-24T11:00:00.000Z',
        message_id: '12345qwert',
        decision_id: 'd-1',
        machine: false,
      },
      {
        event_id: 'b1234567-89ab-cdef-0123-456789abcdef',
        type: 'clicked',
        at: '2026-11-24T11:00:01.000Z',
        message_id: '12345qwert',
        decision_id: null,
        machine: true,
      },
    ],
  },
]
