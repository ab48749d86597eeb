"""This module knows the two diagrams by which a reader can judge a model: SVG, no script."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
from measuring import BINS, Judged, figures

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "citemark"  # the same figures give the same file

from matplotlib import pyplot as plt  # noqa: E402 - the backend is chosen first


def write(folder: Path, name: str, judged: Judged, prevalence: float) -> None:
    """A reliability diagram and precision against prevalence, for one split."""
    folder.mkdir(parents=True, exist_ok=True)
    slug = name.replace(" ", "-").replace(",", "")
    _reliability(folder / f"{slug}-reliability.svg", name, judged)
    _precision(folder / f"{slug}-precision.svg", name, judged, prevalence)


def _save(path: Path) -> None:
    plt.tight_layout()
    plt.savefig(path, metadata={"Date": None})
    plt.close()


def _reliability(path: Path, name: str, judged: Judged) -> None:
    places = np.minimum((judged.probability * BINS).astype(int), BINS - 1)
    said, true, count = [], [], []
    for place in range(BINS):
        inside = places == place
        if inside.any():
            said.append(judged.probability[inside].mean())
            true.append(judged.misleads[inside].mean())
            count.append(inside.sum())
    plt.figure(figsize=(4.2, 4.0))
    plt.plot([0, 1], [0, 1], color="0.6", linewidth=1, label="calibrated")
    plt.scatter(
        said, true, s=[20 + 3 * np.sqrt(n) for n in count], color="#1f5fa8", label="measured"
    )
    plt.xlabel("probability said")
    plt.ylabel("share that misleads")
    plt.title(name, fontsize=10)
    plt.legend(frameon=False, fontsize=8)
    _save(path)


def _precision(path: Path, name: str, judged: Judged, prevalence: float) -> None:
    found = figures(judged)
    detected, false = found["detected"], found["false_positives"]
    if detected is None or false is None:
        return
    shares = np.logspace(-3, np.log10(0.5), 60)
    precision = detected * shares / np.clip(detected * shares + false * (1 - shares), 1e-12, None)
    plt.figure(figsize=(4.2, 3.2))
    plt.semilogx(shares, precision, color="#1f5fa8")
    plt.axvline(prevalence, color="0.6", linewidth=1)
    plt.xlabel("share of misleading references (grey: the stated one)")
    plt.ylabel("share of red that misleads")
    plt.ylim(0, 1.02)
    plt.title(name, fontsize=10)
    _save(path)
