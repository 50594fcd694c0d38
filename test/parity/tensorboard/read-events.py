"""Reads event files with stock TensorBoard, and writes what it found.

    python3 read-events.py FOLDER ANSWER.json

ANSWER is {"scalars", "sessions"}. Scalars, as the dashboard Scalars gets them: by run and tag, a
list of [step, wall time, value]. Sessions, as the dashboard HParams gets them: a list of {"name",
"hparams", "metrics", "status", "seconds"}, metrics by run and tag, seconds from start to end. A
damaged record ends the reading, so that what follows it is missing.
"""

import json
import sys
from pathlib import Path

from google.protobuf.json_format import MessageToDict
from tensorboard.backend.event_processing.data_provider import MultiplexerDataProvider
from tensorboard.backend.event_processing.plugin_event_multiplexer import EventMultiplexer
from tensorboard.context import RequestContext
from tensorboard.plugins.base_plugin import TBContext
from tensorboard.plugins.hparams import api_pb2, backend_context, list_session_groups
from tensorboard.util import tensor_util

PLUGIN = "scalars"


def read_scalars(multiplexer):
    return {
        run: {
            tag: [
                [event.step, event.wall_time, float(tensor_util.make_ndarray(event.tensor_proto))]
                for event in multiplexer.Tensors(run, tag)
            ]
            for tag in multiplexer.PluginRunToTagToContent(PLUGIN).get(run, {})
        }
        for run in multiplexer.Runs()
    }


def read_sessions(multiplexer, folder):
    provider = MultiplexerDataProvider(multiplexer, str(folder))
    backend = backend_context.Context(TBContext(data_provider=provider))
    request = api_pb2.ListSessionGroupsRequest(
        start_index=0, slice_size=100, allowed_statuses=[api_pb2.STATUS_SUCCESS]
    )
    handler = list_session_groups.Handler(RequestContext(), backend, "", request)
    return [
        {
            "name": session.name,
            "hparams": {name: plain(value) for name, value in sorted(group.hparams.items())},
            "metrics": {
                f"{metric.name.group} {metric.name.tag}": metric.value
                for metric in session.metric_values
            },
            "status": api_pb2.Status.Name(session.status),
            "seconds": session.end_time_secs - session.start_time_secs,
        }
        for group in handler.run().session_groups
        for session in group.sessions
    ]


def plain(value):
    return MessageToDict(value)


def read(folder):
    # More than any run has epochs: beyond, TensorBoard keeps a sample.
    multiplexer = EventMultiplexer(tensor_size_guidance={PLUGIN: 10_000})
    multiplexer.AddRunsFromDirectory(str(folder))
    multiplexer.Reload()
    return {"scalars": read_scalars(multiplexer), "sessions": read_sessions(multiplexer, folder)}


if __name__ == "__main__":
    events, answer = map(Path, sys.argv[1:])
    answer.write_text(json.dumps(read(events), indent=1) + "\n")
