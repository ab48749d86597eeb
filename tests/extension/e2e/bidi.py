"""Firefox by its own remote protocol (WebDriver BiDi): no driver program is needed."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
UUID = "11111111-2222-3333-4444-555555555555"
PREFERENCES = {
    "extensions.webextOptionalPermissionPrompts": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "app.update.enabled": False,
    "intl.locale.requested": "en-US",
}


class Firefox:
    """One Firefox with one page in it."""

    def __init__(
        self,
        binary: str,
        profile: Path,
        extension_id: str,
        policy: dict[str, Any] | None = None,
    ) -> None:
        if policy is not None:
            # Where Firefox looks for it in a reader's home, which is the profile here.
            place = profile / ".mozilla" / "managed-storage" / f"{extension_id}.json"
            place.parent.mkdir(parents=True)
            told = {"name": extension_id, "description": "", "type": "storage", "data": policy}
            place.write_text(json.dumps(told), encoding="utf-8")
        preferences = {
            **PREFERENCES,
            "extensions.webextensions.uuids": json.dumps({extension_id: UUID}),
        }
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in preferences.items()
        ]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [
            binary,
            "--headless",
            "--no-remote",
            "--profile",
            str(profile),
            "--remote-debugging-port=0",
        ]
        self._log = (profile / "stderr.txt").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [*command, "--remote-allow-system-access", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            env={**os.environ, "HOME": str(profile)},
        )
        self._open = ExitStack()
        self._socket: ClientConnection | None = None
        self._sent = 0
        self.origin = f"moz-extension://{UUID}"

    def _address(self) -> str:
        for _ in range(400):
            self._log.seek(0)
            if match := ADDRESS.search(self._log.read()):
                return match[1]
            time.sleep(0.1)
        raise TimeoutError("Firefox did not open its remote port")

    def __enter__(self) -> Self:
        try:
            self._socket = self._open.enter_context(
                connect(f"{self._address()}/session", max_size=None, proxy=None)
            )
            self.call("session.new", capabilities={})
            self.page = self.call("browsingContext.getTree")["contexts"][0]["context"]
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        self._open.close()
        self._process.terminate()
        self._process.wait(20)
        self._log.close()

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        assert self._socket is not None
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(30))
            if message.get("id") != self._sent:
                continue
            if message["type"] == "error":
                raise RuntimeError(f"{method}: {message['message']}")
            result: dict[str, Any] = message["result"]
            return result

    def install(self, folder: Path) -> None:
        self.call("webExtension.install", extensionData={"type": "path", "path": str(folder)})

    def open(self, url: str) -> None:
        self.call("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def tab(self, url: str) -> str:
        """Another page, in another tab."""
        context: str = self.call("browsingContext.create", type="tab")["context"]
        self.call("browsingContext.navigate", context=context, url=url, wait="complete")
        return context

    def evaluate(self, script: str, page: str | None = None) -> Any:
        """The value of an expression, awaited, by way of JSON."""
        answer = self.call(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({script})) ?? 'null')()",
            target={"context": page or self.page},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def until(self, script: str, page: str | None = None) -> None:
        """Waits until an expression holds."""
        for _ in range(150):
            if self.evaluate(script, page):
                return
            time.sleep(0.1)
        raise TimeoutError(script)

    def click(self, element: str, page: str | None = None) -> None:
        """A real click, which counts as the reader's own."""
        middle = (
            "((box) => [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)])"
        )
        x, y = self.evaluate(f"{middle}(({element}).getBoundingClientRect())", page)
        actions = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = [
            {
                "type": "pointer",
                "id": "m",
                "parameters": {"pointerType": "mouse"},
                "actions": actions,
            }
        ]
        self.call("input.performActions", context=page or self.page, actions=mouse)

    def press(self, key: str) -> None:
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.call(
            "input.performActions",
            context=self.page,
            actions=[{"type": "key", "id": "k", "actions": actions}],
        )

    def screenshot(self) -> bytes:
        return base64.b64decode(
            self.call("browsingContext.captureScreenshot", context=self.page)["data"]
        )
