#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the MIDI files of the demo projects from the few numbers below (Standard MIDI Files, format 0).

Only needed to change a demo; the files it writes are part of the repository. Run it without arguments.
"""
import math
from pathlib import Path
import struct

QUARTER = 480  # ticks; at 120 quarters a minute a second has 960
SECOND = 2 * QUARTER


def length(value):
    """A number in MIDI's groups of seven bits."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(0x80 | value & 0x7F)
    return bytes(reversed(groups))


def midi_file(events, name):
    """events: (seconds, message bytes), in any order."""
    data = length(0) + b"\xff\x03" + length(len(name)) + name.encode()
    data += length(0) + b"\xff\x51\x03" + (500000).to_bytes(3, "big")
    now = 0
    for seconds, message in sorted(events, key=lambda event: event[0]):
        tick = round(seconds * SECOND)
        data += length(tick - now) + message
        now = tick
    data += length(0) + b"\xff\x2f\x00"
    header = struct.pack(">4sIHHH", b"MThd", 6, 0, 1, QUARTER)
    return header + struct.pack(">4sI", b"MTrk", len(data)) + data


def note(start, seconds, number, velocity=90):
    return [(start, bytes([0x90, number, velocity])), (start + seconds, bytes([0x80, number, 64]))]


def curve(controller, points, step=0.01):
    """Straight lines between (seconds, value) points; only changes are written."""
    events, last = [], None
    first, end = points[0][0], points[-1][0]
    for i in range(round((end - first) / step) + 1):
        now = first + i * step
        for (t0, v0), (t1, v1) in zip(points, points[1:]):
            if t0 <= now + 1e-9 and now <= t1 + 1e-9:
                value = round(v0 + (v1 - v0) * (now - t0) / (t1 - t0))
        if value != last:
            events.append((now, bytes([0xB0, controller, value])))
            last = value
    return events


def swell():
    """One note: the filter (74) opens and settles, vibrato (1) comes late, both end with the note."""
    return (
        note(0.0, 2.0, 57)
        + curve(74, [(0.0, 0), (0.6, 110), (1.0, 70), (2.0, 70), (2.4, 0)])
        + curve(1, [(0.0, 0), (1.0, 0), (1.8, 90), (2.0, 90), (2.2, 0)])
    )


def phrase():
    """Something to be performed: long and short notes, a chord, silence, no controllers at all."""
    events = []
    melody = [(57, 0.0, 1.8), (60, 2.6, 0.3), (62, 3.0, 0.3), (64, 3.4, 2.4), (69, 6.6, 0.15), (67, 6.9, 0.15)]
    for number, start, seconds in melody + [(60, 7.4, 2.0), (64, 7.4, 2.0), (69, 7.4, 2.0), (57, 10.2, 3.5)]:
        events += note(start, seconds, number, 80)
    return events

def glide(points, at, value):
    """The value of straight lines between (seconds, value) points."""
    for (t0, v0), (t1, v1) in zip(points, points[1:]):
        if t0 <= at <= t1:
            return v0 + (v1 - v0) * (at - t0) / (t1 - t0)
    return value


def accents(notes):
    """How hard a key is struck decides how the filter (74) and the loudness (11) begin: soft notes open slowly and
    swell, hard ones bite at once and fall back. notes: (start, seconds, number, velocity)."""
    events = []
    for start, seconds, number, velocity in notes:
        events += note(start, seconds, number, velocity)
        force = (velocity - 30) / (120 - 30)
        peak, hold, rise = 50 + 70 * force, 45 + 25 * force, 0.7 - 0.66 * force
        first, body = 60 + 67 * force, 105 - 15 * force
        end = start + seconds
        events += curve(74, [(start, 10), (start + rise, peak), (start + rise + 0.3, hold), (end, hold), (end + 0.3, 10)])
        events += curve(11, [(start, 60), (start + 0.05, first), (start + 0.9, body), (end, body), (end + 0.3, 60)])
    return events


def tones(notes):
    """Short notes stay plain. In a note that is held, vibrato (1) comes after 0.8 s, and from then on the filter (74)
    sways, wider and wider; both are gone soon after the key. notes: (start, seconds, number)."""
    events = []
    for start, seconds, number in notes:
        events += note(start, seconds, number, 84)
        end = start + seconds
        vibrato = [(0.0, 0.0), (0.8, 0.0), (2.2, 96.0), (9.0, 96.0)]
        width = [(0.0, 0.0), (0.8, 0.0), (2.4, 34.0), (9.0, 34.0)]
        mod, cut = [], []
        for i in range(round(seconds / 0.02) + 1):
            now = i * 0.02
            sway = math.sin(2 * math.pi * 1.25 * max(now - 0.8, 0.0))
            mod.append((start + now, glide(vibrato, now, 0)))
            cut.append((start + now, 64 + glide(width, now, 0) * sway))
        mod += [(end + 0.25, 0)]
        cut += [(end + 0.25, 64)]
        events += curve(1, mod) + curve(74, cut)
    return events


folder = Path(__file__).parent
(folder / "swell" / "swell.mid").write_bytes(midi_file(swell(), "swell"))
(folder / "swell" / "phrase.mid").write_bytes(midi_file(phrase(), "phrase"))
(folder / "accents" / "soft-and-loud.mid").write_bytes(
    midi_file(accents([(0.0, 1.5, 52, 30), (2.5, 1.5, 52, 120)]), "soft and loud")
)
(folder / "accents" / "in-between.mid").write_bytes(
    midi_file(accents([(0.0, 1.5, 55, 60), (2.5, 1.5, 55, 90)]), "in between")
)
(folder / "tones" / "held.mid").write_bytes(midi_file(tones([(0.0, 4.0, 57)]), "held"))
(folder / "tones" / "short-and-held.mid").write_bytes(
    midi_file(tones([(0.0, 0.3, 60), (0.75, 0.3, 62), (1.5, 2.5, 64)]), "short and held")
)
