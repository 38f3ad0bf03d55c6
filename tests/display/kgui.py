# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives one GTK 4 program through AT-SPI; xdotool presses keys, ImageMagick takes pictures.

Wait for a state, never for a time: act on the next thing only when the last one has landed.
"""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
import pyatspi  # noqa: E402

Atspi.set_timeout(3000, 15000)

# What a screen reader has to be able to name.
NAMED = {
    "button", "toggle button", "text", "entry", "password text", "combo box", "check box",
    "radio button", "spin button", "table row", "tree table", "dialog", "alert", "frame", "link",
}


def walk(node):
    """The node and everything below it; what goes away meanwhile is left out."""
    yield node
    try:
        children = [child for child in node if child is not None]
    except GLib.GError:
        return
    for child in children:
        yield from walk(child)


def role(node):
    try:
        return node.getRoleName()
    except GLib.GError:
        return ""


def name(node):
    try:
        return node.name
    except GLib.GError:
        return ""


def states(node):
    try:
        return {pyatspi.stateToString(state) for state in node.getState().getStates()}
    except GLib.GError:
        return set()


def actions(node):
    try:
        action = node.queryAction()
        return [action.getName(i) for i in range(action.nActions)]
    except (NotImplementedError, GLib.GError):
        return []


def interfaces(node):
    try:
        return pyatspi.listInterfaces(node)
    except GLib.GError:
        return []


def wait(condition, what, timeout=10.0):
    """Calls condition until it gives something true, and returns that."""
    end = time.monotonic() + timeout
    while True:
        try:
            value = condition()
            if value:
                return value
        except (GLib.GError, LookupError):
            pass
        if time.monotonic() > end:
            raise AssertionError("waited in vain for " + what)
        time.sleep(0.05)


def application(app_name, timeout=20):
    def find_it():
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.name == app_name and app.childCount:
                return app
        return None

    return wait(find_it, "the program " + app_name, timeout)


def matches(node, role_name, label, shown):
    if role_name is not None and role(node) != role_name:
        return False
    if label is not None and name(node) != label:
        return False
    return not shown or "showing" in states(node)


def find(root, role_name=None, label=None, where=None, shown=True, timeout=10):
    """The first node of that role and name, once it is there."""

    def find_it():
        for node in walk(root):
            if matches(node, role_name, label, shown) and (where is None or where(node)):
                return node
        return None

    return wait(find_it, "%s %r" % (role_name, label), timeout)


def has(root, role_name, label):
    return any(matches(node, role_name, label, True) for node in walk(root))


def gone(root, role_name, label, timeout=10):
    wait(lambda: not has(root, role_name, label), "%s %r to go" % (role_name, label), timeout)


def act(node, action="click"):
    """Runs an action by its name: "click", "toggle", or on a frame "win.lock"."""
    interface = node.queryAction()
    for i in range(interface.nActions):
        if interface.getName(i) == action:
            return interface.doAction(i)
    raise LookupError("%r has no action %s but %s" % (name(node), action, actions(node)))


def click(root, label, role_name="button"):
    node = find(root, role_name, label, where=lambda n: "sensitive" in states(n))
    act(node)


def switch(root, label):
    """Toggles a switch row or a check button: the node with an action is the inner one."""
    node = find(root, "check box", label, where=actions)
    act(node, actions(node)[0])


def is_checked(root, label):
    return any("checked" in states(node) for node in walk(root) if name(node) == label)


def set_text(root, label, text):
    node = find(root, None, label, where=lambda n: "EditableText" in interfaces(n))
    assert node.queryEditableText().setTextContents(text)
    return node


def get_text(node):
    return node.queryText().getText(0, -1)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def focus(title):
    """Gives the window X's focus: without a window manager nobody else does."""
    run("xdotool", "search", "--onlyvisible", "--name", title, "windowfocus", "--sync")


def keys(*names):
    run("xdotool", "key", "--clearmodifiers", *names)
    time.sleep(0.1)


def typing(text):
    run("xdotool", "type", "--delay", "15", text)
    time.sleep(0.1)


def picture(path):
    run("import", "-window", "root", path)


def speaks_for_itself(node):
    """A text that cannot be written in, and a toast, which is read by the label in it."""
    if role(node) == "text":
        return "EditableText" not in interfaces(node)
    return role(node) == "alert" and any(role(n) == "label" and name(n) for n in walk(node))


def nameless(root):
    """What a screen reader could not name; to be empty in every view."""
    return [
        (role(node), actions(node)[:3])
        for node in walk(root)
        if role(node) in NAMED
        and not name(node)
        and "showing" in states(node)
        and not speaks_for_itself(node)
    ]


def tree(root):
    """The accessible tree as text, for whoever writes a test."""
    lines = []

    def go(node, depth):
        lines.append("%s%s %r %s" % ("  " * depth, role(node), name(node), " ".join(actions(node)[:3])))
        for child in node:
            if child is not None:
                go(child, depth + 1)

    go(root, 0)
    return "\n".join(lines)
