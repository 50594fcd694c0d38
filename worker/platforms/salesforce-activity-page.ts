/** The page that Journey Builder shows in a frame while a marketer sets up the activity. */

export const ACTIVITY_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Presend</title>
<link rel="stylesheet" href="activity.css">
<script src="activity.js" defer></script>
</head>
<body>
<h1>Who gets the next email</h1>
<p>Where each value of a contact comes from. Empty: it is not known.</p>
<form id="arguments"></form>
<p>
<button id="done" type="button" disabled>Done</button>
<button id="cancel" type="button">Cancel</button>
</p>
</body>
</html>
`

export const ACTIVITY_STYLE = `body { font: 14px/1.4 sans-serif; margin: 24px; color: #222; }
h1 { font-size: 18px; }
label { display: grid; grid-template-columns: 12em 1fr; gap: 12px; align-items: center; margin: 6px 0; }
input { font: inherit; padding: 4px 6px; }
button { font: inherit; padding: 6px 16px; }
`

/**
 * Speaks the protocol of Salesforce's own Postmonger with its parent: JSON text of an event's name,
 * \`e\`, and its arguments, \`a1\` and so on. Listens to the parent only, and once that has written,
 * writes to no other origin. Values are set as text, never as markup.
 */
export const ACTIVITY_SCRIPT = `'use strict'
{
  let activity = null
  let origin = '*'
  const form = document.getElementById('arguments')
  const done = document.getElementById('done')
  const inputs = []

  const send = (event, argument) =>
    window.parent.postMessage(JSON.stringify({ e: event, a1: argument }), origin)

  const read = (text) => {
    try {
      return JSON.parse(text) ?? {}
    } catch {
      return {}
    }
  }

  const show = () => {
    form.replaceChildren()
    inputs.length = 0
    for (const argument of activity.arguments.execute.inArguments) {
      for (const [name, value] of Object.entries(argument)) {
        const label = document.createElement('label')
        const input = document.createElement('input')
        input.value = value
        input.addEventListener('input', () => send('setActivityDirtyState', true))
        label.append(name, input)
        form.append(label)
        inputs.push({ name, input })
      }
    }
    done.disabled = false
  }

  window.addEventListener('message', (message) => {
    if (message.source !== window.parent) return
    const { e: event, a1: argument } = read(message.data)
    if (event !== 'initActivity') return
    origin = message.origin
    activity = argument
    show()
  })

  form.addEventListener('submit', (event) => event.preventDefault())

  done.addEventListener('click', () => {
    const { execute } = activity.arguments
    execute.inArguments = inputs.map(({ name, input }) => ({ [name]: input.value.trim() }))
    activity.metaData = { ...activity.metaData, isConfigured: true }
    send('updateActivity', activity)
  })

  document.getElementById('cancel').addEventListener('click', () => {
    send('setActivityDirtyState', false)
    send('requestInspectorClose')
  })

  send('ready')
}
`
