/**
 * `/v2`: scores by the Open Inference Protocol (V2), which KServe, Triton and others speak.
 * Failures are answered as it says: `{ "error": "..." }`.
 */

import { type Context, Hono } from 'hono'
import { Failure } from '../../shared/failure.ts'
import { authorize } from '../access.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Bindings } from '../environment.ts'
import { InferenceFailure } from '../inference/inference-failure.ts'
import { readInference } from '../inference/read-inference.ts'
import { inputMetadata, MODEL_NAME, outputMetadata, outputTensors } from '../inference/tensors.ts'
import type { Model, ModelState } from '../model/model.ts'
import {
  type CustomerScore,
  type ScoredCustomer,
  scoreCustomers,
} from '../model/score-customers.ts'
import { nameOfError } from '../name-of-error.ts'
import { ProblemFailure } from '../problems.ts'
import { readJsonBody } from '../request-body.ts'
import { WORKER_VERSION } from '../version.ts'
import { requireCalm } from './require-calm.ts'
import { requireModel } from './require-model.ts'

type InferenceContext = Context<{ Bindings: Bindings }>

/** Of a path with a model, and with its version. */
const MODEL_PATHS = ['/models/:name', '/models/:name/versions/:version'] as const

/** The methods each path takes; any other is answered 405. */
const METHODS = {
  '/': 'GET, HEAD',
  '/health/live': 'GET, HEAD',
  '/health/ready': 'GET, HEAD',
  ...Object.fromEntries(
    MODEL_PATHS.flatMap((path) => [
      [path, 'GET, HEAD'],
      [`${path}/ready`, 'GET, HEAD'],
      [`${path}/infer`, 'POST'],
    ]),
  ),
}

export function inferenceRoutes({ model, servicesOf }: Dependencies): Hono<{ Bindings: Bindings }> {
  const infer = async (context: InferenceContext): Promise<Response> => {
    const caller = await authorize(context.env, context.req.raw.headers, 'score')
    const { policy, isOverRate } = servicesOf(context.env)
    await requireCalm(caller, isOverRate)
    requireNamed(context, model)
    requireJsonAlone(context.req.raw.headers)
    const loaded = requireModel(model)
    const { schema } = loaded.manifest
    const { id, customers, outputs } = readInference(await readJsonBody(context.req.raw), schema)
    const scores = scoreCustomers(withoutId(loaded), customers, policy.policy.bands)
    return context.json({
      model_name: MODEL_NAME,
      model_version: loaded.manifest.version,
      ...(id !== null && { id }),
      outputs: outputTensors(requireAllScored(scores), outputs),
    })
  }

  const describe = async (context: InferenceContext): Promise<Response> => {
    await authorize(context.env, context.req.raw.headers, 'score')
    requireNamed(context, model)
    const { version, schema } = requireModel(model).manifest
    return context.json({
      name: MODEL_NAME,
      versions: [version],
      platform: 'tensorflowjs_graph',
      inputs: inputMetadata(schema),
      outputs: outputMetadata(),
    })
  }

  const routes = new Hono<{ Bindings: Bindings }>()
    .get('/', async (context) => {
      await authorize(context.env, context.req.raw.headers, 'score')
      return context.json({ name: MODEL_NAME, version: WORKER_VERSION, extensions: [] })
    })
    .get('/health/live', (context) => context.json({ live: true }))
    // The protocol's own field is `live`, here too; what servers answer is `ready`.
    .get('/health/ready', (context) => {
      const ready = model.ok
      return context.json({ live: true, ready }, ready ? 200 : 503)
    })
  for (const path of MODEL_PATHS) {
    routes
      .get(path, describe)
      .get(`${path}/ready`, (context) => {
        requireNamed(context, model)
        const ready = model.ok
        return context.json({ name: MODEL_NAME, ready }, ready ? 200 : 503)
      })
      .post(`${path}/infer`, infer)
  }
  for (const [path, methods] of Object.entries(METHODS)) {
    routes.all(path, (context) => {
      const error = `Expected ${methods}. Received ${context.req.method}.`
      return context.json({ error }, 405, { allow: methods })
    })
  }
  routes.all('*', () => {
    throw new InferenceFailure('There is nothing at this path.', 404)
  })
  routes.onError(answerFailure)
  return routes
}

/** @throws InferenceFailure 404 for another model, or another version than the one there is. */
function requireNamed(context: InferenceContext, model: ModelState): void {
  const { name, version } = context.req.param()
  if (name !== MODEL_NAME) {
    throw new InferenceFailure(`Expected the model "${MODEL_NAME}". Received another name.`, 404)
  }
  if (version === undefined || !model.ok || version === model.model.manifest.version) return
  throw new InferenceFailure(
    `Expected version ${model.model.manifest.version}. Received another one.`,
    404,
  )
}

/** @throws InferenceFailure 400 where the binary tensor data extension is used. */
function requireJsonAlone(headers: Headers): void {
  if (!headers.has('inference-header-content-length')) return
  throw new InferenceFailure(
    'Expected tensors in JSON: the binary tensor data extension is not supported.',
  )
}

/** Tensors hold features only: nobody has an id here. */
function withoutId(model: Model): Model {
  const { manifest } = model
  return { ...model, manifest: { ...manifest, schema: { ...manifest.schema, id: null } } }
}

/** @throws InferenceFailure 400 for the first row that breaks the schema: tensors have no gaps. */
function requireAllScored(scores: readonly CustomerScore[]): readonly ScoredCustomer[] {
  return scores.map((score, row) => {
    if (score.ok) return score
    const [issue] = score.issues
    throw new InferenceFailure(
      `Expected row ${row} of input "${issue?.field}" to be ${issue?.expected}. ` +
        `Received ${issue?.received}.`,
    )
  })
}

function answerFailure(error: Error, context: Context): Response {
  if (error instanceof InferenceFailure) return context.json({ error: error.message }, error.status)
  if (error instanceof ProblemFailure) {
    const { detail, status } = error.problem
    return new Response(JSON.stringify({ error: detail }), {
      status,
      headers: { 'content-type': 'application/json', ...error.headers },
    })
  }
  if (error instanceof Failure) return context.json({ error: error.message }, 503)
  console.error(`Unexpected ${nameOfError(error)}`)
  return context.json({ error: 'The request could not be answered.' }, 500)
}
