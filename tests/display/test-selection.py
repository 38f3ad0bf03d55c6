# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of selections by keyboard.

test-selection.py SELECTION_HOST [FOLDER_FOR_PICTURES]
"""
