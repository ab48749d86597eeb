"""For those who start gunicorn themselves: the configuration of ``citemark serve``, not a copy.

    gunicorn -c deploy/gunicorn.conf.py

Settings come from the environment (``citemark.env.example``).
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from citemark.errors import CitemarkError
from citemark.settings import Settings
from citemark.web import METRICS_DIRECTORY, logs
from citemark.web.serve import load, options

_settings = Settings.from_environment()
logs.set_up(_settings.log_level)

# Made before the first fork, and only then: this file is read again at every reload.
if METRICS_DIRECTORY not in os.environ:
    _numbers = Path(tempfile.mkdtemp(prefix="citemark-")) / "metrics"
    _numbers.mkdir()
    os.environ[METRICS_DIRECTORY] = str(_numbers)
_folder = Path(os.environ[METRICS_DIRECTORY]).parent

globals().update(options(_settings))
pythonpath = str(Path(__file__).resolve().parent)
wsgi_app = "application:application"


def on_reload(server: Any) -> None:
    """Give the new workers the new model and index; unusable ones leave the old in place."""
    try:
        server.app.callable = load(Settings.from_environment(), _folder)
    except CitemarkError as error:
        server.log.error(  # noqa: TRY400 - the message says what to mend; a traceback hides it
            "the reload failed, the service goes on as it was: %s", error
        )


def on_exit(_server: object) -> None:
    """The numbers end with the service that they are of."""
    shutil.rmtree(_folder, ignore_errors=True)
