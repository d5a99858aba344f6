"""Outside: pages that are not ours, read from another website, a saved file or standard input, whatever comes in.

``read`` asks in a process of its own, which is ended when it takes too long or too much: nothing that somebody sends can stop
the program, and a page that could not be read is a value that says why. ``hosts`` says which addresses are asked at all,
``web`` asks, ``saved`` opens a file, ``page`` makes text blocks of what came.
"""

from localoffer.outside.page import LIMITS, Limits, NotRead, Page
from localoffer.outside.read import read, read_all, too_long

__all__ = ["LIMITS", "Limits", "NotRead", "Page", "read", "read_all", "too_long"]
