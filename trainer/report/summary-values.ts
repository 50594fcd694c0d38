/** What TensorBoard's plugins read in an event: scalars, and the hyper-parameters of a session. */

import { encodeProtobuf, type ProtobufMessage } from '../export/protobuf.ts'
import { seconds } from './event-file.ts'

/** As the command line takes them; null is not given. */
export type HyperParameters = Readonly<Record<string, string | number | boolean | null>>

/** Field numbers, from `summary.proto`, `tensor.proto` and `tensor_shape.proto` of TensorFlow. */
const VALUE = { tag: 1, tensor: 8, metadata: 9 } as const
const METADATA = { pluginData: 1 } as const
const PLUGIN_DATA = { pluginName: 1, content: 2 } as const
const TENSOR = { dtype: 1, shape: 2, content: 4 } as const
const SHAPE = { dimensions: 2 } as const
const DIMENSION = { size: 1 } as const

/** Number of the type in TensorFlow's `types.proto`. */
const DT_FLOAT = 1

/** From `plugin_data.proto` and `api.proto` of TensorBoard's plugin hparams. */
const HPARAMS_DATA = { sessionStart: 3, sessionEnd: 4 } as const
const SESSION_START = { hparams: 1, startSeconds: 5 } as const
const SESSION_END = { status: 1, endSeconds: 2 } as const
const STATUS_SUCCESS = 1

/** From `struct.proto` of Protocol Buffers. */
const STRUCT_VALUE = { number: 2, text: 3, bool: 4 } as const
const MAP_ENTRY = { key: 1, value: 2 } as const

/** A tensor without elements, where a plugin's data says it all. */
const NO_VALUES: ProtobufMessage = [
  [TENSOR.dtype, DT_FLOAT],
  [TENSOR.shape, [[SHAPE.dimensions, [[DIMENSION.size, 0]]]]],
]

/** A figure, rounded to float32: as the callback of Keras writes it, not as a `simple_value`. */
export function scalarValue(tag: string, figure: number): ProtobufMessage {
  const content = new Uint8Array(4)
  new DataView(content.buffer).setFloat32(0, figure, true)
  return [
    [VALUE.tag, tag],
    [
      VALUE.tensor,
      [
        [TENSOR.dtype, DT_FLOAT],
        [TENSOR.shape, []],
        [TENSOR.content, content],
      ],
    ],
    [VALUE.metadata, [[METADATA.pluginData, [[PLUGIN_DATA.pluginName, 'scalars']]]]],
  ]
}

/** What was chosen for a session: the folder it stands in, with all runs below. */
export function sessionStart(startedAt: Date, hyperParameters: HyperParameters): ProtobufMessage {
  const entries = Object.entries(hyperParameters).flatMap(([name, value]) =>
    value === null ? [] : [[SESSION_START.hparams, mapEntry(name, structValue(value))] as const],
  )
  return hparamsValue('_hparams_/session_start_info', [
    [HPARAMS_DATA.sessionStart, [...entries, [SESSION_START.startSeconds, seconds(startedAt)]]],
  ])
}

export function sessionEnd(endedAt: Date): ProtobufMessage {
  return hparamsValue('_hparams_/session_end_info', [
    [
      HPARAMS_DATA.sessionEnd,
      [
        [SESSION_END.status, STATUS_SUCCESS],
        [SESSION_END.endSeconds, seconds(endedAt)],
      ],
    ],
  ])
}

function hparamsValue(tag: string, data: ProtobufMessage): ProtobufMessage {
  const pluginData: ProtobufMessage = [
    [PLUGIN_DATA.pluginName, 'hparams'],
    [PLUGIN_DATA.content, encodeProtobuf(data)],
  ]
  return [
    [VALUE.tag, tag],
    [VALUE.tensor, NO_VALUES],
    [VALUE.metadata, [[METADATA.pluginData, pluginData]]],
  ]
}

function structValue(value: string | number | boolean): ProtobufMessage {
  if (typeof value === 'number') return [[STRUCT_VALUE.number, { double: value }]]
  if (typeof value === 'string') return [[STRUCT_VALUE.text, value]]
  return [[STRUCT_VALUE.bool, Number(value)]]
}

function mapEntry(key: string, value: ProtobufMessage): ProtobufMessage {
  return [
    [MAP_ENTRY.key, key],
    [MAP_ENTRY.value, value],
  ]
}
