"""The application for servers that want a WSGI callable, with the settings of the environment.

``gunicorn.conf.py`` sets the folder up in which its processes put their numbers together.
"""

import os
from pathlib import Path

from citemark.settings import Settings
from citemark.web import METRICS_DIRECTORY
from citemark.web.serve import load

application = load(Settings.from_environment(), Path(os.environ[METRICS_DIRECTORY]).parent)
